//! TeraTrack JSON: one object a message, every value a text.

use serde_json::{Map, Value};

use super::{Frame, Lock, LockEvent, Message, Position, Protocol, Reply, Rope, State, Unreadable, moment, unreadable};

/// Alarms by key; the vendor spells one of them in two ways.
const ALARMS: [(&str, LockEvent); 8] = [
    ("LockOpen", LockEvent::Unlocked),
    ("LockCutOff", LockEvent::RopeCut),
    ("SealTampered", LockEvent::Tampered),
    ("SealTempered", LockEvent::Tampered),
    ("UnCoverBack", LockEvent::CoverOpened),
    ("PasswordError", LockEvent::WrongPassword),
    ("IllegalCard", LockEvent::IllegalCard),
    ("LockStuck", LockEvent::MotorStuck),
];

pub(super) fn decode(frame: &[u8]) -> Result<Frame, Unreadable> {
    let object: Map<String, Value> = match serde_json::from_slice(frame) {
        Ok(object) => object,
        Err(error) => return unreadable(error.to_string()),
    };
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    let number = |key: &str| text(key).and_then(|text| text.parse::<f64>().ok());
    let on = |key: &str| text(key).map(|text| text == "1");
    let Some(device) = text("MDeviceID") else { return unreadable("MDeviceID is missing") };
    let mut message = Message::new("position");
    let time = text("DateTime").and_then(|moment| moment.split_once(' '));
    message.device_time = time.and_then(|(date, time)| moment::written(date, time));
    if message.device_time.is_none() {
        return unreadable("DateTime is no moment");
    }
    if let (Some(latitude), Some(longitude)) = (number("Latitude"), number("Longitude")) {
        if latitude.abs() > 90.0 || longitude.abs() > 180.0 {
            return unreadable(format!("{latitude} {longitude} is no place"));
        }
        message.position = Some(Position {
            fix_valid: latitude != 0.0 || longitude != 0.0,
            latitude,
            longitude,
            altitude: None,
            speed_kmh: number("Speed").unwrap_or_default(),
            course: number("Direction").unwrap_or_default(),
        });
    }
    message.serial = text("Index").and_then(|index| index.parse().ok());
    message.battery_percent = text("Power").and_then(|power| power.parse().ok());
    message.card = text("CardNo").filter(|card| !card.is_empty()).map(str::to_owned);
    message.lock = Some(Lock {
        state: on("LockStatus").map_or(State::Unknown, |locked| if locked { State::Locked } else { State::Unlocked }),
        rope: match (on("LockCutOff"), on("LockRope")) {
            (Some(true), _) => Rope::Cut,
            (_, Some(true)) => Rope::In,
            (_, Some(false)) => Rope::Out,
            (_, None) => Rope::Unknown,
        },
        cover_open: on("CoverStatus").map(|closed| !closed),
    });
    message.events = ALARMS.iter().filter(|(key, _)| on(key) == Some(true)).map(|(_, event)| *event).collect();
    if on("LowPower") == Some(true) {
        message.events.push(LockEvent::LowBattery);
    }
    for (name, key) in [("imei", "IMEI"), ("rssi", "GSM")] {
        if let Some(value) = text(key) {
            message.text(name, value);
        }
    }
    Ok(Frame {
        protocol: Protocol::Teratrack,
        device: Some(device.to_owned()),
        reply: (on("MessageAck") == Some(true)).then(|| Reply::Text("{01}".to_owned())),
        messages: vec![message],
        intact: true,
    })
}
