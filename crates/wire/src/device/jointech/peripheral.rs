//! What sub-locks and sensors say through a gateway lock.

use super::super::bytes::{Bytes, hex, text};
use super::super::{Detail, Frame, Lock, LockEvent, Message, Rope, State, SubLock, Unreadable, moment, unreadable};
use super::place::{BLOCK, block};

/// `head` is `id,version,serial,WLNET,5,`; the payload has its escapes undone.
pub(super) fn decode(head: &[u8], payload: &[u8]) -> Result<Frame, Unreadable> {
    let head = text(head);
    let mut fields = head.split(',');
    let (device, serial) = (fields.next().unwrap_or_default(), fields.nth(1).unwrap_or_default());
    let mut message = read(payload)?;
    message.serial = serial.parse().ok();
    let reply = message.serial.map(|serial| format!("(P69,0,{serial})"));
    Ok(super::frame(device, vec![message], reply))
}

/// A payload without its frame: no device, no answer.
pub(in crate::device) fn alone(payload: &[u8]) -> Result<Frame, Unreadable> {
    Ok(Frame { device: None, ..super::frame("", vec![read(payload)?], None) })
}

fn read(payload: &[u8]) -> Result<Message, Unreadable> {
    let Some(rest) = payload.strip_prefix(b"2,") else { return unreadable("a peripheral's report begins with 2,") };
    fields(&mut Bytes(rest)).map_or_else(|| unreadable("a peripheral's report that is cut short"), Ok)
}

fn fields(bytes: &mut Bytes) -> Option<Message> {
    let (time, position) = block(&bytes.array::<BLOCK>()?)?;
    let mut message = Message::new("peripheral");
    (message.device_time, message.position) = (Some(time), Some(position));
    let sensed = moment::day_first(bytes.array()?);
    let id = hex(bytes.take(5)?);
    let (serial, volts, battery, signal, kind) = (bytes.u8()?, bytes.u16()?, bytes.u8()?, bytes.u8()?, bytes.u8()?);
    if let Some(sensed) = sensed {
        message.text("sensor_time", sensed.to_string());
    }
    message.text("peripheral", id.clone());
    message.number("peripheral_serial", serial);
    message.details.push(("volts", Detail::Decimal(volts.into(), 2)));
    message.number("peripheral_battery_percent", battery);
    message.number("rssi", -i64::from(signal));
    match kind {
        1 => {
            message.text("peripheral_type", "jt126_sensor");
            climate(&mut message, bytes.u16()?, bytes.u8()?);
        }
        4 | 9 => {
            message.text("peripheral_type", if kind == 4 { "jt709_sub_lock" } else { "jt802_valve_lock" });
            let state = sub_lock(&mut message, bytes)?;
            let card = message.card.clone();
            let battery_percent = Some(battery);
            message.sub_locks.push(SubLock {
                id,
                card,
                state,
                battery_percent,
                millivolts: Some(volts.saturating_mul(10)),
            });
        }
        other => message.number("peripheral_type", other),
    }
    Some(message)
}

/// Temperature in tenths, its top nibble set for below zero.
fn climate(message: &mut Message, temperature: u16, humidity: u8) {
    if temperature != 0xFFFF {
        let tenths = i64::from(temperature & 0x0FFF);
        let signed = if temperature & 0xF000 == 0 { tenths } else { -tenths };
        message.details.push(("temperature", Detail::Decimal(signed, 1)));
    }
    message.number("humidity", humidity);
}

fn sub_lock(message: &mut Message, bytes: &mut Bytes) -> Option<State> {
    let (event, status, cycles, gateway) = (bytes.u16()?, bytes.u16()?, bytes.u16()?, bytes.u8()?);
    let state = if status & 2 == 0 { State::Locked } else { State::Unlocked };
    let rope = if status & 1 == 0 { Rope::In } else { Rope::Out };
    message.lock = Some(Lock { state, rope, cover_open: Some(status & 4 != 0) });
    message.charging = status & 8 != 0;
    message.replayed = event & 0x8000 != 0 || gateway & 1 != 0;
    let named = [
        (event & 1 != 0, LockEvent::Locked),
        (event & (2 | 8) != 0, LockEvent::Unlocked),
        (event & 4 != 0, LockEvent::CoverOpened),
        (gateway & 2 != 0, LockEvent::SubLockLost),
        (gateway & 4 != 0, LockEvent::LowBattery),
    ];
    message.events.extend(named.into_iter().filter(|(on, _)| *on).map(|(_, event)| event));
    message.number("event", event & 0x7FFF);
    message.number("status", status);
    message.number("lock_cycles", cycles);
    message.card = bytes.u32().filter(|card| *card != 0).map(|card| format!("{card:010}"));
    Some(state)
}
