//! An order to a lock as a JSON line, and what goes over the wire for it.
//!
//! `{"protocol":"jt808","device":"123456789012345","command":"text 0x8300, flag 1, \"Stop\", serial 7"}`. The words of a
//! command stand before its parameters; a JT/T 808 line without a device goes to that of the line before.

use serde_json::{Value, json};
use wire::device::encode::{Command, Wire, encode};

#[derive(Default)]
pub struct Orders {
    /// The JT/T 808 terminal of the line before.
    device: Option<String>,
}

/// What is printed for one order.
pub fn line(written: Result<Wire, String>, in_json: bool) -> String {
    let (text, hex, error) = match written {
        Ok(Wire::Text(text)) => (Some(text), None, None),
        Ok(Wire::Bytes(bytes)) => {
            (None, Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()), None)
        }
        Err(error) => (None, None, Some(error)),
    };
    if in_json {
        return json!({ "wire_text": text, "wire_hex": hex, "error": error }).to_string();
    }
    text.or(hex).unwrap_or_else(|| format!("unreadable: {}", error.unwrap_or_default()))
}

impl Orders {
    pub fn write(&mut self, line: &str) -> Result<Wire, String> {
        let object: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let word = |name: &str| object[name].as_str().map(str::to_owned);
        let protocol = word("protocol").ok_or("protocol is missing")?;
        let words = word("command").ok_or("command is missing")?;
        let command = match protocol.as_str() {
            "jt600" => jointech(&object, &words)?,
            "eseal" => eseal(word("device").ok_or("device is missing")?, &words)?,
            "jt808" => {
                let named = word("device").or_else(|| parameter(&words, "device id"));
                let device = named.or_else(|| self.device.clone()).ok_or("device is missing")?;
                self.device = Some(device.clone());
                terminal(device, &words)?
            }
            other => return Err(format!("{other}: no commands for it; expected jt600, jt808 or eseal")),
        };
        encode(&command).map_err(|error| error.0)
    }
}

fn jointech(object: &Value, words: &str) -> Result<Command, String> {
    let text = |name: &str| object[name].as_str().map(str::to_owned).ok_or(format!("{name} is missing"));
    let number = |name: &str| object[name].as_u64().ok_or(format!("{name} is missing or no whole number"));
    match words.split_once(' ').unwrap_or((words, "")) {
        ("engine-stop", _) => Ok(Command::Engine { running: false }),
        ("engine-resume", _) => Ok(Command::Engine { running: true }),
        ("reboot", _) => Ok(Command::Reboot),
        ("set-timezone", zone) => Ok(Command::Timezone { minutes: minutes_east(zone)? }),
        ("unlock", _) => Ok(Command::Unlock { password: text("password")? }),
        ("unlock-once", _) => Ok(Command::UnlockOnce { password: text("password")? }),
        ("unlock-sub-lock", _) => Ok(Command::UnlockSubLock {
            device: text("device")?,
            serial: number("serial")?.try_into().map_err(|_| "serial: 0 to 999")?,
            minutes: number("minutes")?.try_into().map_err(|_| "minutes: 1 to 5")?,
            sub_lock: text("sub_lock")?,
        }),
        (other, _) => Err(format!(
            "{other}: expected engine-stop, engine-resume, reboot, set-timezone, unlock, unlock-once or unlock-sub-lock"
        )),
    }
}

/// `GMT+4`, `GMT-3:30`.
fn minutes_east(zone: &str) -> Result<i16, String> {
    let wrong = || format!("{zone:?}: expected a zone such as GMT+4 or GMT-3:30");
    let rest = zone.strip_prefix("GMT").ok_or_else(wrong)?;
    let sign = match rest.chars().next() {
        None => return Ok(0),
        Some('+') => 1,
        Some('-') => -1,
        Some(_) => return Err(wrong()),
    };
    let (hours, minutes) = rest[1..].split_once(':').unwrap_or((&rest[1..], "0"));
    let (Ok(hours), Ok(minutes)) = (hours.parse::<u8>(), minutes.parse::<u8>()) else { return Err(wrong()) };
    if hours > 14 || minutes > 59 { Err(wrong()) } else { Ok(sign * (i16::from(hours) * 60 + i16::from(minutes))) }
}

fn eseal(device: String, words: &str) -> Result<Command, String> {
    match words {
        "remote unlock" => Ok(Command::SealUnlock { device }),
        "power off" => Ok(Command::SealPowerOff { device }),
        other => Err(format!("{other}: expected remote unlock or power off")),
    }
}

fn terminal(device: String, words: &str) -> Result<Command, String> {
    let serial = parameter(words, "serial").map_or(Ok(0), |text| text.parse()).map_err(|_| "serial: 0 to 65535")?;
    let quoted = || {
        let (_, rest) = words.split_once('"')?;
        rest.rsplit_once('"').map(|(text, _)| text.to_owned())
    };
    if words.starts_with("terminal-control") {
        let body = parameter(words, "body").and_then(|text| bytes(&text)).ok_or("body: pairs of hexadecimal digits")?;
        return Ok(Command::Control { device, serial, body });
    }
    if words.starts_with("text") {
        let flag = parameter(words, "flag").and_then(|text| text.parse().ok()).ok_or("flag: 0 to 255")?;
        return Ok(Command::Text { device, serial, flag, text: quoted().ok_or("the text stands in quotes")? });
    }
    if words.starts_with("transparent downlink") {
        let kind = parameter(words, "type").and_then(|text| bytes(&text)).filter(|bytes| bytes.len() == 1);
        let kind = kind.and_then(|bytes| bytes.first().copied()).ok_or("type: two hexadecimal digits")?;
        let body = quoted().ok_or("what is handed on stands in quotes")?.into_bytes();
        return Ok(Command::Transparent { device, serial, kind, body });
    }
    Err(format!("{words}: expected terminal-control, text or transparent downlink"))
}

/// The word after a parameter's name, outside quotes.
fn parameter(words: &str, name: &str) -> Option<String> {
    let outside: String = words.split('"').step_by(2).collect();
    let part = outside
        .split(',')
        .map(str::trim)
        .find_map(|part| part.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned))?;
    part.split_whitespace().next().map(str::to_owned)
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok().filter(|_| pair.len() == 2)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(line: &str) -> String {
        super::line(Orders::default().write(line), false)
    }

    /// SL-04: each shared order as its line says, and what cannot be written is refused with its reason.
    #[test]
    fn shared_orders_are_written_as_they_stand() {
        let Some(folder) = testkit::shared_data() else { return };
        let text = std::fs::read_to_string(folder.join("eseal-messages/commands.jsonl")).unwrap();
        let mut orders = Orders::default();
        for row in text.lines() {
            let expected: Value = serde_json::from_str(row).unwrap();
            let wire = expected["wire_text"].as_str().or(expected["wire_hex"].as_str()).unwrap();
            assert_eq!(super::line(orders.write(row), false), wire, "{row}");
        }
    }

    #[test]
    fn orders_to_locks_are_written_and_wrong_ones_refused() {
        for (line, expected) in [
            (r#"{"protocol":"jt600","command":"unlock","password":"888888"}"#, "(P43,888888)"),
            (r#"{"protocol":"jt600","command":"unlock-once","password":"113271"}"#, "(P52,3,113271)"),
            (r#"{"protocol":"jt600","command":"set-timezone GMT-3:30"}"#, "(S09,0,210)"),
            (
                r#"{"protocol":"jt600","command":"unlock-sub-lock","device":"8055430364","serial":7,"minutes":3,"sub_lock":"E03B60000A"}"#,
                "(8055430364,1,007,WLNET,8,1,1,3,E03B60000A)",
            ),
            (
                r#"{"protocol":"jt808","device":"123456789012345","command":"terminal-control 0x8105, body 7e7d, serial 1"}"#,
                "7e810500020b3a73ce2ff200017d027d01d57e",
            ),
            (r#"{"protocol":"jt808","command":"text 0x8300, flag 1, \"x\""}"#, "unreadable: device is missing"),
            (
                r#"{"protocol":"jt600","command":"unlock","password":"1)(P43,2"}"#,
                r#"unreadable: "1)(P43,2": 1 to 32 letters and digits are expected"#,
            ),
            (
                r#"{"protocol":"lora","command":"x"}"#,
                "unreadable: lora: no commands for it; expected jt600, jt808 or eseal",
            ),
        ] {
            assert_eq!(written(line), expected, "{line}");
        }
    }
}
