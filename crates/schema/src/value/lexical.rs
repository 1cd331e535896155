//! Is a text, white space already handled, in the lexical space of a built-in type?

use super::{Builtin, decimal, moment};
use crate::xml::{chars, uri};
use std::cmp::Ordering;

/// Whether a text is a value of a built-in type (prefixes and entities are looked up elsewhere).
pub fn is_valid(kind: Builtin, text: &str) -> bool {
    match kind {
        Builtin::AnySimple | Builtin::String => true,
        Builtin::NormalizedString => !text.contains(['\t', '\n', '\r']),
        Builtin::Token => is_token(text),
        Builtin::Language => is_language(text),
        Builtin::Name => chars::is_name(text),
        Builtin::NcName | Builtin::Id | Builtin::IdRef => chars::is_nc_name(text),
        // Entities and notations are declared in a DTD or with xs:notation; neither is accepted, so none exists.
        Builtin::Entity | Builtin::Notation => false,
        Builtin::NmToken => chars::is_nm_token(text),
        Builtin::Boolean => matches!(text, "true" | "false" | "1" | "0"),
        Builtin::Decimal => decimal::parse(text).is_some(),
        Builtin::Float | Builtin::Double => is_double(text),
        Builtin::Duration => moment::duration(text).is_some(),
        Builtin::HexBinary => text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
        Builtin::Base64Binary => base64_octets(text).is_some(),
        Builtin::AnyUri => uri::is_reference(text),
        Builtin::QName => chars::split_q_name(text).is_some(),
        _ if kind.is_integer() => is_integer(kind, text),
        _ => moment::parse(kind, text).is_some(),
    }
}

fn is_token(text: &str) -> bool {
    !text.contains(['\t', '\n', '\r']) && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}

fn is_language(text: &str) -> bool {
    let short = |part: &str| (1..=8).contains(&part.len());
    text.split('-').enumerate().all(|(at, part)| {
        short(part) && part.chars().all(|c| if at == 0 { c.is_ascii_alphabetic() } else { c.is_ascii_alphanumeric() })
    })
}

fn is_integer(kind: Builtin, text: &str) -> bool {
    let Some(number) = decimal::parse(text).filter(|_| !text.contains('.')) else {
        return false;
    };
    let (least, most) = kind.integer_bounds().unwrap_or(("", ""));
    let beyond =
        |bound: &str, order: Ordering| decimal::parse(bound).is_some_and(|bound| number.order(&bound) == order);
    !beyond(least, Ordering::Less) && !beyond(most, Ordering::Greater)
}

fn is_double(text: &str) -> bool {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return true;
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    decimal::parse(mantissa).is_some() && is_integer(Builtin::Integer, exponent)
}

/// How many octets a base64 text stands for; `None` when it is not one. Single spaces may stand between characters.
pub fn base64_octets(text: &str) -> Option<usize> {
    let mut letters = 0_usize;
    let mut padding = 0_usize;
    let mut last = 0;
    for byte in text.bytes().filter(|&byte| byte != b' ') {
        match byte {
            b'=' => padding += 1,
            _ if padding > 0 => return None,
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => {
                letters += 1;
                last = byte;
            }
            _ => return None,
        }
    }
    let tail_fits = match padding {
        0 => true,
        1 => b"AEIMQUYcgkosw048".contains(&last),
        2 => b"AQgw".contains(&last),
        _ => false,
    };
    (tail_fits && (letters + padding).is_multiple_of(4)).then(|| letters * 3 / 4)
}
