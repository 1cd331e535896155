//! eSeal text: `##S,eSeal,id,customer,firmware,type,…,E##`.

use super::{Frame, Lock, LockEvent, Message, Position, Protocol, Reply, Rope, State, Unreadable, moment, unreadable};

/// The types that carry a reading; all others are answers to commands.
const READINGS: [(&str, Option<LockEvent>); 9] = [
    ("Startup", None),
    ("Normal", None),
    ("Button-Normal", None),
    ("Termination", None),
    ("Event-Door", None),
    ("Event-Shock", Some(LockEvent::Shock)),
    ("Event-Drop", Some(LockEvent::Dropped)),
    ("Event-Lock", Some(LockEvent::Locked)),
    ("Event-RC-Unlock", Some(LockEvent::Unlocked)),
];

pub(super) fn decode(frame: &[u8]) -> Result<Frame, Unreadable> {
    let Ok(text) = std::str::from_utf8(frame) else { return unreadable("eSeal text that is not UTF-8") };
    let text = text.trim_end();
    let fields: Vec<&str> = text.split(',').collect();
    let [start, "eSeal", device, customer, firmware, kind, rest @ .., "E##"] = fields.as_slice() else {
        return unreadable("eSeal text is ##S,eSeal,id,customer,firmware,type,…,E##");
    };
    let found = READINGS.iter().find(|(name, _)| name == kind);
    let mut frame = Frame {
        protocol: Protocol::Eseal,
        device: Some((*device).to_owned()),
        messages: Vec::new(),
        reply: None,
        intact: true,
    };
    let Some((name, event)) = found else {
        let mut message = Message::new("command_response");
        message.text("command", *kind);
        message.text("params", rest.join(","));
        frame.messages.push(message);
        return Ok(frame);
    };
    let mut message = reading(rest)?;
    message.text("type", *name);
    message.events.extend(*event);
    let index = rest.first().copied().unwrap_or_default();
    // what a device is told at its start: report every 180 s, keep the limits that it was delivered with
    let settings = if *kind == "Startup" { "3,1,180," } else { "" };
    let answer = format!("{start},eSeal,{device},{customer},{firmware},{kind} ACK,{index},{settings}E##\r\n");
    frame.reply = Some(Reply::Text(answer));
    frame.messages.push(message);
    Ok(frame)
}

fn reading(fields: &[&str]) -> Result<Message, Unreadable> {
    let [index, date, time, _interval, fix, place, course, speed, door, shock, nfc, volt, signal, ..] = fields else {
        return unreadable(format!("{} fields of an eSeal reading; there are 13", fields.len()));
    };
    let mut message = Message::new("position");
    message.serial = index.parse().ok();
    message.device_time = moment::written(date, time);
    let Some((latitude, longitude)) = degrees(place) else { return unreadable(format!("{place:?} is no place")) };
    let (Ok(course), Ok(speed_kmh)) = (course.parse(), speed.parse()) else {
        return unreadable("course and speed are numbers");
    };
    if message.device_time.is_none() {
        return unreadable(format!("{date} {time} is no moment"));
    }
    let fix_valid = *fix == "A";
    message.position = Some(Position { fix_valid, latitude, longitude, altitude: None, speed_kmh, course });
    let state = match *door {
        "Close" => State::Locked,
        "Open" => State::Unlocked,
        _ => State::Unknown,
    };
    message.lock = Some(Lock { state, rope: Rope::Unknown, cover_open: None });
    message.text("acceleration", *shock);
    message.text("nfc", *nfc);
    message.text("volts", *volt);
    message.text("rssi", *signal);
    Ok(message)
}

/// `25.708828N 100.372870W`.
fn degrees(place: &str) -> Option<(f64, f64)> {
    let (latitude, longitude) = place.split_once(' ')?;
    let part = |text: &str, positive: char, negative: char, most: f64| {
        let sign = match text.chars().last()? {
            letter if letter == positive => 1.0,
            letter if letter == negative => -1.0,
            _ => return None,
        };
        let value: f64 = text.get(..text.len() - 1)?.parse().ok()?;
        (0.0..=most).contains(&value).then_some(value * sign)
    };
    Some((part(latitude, 'N', 'S', 90.0)?, part(longitude, 'E', 'W', 180.0)?))
}
