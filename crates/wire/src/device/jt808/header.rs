//! Delimiters, escapes, check byte and header.

use super::super::Form;
use super::super::bytes::{Bytes, hex};

/// The variant whose frames stand between E7 has ids of seven bytes.
const VARIANT: u8 = 0xE7;

pub(super) struct Header {
    delimiter: u8,
    pub id: u16,
    properties: u16,
    version: Option<u8>,
    terminal: Vec<u8>,
    pub serial: u16,
}

impl Header {
    pub fn read(bytes: &mut Bytes, delimiter: u8) -> Option<Header> {
        let (id, properties) = (bytes.u16()?, bytes.u16()?);
        // in the lock's own messages the top bits mean something else, and the serial has one byte
        let own = is_own(id);
        let version = if !own && properties & 0x4000 != 0 { Some(bytes.u8()?) } else { None };
        let width = match (delimiter, version) {
            (VARIANT, _) => 7,
            (_, Some(_)) => 10,
            (_, None) => 6,
        };
        let terminal = bytes.take(width)?.to_vec();
        let serial = if own { bytes.u8()?.into() } else { bytes.u16()? };
        if !own && properties & 0x2000 != 0 {
            bytes.take(4)?;
        }
        Some(Header { delimiter, id, properties, version, terminal, serial })
    }

    pub fn length(&self) -> usize {
        usize::from(self.properties & 0x3FF)
    }

    pub fn is_2019(&self) -> bool {
        self.version.is_some()
    }

    pub fn wants_answer(&self) -> bool {
        self.properties & 0x8000 != 0
    }

    /// The id in decimal digits. One with letters is the number of an IMEI without its check digit.
    pub fn device(&self) -> String {
        let digits = hex(&self.terminal);
        if !digits.contains(|c: char| c.is_ascii_alphabetic()) {
            return digits;
        }
        let number = self.terminal.iter().take(6).fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        format!("{number}{}", luhn(number))
    }

    /// An authentication code, which 2019 puts behind its length.
    pub fn auth_code(&self, body: &[u8]) -> String {
        let code = match (self.version, body) {
            (Some(_), [length, rest @ ..]) => rest.get(..usize::from(*length)).unwrap_or(rest),
            _ => body,
        };
        super::text(code)
    }

    pub fn reply(&self, id: u16, body: &[u8]) -> Vec<u8> {
        frame(self.delimiter, id, self.version, &self.terminal, &[0, 0], body)
    }

    /// 4401, the answer to the lock's own messages: its serial has one byte.
    pub fn short_reply(&self) -> Vec<u8> {
        let [high, low] = self.id.to_be_bytes();
        frame(self.delimiter, 0x4401, None, &self.terminal, &[1], &[high, low, 0])
    }
}

fn is_own(id: u16) -> bool {
    matches!(id, 0x5501 | 0x5502)
}

/// A check digit of a number, after Luhn.
fn luhn(number: u64) -> u64 {
    let (mut sum, mut rest, mut doubled) = (0, number, true);
    while rest > 0 {
        let digit = rest % 10;
        let value = if doubled { digit * 2 } else { digit };
        sum += value / 10 + value % 10;
        (rest, doubled) = (rest / 10, !doubled);
    }
    (10 - sum % 10) % 10
}

/// The bytes of a terminal id that is given in digits: packed, or an IMEI's number.
pub(in crate::device) fn identifier(device: &str) -> Option<[u8; 6]> {
    if device.len() == 15 {
        let number: u64 = device.get(..14)?.parse().ok()?;
        let [_, _, bytes @ ..] = number.to_be_bytes();
        return Some(bytes);
    }
    if device.is_empty() || device.len() > 12 {
        return None;
    }
    let number = u64::from_str_radix(device, 16).ok()?;
    let [_, _, bytes @ ..] = number.to_be_bytes();
    Some(bytes)
}

/// A frame to a terminal, escapes not yet made.
pub(in crate::device) fn pack(id: u16, terminal: [u8; 6], serial: u16, body: &[u8]) -> Vec<u8> {
    frame(0x7E, id, None, &terminal, &serial.to_be_bytes(), body)
}

fn frame(delimiter: u8, id: u16, version: Option<u8>, terminal: &[u8], serial: &[u8], body: &[u8]) -> Vec<u8> {
    let flag: u16 = if version.is_some() { 0x4000 } else { 0 };
    let length = u16::try_from(body.len()).unwrap_or(u16::MAX) & 0x3FF;
    let mut bytes = vec![delimiter];
    bytes.extend(id.to_be_bytes());
    bytes.extend((flag | length).to_be_bytes());
    bytes.extend(version);
    bytes.extend(terminal);
    bytes.extend(serial);
    bytes.extend(body);
    bytes.push(bytes.iter().skip(1).fold(0, |sum, byte| sum ^ byte));
    bytes.push(delimiter);
    bytes
}

/// What stands between the delimiters, its escapes undone.
pub(super) fn plain(frame: &[u8], form: Form) -> Option<Vec<u8>> {
    let [first, inner @ .., last] = frame else { return None };
    if first != last {
        return None;
    }
    if form == Form::Unescaped {
        return Some(inner.to_vec());
    }
    let mut plain = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let [byte, tail @ ..] = rest {
        let pair = tail.first().and_then(|second| undone(*first, *byte, *second));
        plain.push(pair.unwrap_or(*byte));
        rest = tail.get(usize::from(pair.is_some())..).unwrap_or_default();
    }
    Some(plain)
}

fn undone(delimiter: u8, first: u8, second: u8) -> Option<u8> {
    match (delimiter == VARIANT, first, second) {
        (false, 0x7D, 0x01) => Some(0x7D),
        (false, 0x7D, 0x02) => Some(0x7E),
        (true, 0xE6, 0x01) => Some(0xE6),
        (true, 0xE6, 0x02) => Some(0xE7),
        (true, 0x3E, 0x01) => Some(0x3E),
        (true, 0x3E, 0x02) => Some(0x3D),
        _ => None,
    }
}

/// Makes the escapes of a frame that is to go over the wire.
pub fn escape(frame: &[u8]) -> Vec<u8> {
    let [delimiter, inner @ .., _] = frame else { return frame.to_vec() };
    let mut wire = vec![*delimiter];
    for byte in inner {
        match (*delimiter == VARIANT, *byte) {
            (false, 0x7D) => wire.extend([0x7D, 0x01]),
            (false, 0x7E) => wire.extend([0x7D, 0x02]),
            (true, 0xE6) => wire.extend([0xE6, 0x01]),
            (true, 0xE7) => wire.extend([0xE6, 0x02]),
            (true, 0x3E) => wire.extend([0x3E, 0x01]),
            (true, 0x3D) => wire.extend([0x3E, 0x02]),
            (_, plain) => wire.push(plain),
        }
    }
    wire.push(*delimiter);
    wire
}
