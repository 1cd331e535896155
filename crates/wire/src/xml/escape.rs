//! References and line ends: in on reading, out on writing.

use std::borrow::Cow;

use super::chars::{first_forbidden, is_char};

/// What a reference such as `amp` or `#x20` stands for; only the five names of XML itself are known.
pub(crate) fn resolve(name: &str) -> Result<Cow<'static, str>, String> {
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "quot" => "\"",
        _ => return numbered(name),
    };
    Ok(Cow::Borrowed(known))
}

fn numbered(name: &str) -> Result<Cow<'static, str>, String> {
    let shown: String = name.chars().take(40).collect();
    let Some(number) = name.strip_prefix('#') else {
        return Err(format!("the entity &{shown}; is not defined"));
    };
    let (digits, radix) = match number.strip_prefix('x') {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    // `from_str_radix` would take a sign.
    let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
    let c = u32::from_str_radix(digits, radix).ok().filter(|_| plain).and_then(char::from_u32).filter(|c| is_char(*c));
    c.map(|c| Cow::Owned(c.to_string())).ok_or_else(|| format!("&{shown}; names no character of XML"))
}

/// Line ends as XML hands them on: one line feed each.
pub(crate) fn line_ends(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// An attribute's value as XML hands it on: white space is spaces, references are resolved.
pub(crate) fn attribute_value(raw: &str) -> Result<Cow<'_, str>, String> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\t' | b'\n' | b'\r')) {
        return Ok(Cow::Borrowed(raw));
    }
    let flat = line_ends(raw).replace(['\t', '\n'], " ");
    let mut value = String::with_capacity(flat.len());
    let mut rest = flat.as_str();
    while let Some((before, after)) = rest.split_once('&') {
        value.push_str(before);
        let (name, behind) = after.split_once(';').ok_or("a reference that begins with & has no ;")?;
        value.push_str(&resolve(name)?);
        rest = behind;
    }
    value.push_str(rest);
    Ok(Cow::Owned(value))
}

/// Writes text content.
pub(crate) fn push_text(out: &mut Vec<u8>, text: &str) {
    push(out, text, false);
}

/// Writes what stands between the double quotes of an attribute.
pub(crate) fn push_attribute(out: &mut Vec<u8>, text: &str) {
    push(out, text, true);
}

/// A text of another format may hold what XML cannot; a sound document matters more than such a character.
fn allowed(text: &str) -> Cow<'_, str> {
    match first_forbidden(text) {
        None => Cow::Borrowed(text),
        Some(_) => text.chars().map(|c| if is_char(c) { c } else { char::REPLACEMENT_CHARACTER }).collect(),
    }
}

fn push(out: &mut Vec<u8>, text: &str, attribute: bool) {
    let text = &*allowed(text);
    let special = |b: u8| matches!(b, b'&' | b'<' | b'>' | b'\r') || (attribute && matches!(b, b'"' | b'\t' | b'\n'));
    if !text.bytes().any(special) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    for byte in text.bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'\r' => out.extend_from_slice(b"&#13;"),
            b'"' if attribute => out.extend_from_slice(b"&quot;"),
            b'\t' if attribute => out.extend_from_slice(b"&#9;"),
            b'\n' if attribute => out.extend_from_slice(b"&#10;"),
            other => out.push(other),
        }
    }
}
