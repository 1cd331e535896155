//! A decoded frame as one JSON object.

use serde_json::{Map, Value, json};

use super::bytes::hex;
use super::{Detail, Form, Frame, Lock, Message, Reply, Rope, State, Unreadable, escape};

/// The object that `clearway seal decode` promises; the reply stands in the same form as the frame did.
pub fn in_json(read: &Result<Frame, Unreadable>, form: Form) -> Value {
    match read {
        Ok(frame) => json!({
            "protocol": frame.protocol.as_str(),
            "device": frame.device,
            "messages": frame.messages.iter().map(message).collect::<Vec<_>>(),
            "reply": frame.reply.as_ref().map(|reply| said(reply, form)),
            "intact": frame.intact,
            "error": null,
        }),
        Err(error) => {
            json!({ "protocol": null, "device": null, "messages": [], "reply": null, "intact": false, "error": error.0 })
        }
    }
}

fn said(reply: &Reply, form: Form) -> String {
    match (reply, form) {
        (Reply::Text(text), _) => text.clone(),
        (Reply::Bytes(bytes), Form::Wire) => hex(&escape(bytes)),
        (Reply::Bytes(bytes), Form::Unescaped) => hex(bytes),
    }
}

fn message(message: &Message) -> Value {
    let place = message.position;
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| {
        object.insert(name.to_owned(), value);
    };
    put("kind", json!(message.kind));
    put("device_time", json!(message.device_time.map(|time| time.to_string())));
    put("fix_valid", json!(place.map(|place| place.fix_valid)));
    put("latitude", json!(place.map(|place| place.latitude)));
    put("longitude", json!(place.map(|place| place.longitude)));
    put("altitude", json!(place.and_then(|place| place.altitude)));
    put("speed_kmh", json!(place.map(|place| place.speed_kmh)));
    put("course", json!(place.map(|place| place.course)));
    put("battery_percent", json!(message.battery_percent));
    put("charging", json!(message.charging));
    put("lock", json!(message.lock.map(lock)));
    put("events", json!(message.events.iter().map(|event| event.as_str()).collect::<Vec<_>>()));
    put("card", json!(message.card));
    put("serial", json!(message.serial));
    put("replayed", json!(message.replayed));
    if !message.sub_locks.is_empty() {
        put("sub_locks", message.sub_locks.iter().map(|sub| {
            let (state, battery) = (state(sub.state), sub.battery_percent);
            json!({ "id": sub.id, "card": sub.card, "state": state, "battery_percent": battery, "millivolts": sub.millivolts })
        }).collect());
    }
    for (name, detail) in &message.details {
        put(name, value(detail));
    }
    Value::Object(object)
}

fn lock(lock: Lock) -> Value {
    let rope = match lock.rope {
        Rope::In => "in",
        Rope::Out => "out",
        Rope::Cut => "cut",
        Rope::Unknown => "unknown",
    };
    let cover = lock.cover_open.map(|open| if open { "opened" } else { "closed" });
    json!({ "state": state(lock.state), "rope": rope, "cover": cover })
}

fn state(state: State) -> &'static str {
    match state {
        State::Locked => "locked",
        State::Unlocked => "unlocked",
        State::Unknown => "unknown",
    }
}

fn value(detail: &Detail) -> Value {
    match detail {
        Detail::Number(number) => json!(number),
        Detail::Decimal(number, digits) => json!(*number as f64 / 10f64.powi(i32::from(*digits))),
        Detail::Flag(flag) => json!(flag),
        Detail::Text(text) => json!(text),
    }
}
