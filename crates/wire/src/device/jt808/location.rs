//! Message 0200 and the messages that hold several of it.

use super::super::bytes::{Bytes, hex, text};
use super::super::{LockEvent, Message, Position, moment};
use super::items;

/// Most readings of one batch.
const MOST: usize = 1_000;

/// One reading: alarms, status, place, time, then items.
pub(super) fn read(bytes: &mut Bytes) -> Option<Message> {
    let alarm = bytes.u32()?;
    let mut message = placed(bytes)?;
    message.text("alarm_flags", format!("{alarm:08x}"));
    let bits =
        [(7, LockEvent::LowBattery), (15, LockEvent::Vibration), (16, LockEvent::Tampered), (17, LockEvent::Tampered)];
    message.events.extend(bits.into_iter().filter(|(bit, _)| alarm & 1 << bit != 0).map(|(_, event)| event));
    items::read(&mut message, bytes);
    Some(message)
}

/// Status, place and time.
fn placed(bytes: &mut Bytes) -> Option<Message> {
    let status = bytes.u32()?;
    let (latitude, longitude) = (bytes.u32()?, bytes.u32()?);
    let altitude = i16::from_be_bytes(bytes.array()?);
    let (speed, course) = (bytes.u16()?, bytes.u16()?);
    let mut message = Message::new("position");
    message.device_time = Some(moment::china(bytes.array()?)?);
    message.position = Some(Position {
        altitude: Some(altitude.into()),
        speed_kmh: f64::from(speed) / 10.0,
        course: course.into(),
        ..place(status, latitude, longitude)
    });
    message.text("status_flags", format!("{status:08x}"));
    Some(message)
}

fn place(status: u32, latitude: u32, longitude: u32) -> Position {
    let on = |bit: u32| status & 1 << bit != 0;
    let degrees = |millionths: u32, negative: bool| {
        let value = f64::from(millionths) / 1_000_000.0;
        if negative { -value } else { value }
    };
    Position {
        fix_valid: on(1),
        latitude: degrees(latitude, on(2)),
        longitude: degrees(longitude, on(3)),
        altitude: None,
        speed_kmh: 0.0,
        course: 0.0,
    }
}

/// 0704: count, kind, then readings behind their lengths.
pub(super) fn batch(bytes: &mut Bytes) -> Option<Vec<Message>> {
    let (count, kind) = (bytes.u16()?, bytes.u8()?);
    let mut all = Vec::new();
    for _ in 0..usize::from(count).min(MOST) {
        let length = bytes.u16()?;
        let mut one = read(&mut Bytes(bytes.take(length.into())?))?;
        one.replayed = kind == 1;
        all.push(one);
    }
    Some(all)
}

/// 0210: readings behind a length of one byte; or a battery level and a time alone.
pub(super) fn short_batch(bytes: &mut Bytes) -> Option<Vec<Message>> {
    if bytes.0.len() == 7 {
        let mut message = Message::new("battery");
        message.battery_percent = bytes.u8();
        message.device_time = moment::china(bytes.array()?);
        return Some(vec![message]);
    }
    let mut all = Vec::new();
    while !bytes.0.is_empty() && all.len() < MOST {
        let length = bytes.u8()?;
        all.push(read(&mut Bytes(bytes.take(length.into())?))?);
    }
    Some(all)
}

/// 0900: a kind byte, then what the vendor likes.
pub(super) fn transparent(bytes: &mut Bytes) -> Option<Message> {
    let kind = bytes.u8()?;
    let mut message = match kind {
        // sensor readings behind a status, a place and a time; where they don't stand, it is no reading
        b'S' | b'T' => placed(bytes).unwrap_or_else(|| Message::new("transparent")),
        0xF0 => engine(bytes).unwrap_or_else(|| Message::new("transparent")),
        b'@' => {
            let mut message = Message::new("transparent");
            message.text("text", text(bytes.0));
            message
        }
        _ => Message::new("transparent"),
    };
    message.text("kind_byte", format!("{kind:02x}"));
    message.text("content", hex(bytes.0));
    Some(message)
}

/// Engine data: its time in front; status, place and the time of the fix at the end.
fn engine(bytes: &mut Bytes) -> Option<Message> {
    let time = moment::china(bytes.array()?)?;
    let tail = bytes.0.len().checked_sub(18)?;
    let mut end = Bytes(bytes.0.get(tail..)?);
    let (status, latitude, longitude) = (end.u32()?, end.u32()?, end.u32()?);
    moment::china(end.array()?)?;
    let mut message = Message::new("position");
    message.device_time = Some(time);
    message.position = Some(place(status, latitude, longitude));
    Some(message)
}
