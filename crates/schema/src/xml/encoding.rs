//! Bytes to text: UTF-8, UTF-16, ISO-8859-1, US-ASCII and windows-1252; anything else is refused.

use super::Broken;
use super::chars::is_char;
use std::borrow::Cow;

/// The text of a document, up to the first byte that cannot be text.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// All of it, or the part before `bad`.
    pub text: Cow<'a, str>,
    /// Why the text ends early.
    pub bad: Option<Broken>,
}

/// Decodes a document by its byte order mark, else by its XML declaration, else as UTF-8.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let decoded = match bytes {
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0, b'<', 0, b'?', ..] => utf_16(bytes, u16::from_be_bytes),
        [b'<', 0, b'?', 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => declared(rest, true),
        _ => declared(bytes, false),
    };
    cut_at_forbidden(decoded)
}

/// The encoding named in the XML declaration, if there is one.
fn declared_name(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(256))?;
    let head: String = head.iter().map(|&byte| char::from(byte)).collect();
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let (_, after) = declaration.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.split(quote).nth(1).map(str::to_ascii_uppercase)
}

fn declared(bytes: &[u8], marked: bool) -> Decoded<'_> {
    let name = declared_name(bytes);
    match name.as_deref() {
        None | Some("UTF-8" | "UTF8") => utf_8(bytes),
        Some("US-ASCII" | "ASCII" | "ISO-8859-1" | "LATIN1" | "LATIN-1" | "ISO_8859-1" | "WINDOWS-1252") if marked => {
            utf_8(bytes)
        }
        Some("US-ASCII" | "ASCII") => ascii(bytes),
        Some("ISO-8859-1" | "LATIN1" | "LATIN-1" | "ISO_8859-1") => {
            Decoded { text: bytes.iter().map(|&byte| char::from(byte)).collect(), bad: None }
        }
        Some("WINDOWS-1252" | "CP1252") => windows_1252(bytes),
        Some(name) if name.starts_with("UTF-16") || name.starts_with("UTF-32") || name.starts_with("UCS-") => {
            stop_at_start(format!("the document says it is {name} but it is not"))
        }
        Some(name) => stop_at_start(format!("the encoding {name} is not supported")),
    }
}

fn stop_at_start(reason: String) -> Decoded<'static> {
    Decoded { text: Cow::Borrowed(""), bad: Some(Broken::malformed(0, reason)) }
}

fn utf_8(bytes: &[u8]) -> Decoded<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), bad: None },
        Err(error) => {
            let end = error.valid_up_to();
            let valid = bytes.get(..end).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or("");
            Decoded { text: Cow::Borrowed(valid), bad: Some(Broken::malformed(end, "a byte here is not proper UTF-8")) }
        }
    }
}

fn ascii(bytes: &[u8]) -> Decoded<'_> {
    let mut decoded = utf_8(bytes);
    if let Some(end) = bytes.iter().position(|byte| !byte.is_ascii()) {
        decoded.text = Cow::Owned(decoded.text.get(..end).unwrap_or("").to_owned());
        decoded.bad = Some(Broken::malformed(end, "a byte here is not US-ASCII"));
    }
    decoded
}

fn utf_16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Decoded<'static> {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(read);
    let mut text = String::with_capacity(bytes.len());
    for unit in char::decode_utf16(units) {
        match unit {
            Ok(c) => text.push(c),
            Err(_) => {
                let bad = Some(Broken::malformed(text.len(), "half a character in UTF-16"));
                return Decoded { text: Cow::Owned(text), bad };
            }
        }
    }
    let odd = bytes.len() % 2 == 1;
    let bad = odd.then(|| Broken::malformed(text.len(), "half a character in UTF-16"));
    Decoded { text: Cow::Owned(text), bad }
}

fn windows_1252(bytes: &[u8]) -> Decoded<'static> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let one = |&byte: &u8| match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\0'),
        _ => char::from(byte),
    };
    Decoded { text: bytes.iter().map(one).collect(), bad: None }
}

/// Cuts the text before the first character that XML forbids everywhere.
fn cut_at_forbidden(decoded: Decoded<'_>) -> Decoded<'_> {
    let Some((at, c)) = decoded.text.char_indices().find(|&(_, c)| !is_char(c)) else {
        return decoded;
    };
    let bad = Some(Broken::malformed(at, format!("the character U+{:04X} is not allowed in XML", u32::from(c))));
    let text = match decoded.text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..at).unwrap_or("")),
        Cow::Owned(mut text) => {
            text.truncate(at);
            Cow::Owned(text)
        }
    };
    Decoded { text, bad }
}
