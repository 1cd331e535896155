//! JT/T 808 (2011, 2013, 2019): frames, headers, and what each message is answered with.

mod header;
mod items;
mod location;
mod lock_block;

use jiff::{SignedDuration, Timestamp};

use super::bytes::{Bytes, text};
use super::{Form, Frame, Message, Protocol, Reply, Unreadable, moment, unreadable};
use header::Header;
pub use header::escape;
pub(super) use header::{identifier, pack};

pub(super) fn decode(frame: &[u8], form: Form, now: Timestamp) -> Result<Frame, Unreadable> {
    let Some(plain) = header::plain(frame, form) else { return unreadable("a frame without its closing delimiter") };
    let Some((check, content)) = plain.split_last() else { return unreadable("a frame of delimiters alone") };
    let mut bytes = Bytes(content);
    let delimiter = frame.first().copied().unwrap_or_default();
    let Some(header) = Header::read(&mut bytes, delimiter) else { return unreadable("a header that is cut short") };
    let intact = content.iter().fold(0, |sum, byte| sum ^ byte) == *check && header.length() == bytes.0.len();
    let messages = match messages(&header, bytes.0) {
        Some(messages) => messages,
        None => return unreadable(format!("message {:04x}: a body that is cut short", header.id)),
    };
    let reply = answer(&header, now).map(Reply::Bytes);
    Ok(Frame { protocol: Protocol::Jt808, device: Some(header.device()), messages, reply, intact })
}

fn messages(header: &Header, body: &[u8]) -> Option<Vec<Message>> {
    let mut bytes = Bytes(body);
    let mut one = match header.id {
        0x0200 => location::read(&mut bytes)?,
        0x0704 => return location::batch(&mut bytes).map(|all| serials(all, header)),
        0x0210 => return Some(serials(location::short_batch(&mut bytes)?, header)),
        0x5501 | 0x5502 => lock_block::read(&mut bytes, header.id == 0x5501)?,
        0x0900 => location::transparent(&mut bytes)?,
        0x0100 => register(header, &mut bytes)?,
        0x0102 => said("authenticate", "auth_code", header.auth_code(body)),
        0x0702 => driver_card(&mut bytes)?,
        0x0701 => said("command_response", "result", text(body.get(4..)?)),
        0x1300 | 0x6006 => said("command_response", "result", text(body)),
        0x8001 => acknowledgement(&mut bytes)?,
        0x0002 => Message::new("heartbeat"),
        0x0003 => Message::new("logout"),
        0x0107 => Message::new("attributes"),
        0x0109 => Message::new("time_sync_request"),
        _ => Message::new("other"),
    };
    one.serial = one.serial.or(Some(header.serial.into()));
    one.text("msg", format!("{:04x}", header.id));
    Some(vec![one])
}

fn serials(mut all: Vec<Message>, header: &Header) -> Vec<Message> {
    for message in &mut all {
        message.serial = Some(header.serial.into());
        message.text("msg", format!("{:04x}", header.id));
    }
    all
}

fn said(kind: &'static str, name: &'static str, value: String) -> Message {
    let mut message = Message::new(kind);
    message.text(name, value);
    message
}

/// Widths of maker, model and terminal id grew in 2019.
fn register(header: &Header, bytes: &mut Bytes) -> Option<Message> {
    let mut message = Message::new("register");
    message.number("province", bytes.u16()?);
    message.number("city", bytes.u16()?);
    let known = if header.is_2019() { (11, 30, 30) } else { (5, 20, 7) };
    // the first edition's model has 8 bytes; such bodies are told by their length
    let widths = if !header.is_2019() && bytes.0.len() < 33 { (5, 8, 7) } else { known };
    for (name, width) in [("manufacturer", widths.0), ("model", widths.1), ("terminal_id", widths.2)] {
        let field = bytes.take(width.min(bytes.0.len()))?;
        message.text(name, text(field).trim_matches('\0'));
    }
    if let Some(colour) = bytes.u8() {
        message.number("plate_colour", colour);
        message.text("vehicle", text(bytes.0));
    }
    Some(message)
}

fn driver_card(bytes: &mut Bytes) -> Option<Message> {
    let mut message = Message::new("driver_card");
    message.number("card_status", bytes.u8()?);
    message.device_time = moment::china(bytes.array()?);
    message.number("card_result", bytes.u8()?);
    let card = text(bytes.0.get(1..)?);
    message.card = card.get(..8).map(str::to_owned);
    Some(message)
}

fn acknowledgement(bytes: &mut Bytes) -> Option<Message> {
    let mut message = Message::new("acknowledgement");
    message.number("ack_serial", bytes.u16()?);
    message.text("ack_msg", format!("{:04x}", bytes.u16()?));
    message.number("result", bytes.u8()?);
    Some(message)
}

/// What the platform says back: header, body and check byte between delimiters. Its own serial number is 0.
fn answer(header: &Header, now: Timestamp) -> Option<Vec<u8>> {
    match header.id {
        0x0100 => {
            let mut body = header.serial.to_be_bytes().to_vec();
            body.push(0);
            body.extend(header.device().bytes());
            Some(header.reply(0x8100, &body))
        }
        0x0109 => {
            let local =
                now.checked_add(SignedDuration::from_hours(8)).ok()?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
            let mut body = local.year().to_be_bytes().to_vec();
            let rest = [local.month(), local.day(), local.hour(), local.minute(), local.second(), 0];
            body.extend(rest.map(i8::cast_unsigned));
            Some(header.reply(0x8109, &body))
        }
        0x5501 | 0x5502 => header.wants_answer().then(|| header.short_reply()),
        0x0002 | 0x0003 | 0x0102 | 0x0107 | 0x0200 | 0x0210 | 0x0704 | 0x0900 | 0x1007 | 0x6006 => {
            let mut body = header.serial.to_be_bytes().to_vec();
            body.extend(header.id.to_be_bytes());
            body.push(0);
            Some(header.reply(0x8001, &body))
        }
        _ => None,
    }
}
