//! Text in brackets: heartbeats, requests, lock events, trackers' reports, answers to commands.

use jiff::Timestamp;

use super::super::bytes::text as plain;
use super::super::{Detail, Form, Frame, Lock, LockEvent, Message, Position, Protocol, Rope, State, Unreadable};
use super::super::{moment, unreadable};
use super::peripheral;
use super::place::{packed, written};

pub(in crate::device) fn decode(frame: &[u8], form: Form, now: Timestamp) -> Result<Frame, Unreadable> {
    let Some(inner) = frame.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b")")) else {
        return unreadable("text without its closing bracket");
    };
    if let Some(at) = inner.windows(9).position(|part| part == b",WLNET,5,") {
        let (head, payload) = inner.split_at(at + 9);
        let payload = if form == Form::Wire { unescape(payload) } else { payload.to_vec() };
        return peripheral::decode(head, &payload);
    }
    let text = plain(inner);
    let fields: Vec<&str> = text.split(',').collect();
    let (Some(device), Some(word)) = (fields.first(), fields.get(1)) else {
        return unreadable("text without an id and a word");
    };
    let said = |message, reply| Ok(super::frame(*device, vec![message], reply));
    match *word {
        "@JT" => said(Message::new("heartbeat"), None),
        "P22" => said(Message::new("time_sync_request"), Some(now.strftime("(P22,%d%m%y%H%M%S)").to_string())),
        "P52" if fields.get(2) == Some(&"2") => {
            let mut message = Message::new("dynamic_password");
            let password = fields.get(3).copied().unwrap_or_default();
            message.text("password", password);
            said(message, Some(format!("(P52,2,{password})")))
        }
        "P45" => {
            let message = lock_event(&fields)?;
            let reply = message.serial.map(|serial| format!("(P69,0,{serial})"));
            said(message, reply)
        }
        "W01" => said(wireless(&fields)?, None),
        "U01" | "U02" | "U03" => said(report(fields.get(2..).unwrap_or_default())?, Some("(S39)".to_owned())),
        "U06" => {
            let mut message = report(fields.get(3..).unwrap_or_default())?;
            message.text("alarm", fields.get(2).copied().unwrap_or_default());
            said(message, Some("(S20)".to_owned()))
        }
        "1" if fields.get(3) == Some(&"BASE") && fields.last() == Some(&"TIME") => {
            let answer = text.trim_end_matches("TIME").to_owned() + &now.strftime("%Y%m%d%H%M%S").to_string();
            let mut frame = super::frame(*device, vec![Message::new("time_sync_request")], Some(format!("({answer})")));
            frame.protocol = Protocol::Jt808;
            Ok(frame)
        }
        _ => said(command_response(&fields), None),
    }
}

/// The pair 3D,x stands for x XOR 3D, for the four bytes that frame a text.
fn unescape(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [byte, tail @ ..] = rest {
        if let (0x3D, [second @ (0x15 | 0x14 | 0x11 | 0x00), after @ ..]) = (*byte, tail) {
            plain.push(second ^ 0x3D);
            rest = after;
        } else {
            plain.push(*byte);
            rest = tail;
        }
    }
    plain
}

/// Fields by number from the front, because vendors append.
fn lock_event(fields: &[&str]) -> Result<Message, Unreadable> {
    let [
        _,
        _,
        date,
        time,
        lat,
        ns,
        lon,
        ew,
        fix,
        speed,
        course,
        source,
        verified,
        card,
        right,
        wrong,
        serial,
        more @ ..,
    ] = fields
    else {
        return unreadable(format!("{} fields of a lock event; there are 17 and more", fields.len()));
    };
    let mut message = Message::new("lock_event");
    place(&mut message, (date, time), (written(lat, 90.0), ns), (written(lon, 180.0), ew))?;
    motion(&mut message, *fix == "A", speed, course)?;
    let (Ok(source), Ok(verified)) = (source.parse::<u8>(), verified.parse::<u8>()) else {
        return unreadable("source and verification of a lock event are numbers");
    };
    let (name, event) = meaning(source, verified);
    message.text("source", name);
    message.number("verification", verified);
    message.flag("refused_outside_fence", event == Some(LockEvent::UnlockRefused));
    message.flag("password_correct", *right == "1");
    message.text("wrong_passwords", *wrong);
    let state = match event {
        Some(LockEvent::Unlocked) => State::Unlocked,
        Some(LockEvent::Locked) => State::Locked,
        _ => State::Unknown,
    };
    let rope = if event == Some(LockEvent::RopePulledOut) { Rope::Out } else { Rope::Unknown };
    message.lock = Some(Lock { state, rope, cover_open: None });
    message.events.extend(event);
    message.card = (!card.chars().all(|digit| digit == '0')).then(|| (*card).to_owned());
    message.serial = serial.parse().ok();
    if let Some(odometer) = more.first().and_then(|text| text.parse::<i64>().ok()) {
        message.number("odometer_km", odometer);
    }
    if let Some(imei) = more.get(1) {
        message.text("imei", *imei);
    }
    if message.serial.is_none() { unreadable("the serial of a lock event is a number") } else { Ok(message) }
}

fn meaning(source: u8, verified: u8) -> (&'static str, Option<LockEvent>) {
    let opened = match verified {
        1..=10 | 98 => LockEvent::Unlocked,
        99 => LockEvent::UnlockRefused,
        _ => LockEvent::UnlockFailed,
    };
    match source {
        1 => ("rfid_authorized", Some(opened)),
        2 => ("rfid_illegal", Some(LockEvent::IllegalCard)),
        3 => ("vehicle_card_bound", Some(LockEvent::CardBound)),
        4 => {
            ("remote_static_password", Some(if verified == 0 { LockEvent::UnlockFailed } else { LockEvent::Unlocked }))
        }
        5 => ("auto_locked", Some(LockEvent::Locked)),
        6 => ("remote_dynamic_password", Some(opened)),
        7 => ("bluetooth", Some(LockEvent::Unlocked)),
        8 => ("rope_pulled_out", Some(LockEvent::RopePulledOut)),
        _ => ("unknown", None),
    }
}

type Part<'a> = (Option<f64>, &'a str);

fn place(message: &mut Message, moment: (&str, &str), lat: Part, lon: Part) -> Result<(), Unreadable> {
    message.device_time = moment::digits(moment.0, moment.1);
    if message.device_time.is_none() {
        return unreadable(format!("{} {} is no moment", moment.0, moment.1));
    }
    let (Some(latitude), Some(longitude)) = (lat.0, lon.0) else { return unreadable("a place that is none") };
    message.position = Some(Position {
        fix_valid: false,
        latitude: if lat.1 == "S" { -latitude } else { latitude },
        longitude: if lon.1 == "W" { -longitude } else { longitude },
        altitude: None,
        speed_kmh: 0.0,
        course: 0.0,
    });
    Ok(())
}

fn motion(message: &mut Message, fix_valid: bool, speed: &str, course: &str) -> Result<(), Unreadable> {
    let (Ok(speed_kmh), Ok(course)) = (speed.parse::<f64>(), course.parse::<f64>()) else {
        return unreadable("speed and course are numbers");
    };
    if let Some(position) = &mut message.position {
        *position = Position { fix_valid, speed_kmh, course, ..*position };
    }
    Ok(())
}

/// W01: a tracker's place in packed degrees, longitude first.
fn wireless(fields: &[&str]) -> Result<Message, Unreadable> {
    let [_, _, lon, ew, lat, ns, fix, date, time, speed, course, ..] = fields else {
        return unreadable("a W01 report of fewer than 11 fields");
    };
    let mut message = Message::new("position");
    place(&mut message, (date, time), (packed(lat, 90.0), ns), (packed(lon, 180.0), ew))?;
    motion(&mut message, *fix == "A", speed, course)?;
    Ok(message)
}

/// U01, U02, U03 and, behind its alarm, U06.
fn report(fields: &[&str]) -> Result<Message, Unreadable> {
    let [date, time, fix, lat, ns, lon, ew, speed, course, satellites, battery, ..] = fields else {
        return unreadable("a tracker's report of fewer than 11 fields");
    };
    let mut message = Message::new("position");
    place(&mut message, (date, time), (written(lat, 90.0), ns), (written(lon, 180.0), ew))?;
    motion(&mut message, *fix == "T", speed, course)?;
    message.battery_percent = battery.trim_end_matches('%').parse().ok();
    message.text("satellites", *satellites);
    Ok(message)
}

fn command_response(fields: &[&str]) -> Message {
    let mut message = Message::new("command_response");
    let (serial, name, rest) = match fields {
        [_, "1", serial, "WLNET", number, rest @ ..] => (Some(*serial), format!("WLNET,{number}"), rest),
        [_, name, rest @ ..] => (None, (*name).to_owned(), rest),
        rest => (None, String::new(), rest),
    };
    message.details.extend(serial.map(|serial| ("serial", Detail::Text(serial.to_owned()))));
    message.text("command", name);
    message.text("params", rest.join(","));
    message
}
