//! Binary frames: the long form of locks, the short one of trackers.

use super::super::bytes::{Bytes, hex};
use super::super::{Frame, Lock, LockEvent, Message, Rope, State, Unreadable, unreadable};
use super::place::{BLOCK, block};

/// Versions from this one on are answered with the frame's serial.
const NUMBERED: u8 = 0x19;

/// The status word's alarms, by bit.
const ALARMS: [(u16, LockEvent); 10] = [
    (1, LockEvent::FenceIn),
    (2, LockEvent::FenceOut),
    (3, LockEvent::RopeCut),
    (4, LockEvent::Vibration),
    (8, LockEvent::LeftUnlocked),
    (9, LockEvent::WrongPassword),
    (10, LockEvent::IllegalCard),
    (11, LockEvent::LowBattery),
    (12, LockEvent::CoverOpened),
    (14, LockEvent::MotorStuck),
];

const WAKE: [&str; 11] = [
    "restart",
    "rtc_timer",
    "vibration",
    "back_cover",
    "rope",
    "charging",
    "rfid_card",
    "lora",
    "sms",
    "sms",
    "bluetooth",
];

pub(in crate::device) fn decode(frame: &[u8]) -> Result<Frame, Unreadable> {
    let read = if frame.get(8) == Some(&0) { long(frame) } else { short(frame) };
    read.unwrap_or_else(|| unreadable("a binary frame that is cut short, or digits that are none"))
}

fn long(frame: &[u8]) -> Option<Result<Frame, Unreadable>> {
    let mut bytes = Bytes(frame.get(1..)?);
    let device = hex(bytes.take(5)?);
    let (version, kind, length) = (bytes.u8()?, bytes.u8()?, bytes.u16()?);
    if bytes.0.len() != usize::from(length) {
        return Some(unreadable(format!("a payload of {} bytes that says it has {length}", bytes.0.len())));
    }
    let serial = *frame.last()?;
    let (time, position) = block(&bytes.array::<BLOCK>()?)?;
    let mut message = Message::new("position");
    (message.device_time, message.position) = (Some(time), Some(position));
    message.serial = Some(serial.into());
    message.replayed = matches!(kind & 0x0F, 3 | 4);
    message.number("odometer_km", bytes.u32()?);
    message.number("satellites", bytes.u8()?);
    message.number("vehicle_id", bytes.u32()?);
    let status = bytes.u16()?;
    apply_status(&mut message, status);
    let battery = bytes.u8()?;
    message.charging = battery == 0xFF;
    message.battery_percent = (battery <= 100).then_some(battery);
    message.number("version", version);
    message.number("device_type", kind >> 4);
    message.number("data_type", kind & 0x0F);
    if version >= NUMBERED {
        recent(&mut message, &mut bytes)?
    } else {
        older(&mut message, &mut bytes)
    }
    let wanted = status & 1 << 5 != 0;
    let reply = wanted.then(|| if version >= NUMBERED { format!("(P69,0,{serial})") } else { "(P35)".to_owned() });
    Some(Ok(super::frame(device, vec![message], reply)))
}

pub(in crate::device) fn apply_status(message: &mut Message, status: u16) {
    let on = |bit: u16| status & 1 << bit != 0;
    message.lock = Some(Lock {
        state: if on(7) { State::Locked } else { State::Unlocked },
        rope: match (on(3), on(6)) {
            (true, _) => Rope::Cut,
            (false, true) => Rope::In,
            (false, false) => Rope::Out,
        },
        cover_open: Some(on(12) || !on(13)),
    });
    message.events.extend(ALARMS.iter().filter(|(bit, _)| on(*bit)).map(|(_, event)| *event));
    message.text("status", format!("{status:04x}"));
    message.flag("ack_required", on(5));
}

/// What the versions of today add behind the battery.
fn recent(message: &mut Message, bytes: &mut Bytes) -> Option<()> {
    let (cell, lac, gsm, fence, wake) = (bytes.u16()?, bytes.u16()?, bytes.u8()?, bytes.u8()?, bytes.u8()? & 0x0F);
    let (mnc_high, extended) = (bytes.u8()?, bytes.u8()?);
    let imei = hex(bytes.take(8)?);
    let (cell_high, mcc, mnc_low) = (bytes.u16()?, bytes.u16()?, bytes.u8()?);
    message.charging |= extended & 1 != 0;
    message.number("lac", lac);
    message.number("cell", u32::from(cell_high) << 16 | u32::from(cell));
    message.number("gsm", gsm);
    message.number("fence", fence);
    message.number("mcc", mcc);
    message
        .number("mnc", if mnc_high == 0x0F { mnc_low.into() } else { u16::from(mnc_high) << 8 | u16::from(mnc_low) });
    if let Some(name) = WAKE.get(usize::from(wake)) {
        message.text("wake_source", *name);
    }
    if !imei.starts_with("0f0f") {
        message.text("imei", imei.trim_end_matches('f'));
    }
    Some(())
}

/// Older versions end at any of these.
fn older(message: &mut Message, bytes: &mut Bytes) {
    if let (Some(cell), Some(lac), Some(gsm)) = (bytes.u16(), bytes.u16(), bytes.u8()) {
        message.number("cell", cell);
        message.number("lac", lac);
        message.number("gsm", gsm);
    }
}

/// Several records of 27 bytes, then an index byte that the last frame of a batch may lack.
fn short(frame: &[u8]) -> Option<Result<Frame, Unreadable>> {
    let mut bytes = Bytes(frame.get(1..)?);
    let device = hex(bytes.take(5)?);
    let version = bytes.u8()? >> 4;
    let length = usize::from(bytes.u16()?);
    if bytes.0.len() != length + 1 {
        return Some(unreadable(format!("records of {} bytes that say they have {length}", bytes.0.len())));
    }
    let mut records = Bytes(bytes.take(length)?);
    let index = bytes.u8()?;
    let mut messages = Vec::new();
    while !records.0.is_empty() {
        let (time, position) = block(&records.array::<BLOCK>()?)?;
        let mut message = Message::new("position");
        (message.device_time, message.position) = (Some(time), Some(position));
        message.serial = Some(index.into());
        tracker(&mut message, version, records.array()?);
        messages.push(message);
    }
    Some(Ok(super::frame(device, messages, None)))
}

fn tracker(message: &mut Message, version: u8, extra: [u8; 10]) {
    let [a, b, c, d, e, f, g, h, i, j] = extra;
    match version {
        1 => {
            message.number("satellites", a);
            message.number("power", b);
            message.number("flags", c);
            if let Some(position) = &mut message.position {
                position.altitude = Some(f64::from(u16::from_be_bytes([d, e])));
            }
            message.number("cell", u16::from_be_bytes([f, g]));
            message.number("lac", u16::from_be_bytes([h, i]));
            message.number("gsm", j);
        }
        2 => {
            message.number("fuel", u16::from_be_bytes([a, j]));
            message.number("odometer_km", u32::from_be_bytes([f, g, h, i]));
        }
        3 => {
            message.number("odometer_km", u32::from_be_bytes([0, e & 0x0F, f, g]));
            message.text("status", hex(&[h, i, j]));
        }
        _ => message.text("record", hex(&extra)),
    }
}
