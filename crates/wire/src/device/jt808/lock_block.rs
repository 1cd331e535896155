//! Messages 5501 and 5502: a Jointech block in a JT/T 808 frame.

use super::super::bytes::{Bytes, hex};
use super::super::jointech::{BLOCK, block};
use super::super::{Message, Position};
use super::items::lock_event;

pub(super) fn read(bytes: &mut Bytes, has_fix: bool) -> Option<Message> {
    let (time, position) = block(&bytes.array::<BLOCK>()?)?;
    let mut message = Message::new("position");
    message.device_time = Some(time);
    message.position = Some(Position { fix_valid: has_fix, ..position });
    message.number("rssi", bytes.u8()?);
    message.number("satellites", bytes.u8()?);
    message.number("odometer_km", bytes.u32()?);
    let battery = bytes.u8()?;
    message.battery_percent = (battery <= 100).then_some(battery);
    message.charging = matches!(battery, 0xAA | 0xAB);
    message.number("cell", bytes.u32()?);
    message.number("lac", bytes.u16()?);
    message.number("product", bytes.u8()?);
    message.text("status", hex(bytes.take(2)?));
    message.text("alarm", hex(bytes.take(2)?));
    while let (Some(id), Some(length)) = (bytes.u8(), bytes.u8()) {
        let Some(value) = bytes.take(length.into()) else { break };
        item(&mut message, id, value);
    }
    Some(message)
}

fn item(message: &mut Message, id: u8, value: &[u8]) -> Option<()> {
    let mut bytes = Bytes(value);
    match id {
        0x02 => {
            let altitude = i16::from_be_bytes(bytes.array()?);
            if let Some(position) = &mut message.position {
                position.altitude = Some(altitude.into());
            }
        }
        0x0B => lock_event(message, value)?,
        0x0C => message.text("tilt", hex(value)),
        0x10 => message.number("wake_source", bytes.u8()?),
        0xFC => message.text("fence", hex(value)),
        _ => {}
    }
    Some(())
}
