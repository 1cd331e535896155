//! A start tag cut into name and attributes, exactly as XML 1.0 asks.

use super::chars::is_space;
use super::{Broken, references};
use std::borrow::Cow;

/// An attribute as written: its name, its normalised value, where the name begins.
#[derive(Debug, Clone)]
pub struct RawAttribute<'a> {
    pub name: &'a str,
    pub value: Cow<'a, str>,
    pub offset: usize,
}

/// Cuts the inside of a start tag (no angle brackets, no closing slash); `at` is its offset in the document.
pub fn cut<'a>(
    inside: &'a str,
    at: usize,
    most: usize,
    attributes: &mut Vec<RawAttribute<'a>>,
) -> Result<&'a str, Broken> {
    let (name, mut rest) = split(inside, |c| is_space(c) || c == '/');
    loop {
        let trimmed = rest.trim_start_matches(is_space);
        if trimmed.is_empty() {
            return Ok(name);
        }
        let offset = at + (inside.len() - trimmed.len());
        if trimmed.len() == rest.len() {
            return Err(Broken::malformed(offset, "attributes must be parted by white space"));
        }
        if attributes.len() >= most {
            return Err(Broken::refused(offset, format!("more than {most} attributes")));
        }
        let (attribute, after) = one(trimmed, offset)?;
        attributes.push(attribute);
        rest = after;
    }
}

fn split(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(stop).unwrap_or(text.len()))
}

fn one(text: &str, offset: usize) -> Result<(RawAttribute<'_>, &str), Broken> {
    let (name, rest) = split(text, |c| is_space(c) || matches!(c, '=' | '/' | '"' | '\'' | '<'));
    let rest = rest.trim_start_matches(is_space);
    let Some(rest) = rest.strip_prefix('=').filter(|_| !name.is_empty()) else {
        return Err(Broken::malformed(offset, format!("'{}' is not an attribute with a value", shorten(text))));
    };
    let rest = rest.trim_start_matches(is_space);
    let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Err(Broken::malformed(offset, format!("the value of attribute '{name}' must be quoted")));
    };
    let begun = rest.get(1..).unwrap_or("");
    let Some((value, after)) = begun.split_once(quote) else {
        return Err(Broken::malformed(offset, format!("the value of attribute '{name}' does not end")));
    };
    let value_offset = offset + (text.len() - begun.len());
    Ok((RawAttribute { name, value: normalise(value, value_offset)?, offset }, after))
}

fn shorten(text: &str) -> String {
    text.chars().take(20).collect()
}

/// Attribute-value normalisation (XML 1.0, 3.3.3): references replaced, white space characters become spaces.
pub fn normalise(value: &str, offset: usize) -> Result<Cow<'_, str>, Broken> {
    if let Some(at) = value.find('<') {
        return Err(Broken::malformed(offset + at, "'<' is not allowed in an attribute value; write &lt;"));
    }
    if !value.contains(['&', '\t', '\n', '\r']) {
        return Ok(Cow::Borrowed(value));
    }
    let mut result = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let here = offset + (value.len() - rest.len());
        rest = rest.get(c.len_utf8()..).unwrap_or("");
        match c {
            '\r' => {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                result.push(' ');
            }
            '\t' | '\n' => result.push(' '),
            '&' => {
                let Some((inside, after)) = rest.split_once(';') else {
                    return Err(Broken::malformed(here, "a reference does not end with ';'"));
                };
                result.push(references::resolve(inside).map_err(|reason| Broken::malformed(here, reason))?);
                rest = after;
            }
            _ => result.push(c),
        }
    }
    Ok(Cow::Owned(result))
}
