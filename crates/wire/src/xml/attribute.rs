//! The attributes of a start tag, strictly as XML 1.0 has them.

use std::borrow::Cow;

use super::chars::{is_nc_name, is_space, trim_start};
use super::escape::attribute_value;
use super::namespace::Space;

/// One attribute; its references are known to be sound.
pub(crate) struct Attribute<'a> {
    pub prefix: &'a str,
    pub local: &'a str,
    /// Namespace of the prefix; none where there is no prefix.
    pub space: Space,
    raw: &'a str,
}

impl<'a> Attribute<'a> {
    pub fn value(&self) -> Cow<'a, str> {
        // The cursor has refused the tag where this could fail.
        attribute_value(self.raw).unwrap_or(Cow::Borrowed(self.raw))
    }

    /// True for `xmlns` and `xmlns:prefix`.
    pub fn declares_namespace(&self) -> bool {
        self.prefix == "xmlns" || (self.prefix.is_empty() && self.local == "xmlns")
    }
}

/// Takes one attribute off the front of `rest`; `None` at the end of the tag.
pub(super) fn next<'a>(rest: &mut &'a str) -> Result<Option<Attribute<'a>>, String> {
    let trimmed = trim_start(rest);
    if trimmed.is_empty() {
        return Ok(None);
    }
    if trimmed.len() == rest.len() {
        return Err("white space is missing in front of an attribute".into());
    }
    let (name, after) = split_at_byte(trimmed, b'=').ok_or("an attribute has no value")?;
    let (prefix, local) = split_name(name.trim_end_matches([' ', '\t', '\n', '\r']))?;
    let after = trim_start(after);
    let quote =
        after.bytes().next().filter(|b| matches!(b, b'"' | b'\'')).ok_or("an attribute's value has no quotes")?;
    let inner = after.get(1..).unwrap_or_default();
    let (raw, behind) = split_at_byte(inner, quote).ok_or("an attribute's closing quote is missing")?;
    if raw.bytes().any(|b| b == b'<') {
        return Err("< stands in an attribute's value".into());
    }
    attribute_value(raw)?;
    *rest = behind;
    Ok(Some(Attribute { prefix, local, space: Space::None, raw }))
}

/// What stands before and behind the first `byte`, which is ASCII; without the set-up of a general search, as names are short.
fn split_at_byte(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|b| b == byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Prefix (empty where there is none) and local part.
pub(super) fn split_name(name: &str) -> Result<(&str, &str), String> {
    let (prefix, local) = split_at_byte(name, b':').unwrap_or(("", name));
    let sound = is_nc_name(local) && (is_nc_name(prefix) || local.len() == name.len());
    if sound {
        return Ok((prefix, local));
    }
    let shown: String = name.chars().take(60).collect();
    Err(format!("{shown:?} is no name"))
}

/// The name of a tag, and the rest of it.
pub(super) fn split_tag(content: &str) -> (&str, &str) {
    let end = content.bytes().position(is_space).unwrap_or(content.len());
    content.split_at_checked(end).unwrap_or((content, ""))
}
