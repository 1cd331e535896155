//! The strict form of comments, processing instructions and the XML declaration.

use super::chars::{is_nc_name, is_space, split_q_name};

/// A whole comment, with its brackets; the error says how far into it.
pub fn comment(raw: &str) -> Result<(), (usize, String)> {
    let Some(inside) = raw.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) else {
        return Err((0, "a comment does not end".to_owned()));
    };
    let dashes = inside.find("--").or_else(|| inside.strip_suffix('-').map(str::len));
    dashes.map_or(Ok(()), |at| Err(("<!--".len() + at, "'--' is not allowed in a comment".to_owned())))
}

/// A whole processing instruction, with its brackets.
pub fn instruction(raw: &str) -> Result<(), String> {
    let Some(inside) = raw.strip_prefix("<?").and_then(|rest| rest.strip_suffix("?>")) else {
        return Err("a processing instruction does not end".to_owned());
    };
    let target = inside.split(is_space).next().unwrap_or("");
    if target.eq_ignore_ascii_case("xml") {
        return Err("the XML declaration is allowed only at the very start".to_owned());
    }
    if !is_nc_name(target) {
        return Err(format!("'{target}' is not a name for a processing instruction"));
    }
    Ok(())
}

/// Is a whole document type declaration no more than a name?
pub fn is_bare_document_type(raw: &str) -> bool {
    let inside = raw.strip_prefix("<!DOCTYPE").and_then(|rest| rest.strip_suffix('>')).unwrap_or("");
    let name = inside.trim_start_matches(is_space);
    name.len() < inside.len() && split_q_name(name.trim_end_matches(is_space)).is_some()
}

/// A whole XML declaration, with its brackets: version, then encoding, then standalone.
pub fn declaration(raw: &str) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("the XML declaration is wrong: {what}"));
    let Some(inside) = raw.strip_prefix("<?xml").and_then(|rest| rest.strip_suffix("?>")) else {
        return wrong("it does not end");
    };
    let mut parts = Vec::new();
    let mut rest = inside;
    while !rest.trim_matches(is_space).is_empty() {
        let Some((name, value, after)) = pseudo_attribute(rest) else {
            return wrong("it must read version=\"1.0\" encoding=\"…\" standalone=\"…\"");
        };
        parts.push((name, value));
        rest = after;
    }
    let mut parts = parts.into_iter().peekable();
    match parts.next() {
        Some(("version", value)) if is_version(value) => {}
        _ => return wrong("the version must come first and be 1.0"),
    }
    if let Some((_, value)) = parts.next_if(|(name, _)| *name == "encoding")
        && !is_encoding_name(value)
    {
        return wrong("that is no name of an encoding");
    }
    if let Some((_, value)) = parts.next_if(|(name, _)| *name == "standalone")
        && !matches!(value, "yes" | "no")
    {
        return wrong("standalone is yes or no");
    }
    if parts.next().is_some() { wrong("something unknown is in it") } else { Ok(()) }
}

/// `S name Eq quoted`: the name, the value and what follows.
fn pseudo_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let begun = text.trim_start_matches(is_space);
    if begun.len() == text.len() {
        return None;
    }
    let (name, after) = begun.split_once('=')?;
    let after = after.trim_start_matches(is_space);
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, rest) = after.get(1..)?.split_once(quote)?;
    Some((name.trim_end_matches(is_space), value, rest))
}

fn is_version(text: &str) -> bool {
    text.strip_prefix("1.").is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_encoding_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}
