//! The checks of one leaf: length, characters, digits, calendar.

use std::borrow::Cow;

use model::Moment;
use model::node::{Chars, Field, Kind, Value};

/// What is wrong with a field's shape.
pub(super) struct Fault {
    pub code: &'static str,
    pub message: String,
    pub hint: String,
}

impl Fault {
    fn new(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Fault {
        Fault { code, message: message.into(), hint: hint.into() }
    }

    pub fn missing(field: &Field) -> Fault {
        Fault::new("CW-1001", "is missing", format!("Give {}.", super::words(field.name)))
    }

    pub fn too_many(field: &Field, count: usize) -> Fault {
        let hint = format!("Give at most {}, or split the declaration.", field.max);
        Fault::new("CW-1002", format!("occurs {count} times, more than {}", field.max), hint)
    }
}

/// The fault of a leaf, if it has one. Looks at bytes where it can, since this runs for every field of every message.
pub(super) fn check(field: &Field, value: &Value<'_>) -> Option<Fault> {
    match (field.kind, value) {
        (Kind::Text { max, of }, Value::Text(text)) => check_text(text, max, of),
        (Kind::Numeric { digits, fraction }, Value::Numeric(number)) => {
            check_number(number.text(), number.value().is_some(), digits, fraction)
        }
        (Kind::Amount { digits, fraction }, Value::Amount(amount)) => {
            check_number(amount.number.text(), amount.number.value().is_some(), digits, fraction)
                .or_else(|| check_currency(amount.currency.as_deref()))
        }
        (Kind::Measure { digits, fraction }, Value::Measure(measure)) => {
            check_number(measure.number.text(), measure.number.value().is_some(), digits, fraction)
        }
        (Kind::Moment, Value::Moment(moment)) => check_moment(moment),
        _ => None,
    }
}

fn check_text(text: &str, max: u16, of: Chars) -> Option<Fault> {
    let max = usize::from(max);
    if text.trim().is_empty() {
        return Some(Fault::new("CW-1003", "is blank", "Give a value, or leave the field out."));
    }
    let length = if text.len() <= max { text.len() } else { text.chars().count() };
    if length > max {
        let message = format!("has {length} characters, more than {max}: {}", shown(text));
        return Some(Fault::new("CW-1004", message, format!("Shorten it to {max} characters.")));
    }
    let (right, kind) = match of {
        Chars::Any => return None,
        Chars::Letters | Chars::ExactLetters => (text.bytes().all(|b| b.is_ascii_alphabetic()), "letters A to Z"),
        Chars::Digits | Chars::ExactDigits => (text.bytes().all(|b| b.is_ascii_digit()), "digits"),
    };
    if !right {
        let message = format!("may only have {kind}: {}", shown(text));
        return Some(Fault::new("CW-1005", message, format!("Use {kind} only, without blanks.")));
    }
    let exact = matches!(of, Chars::ExactLetters | Chars::ExactDigits);
    (exact && length != max).then(|| {
        let message = format!("must have exactly {max} {kind}: {}", shown(text));
        Fault::new("CW-1006", message, format!("Give exactly {max} {kind}."))
    })
}

fn check_number(text: &str, is_number: bool, digits: u8, fraction: u8) -> Option<Fault> {
    if !is_number {
        let hint = "Write digits with a point before decimals, without thousands separators.";
        return Some(Fault::new("CW-1007", format!("is no number: {}", shown(text)), hint));
    }
    let text = text.trim().trim_start_matches(['+', '-']);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let decimals = decimals.trim_end_matches('0').len();
    let total = whole.trim_start_matches('0').len() + decimals;
    if decimals > usize::from(fraction) {
        let message = format!("has {decimals} decimals, more than {fraction}: {}", shown(text));
        return Some(Fault::new("CW-1009", message, format!("Round it to {fraction} decimals.")));
    }
    (total > usize::from(digits)).then(|| {
        let message = format!("has {total} digits, more than {digits}: {}", shown(text));
        Fault::new("CW-1008", message, "Give a smaller number, or another unit.")
    })
}

fn check_currency(currency: Option<&str>) -> Option<Fault> {
    let currency = currency?;
    let right = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
    (!right).then(|| {
        let message = format!("has a currency that is no ISO 4217 code: {}", shown(currency));
        Fault::new("CW-1012", message, "Give three capital letters, such as EUR.")
    })
}

/// UN/EDIFACT 2379: how many digits a text of a format has, and whether a zone follows.
const FORMATS: [(&str, usize, bool); 5] =
    [("102", 8, false), ("203", 12, false), ("204", 14, false), ("304", 14, true), ("205", 12, true)];

fn check_moment(moment: &Moment) -> Option<Fault> {
    let format = moment.format.as_deref().unwrap_or("304");
    let Some((_, length, zone)) = FORMATS.into_iter().find(|(code, _, _)| *code == format) else {
        let message = format!("has a format code that is not known: {}", shown(format));
        return Some(Fault::new("CW-1011", message, "Use 102 for a day, 304 for a moment with its zone."));
    };
    let text = moment.text.as_str();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = if zone { digits >= 8 && digits <= length } else { digits == length && text.len() == length };
    let dated = if digits == 8 && text.len() == 8 { moment.date().is_some() } else { moment.timestamp().is_some() };
    (!whole || !dated).then(|| {
        let message = format!("is no date or time of the calendar (format {format}): {}", shown(text));
        Fault::new("CW-1010", message, "Write the year first, such as 20260131 or 20260131120000Z.")
    })
}

/// The value in quotes, cut where it is long.
fn shown(text: &str) -> String {
    let cut: Cow<'_, str> = match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()).into(),
        None => text.into(),
    };
    format!("\"{}\"", cut.escape_debug())
}
