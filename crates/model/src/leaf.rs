//! The leaf values of the data set; each keeps the text it was given, so that writing gives back what was read.

use compact_str::CompactString;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::DateTime};
use rust_decimal::Decimal;

/// A code, an identifier or free text, as received.
pub type Text = CompactString;

/// A number as received, and its value if it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeric {
    text: Text,
    value: Option<Decimal>,
}

impl Numeric {
    pub fn new(text: impl Into<Text>) -> Numeric {
        let text = text.into();
        let value = parse_decimal(&text);
        Numeric { text, value }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The exact value; `None` where the text is not a decimal number.
    pub fn value(&self) -> Option<Decimal> {
        self.value
    }
}

impl From<Decimal> for Numeric {
    fn from(value: Decimal) -> Numeric {
        Numeric { text: compact_str::format_compact!("{value}"), value: Some(value) }
    }
}

/// `xs:decimal` without exponent; white space around it is not part of the number.
fn parse_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if digits.is_empty() || digits == "." || !plain {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// An amount of money as declared: number and, where given, ISO 4217 currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub number: Numeric,
    pub currency: Option<Text>,
}

/// A quantity as declared: number and, where given, UN/ECE Rec. 20 (or TARIC) unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub number: Numeric,
    pub unit: Option<Text>,
}

/// A point in time as declared: text and UN/EDIFACT 2379 format code (102 day, 203 minute, 204 second, 304 second with zone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub text: Text,
    pub format: Option<Text>,
}

impl Moment {
    /// 304: seconds with zone, always written in UTC (`Z`).
    pub fn from_timestamp(at: Timestamp) -> Moment {
        let at = at.to_zoned(TimeZone::UTC).datetime();
        Moment {
            text: compact_str::format_compact!(
                "{:04}{:02}{:02}{:02}{:02}{:02}Z",
                at.year(),
                at.month(),
                at.day(),
                at.hour(),
                at.minute(),
                at.second()
            ),
            format: Some(Text::const_new("304")),
        }
    }

    /// The civil day named by the text; `None` where it is not a day of the calendar.
    pub fn date(&self) -> Option<Date> {
        let digit = |from: usize, to: usize| self.text.get(from..to)?.parse::<i16>().ok();
        let day = Date::new(digit(0, 4)?, digit(4, 6)? as i8, digit(6, 8)? as i8);
        day.ok()
    }

    /// The moment; a text without zone is UTC, a day is its first second.
    pub fn timestamp(&self) -> Option<Timestamp> {
        let date = self.date()?;
        let rest = self.text.get(8..)?;
        let (clock, zone) = match rest.find(['Z', '+', '-']) {
            Some(at) => rest.split_at(at),
            None => (rest, "Z"),
        };
        let part = |from: usize| match clock.get(from..from + 2) {
            Some(digits) => digits.parse::<i8>().ok(),
            None if clock.len() <= from => Some(0),
            None => None,
        };
        let time = Time::new(part(0)?, part(2)?, part(4)?, 0).ok()?;
        let zone = offset(zone)?;
        let moment: DateTime = date.to_datetime(time);
        zone.to_timestamp(moment).ok()
    }
}

/// `Z`, `+hhmm` or `-hh`.
fn offset(zone: &str) -> Option<jiff::tz::Offset> {
    let Some(digits) = zone.strip_prefix(['+', '-']) else {
        return (zone == "Z").then_some(jiff::tz::Offset::UTC);
    };
    let hours = digits.get(0..2)?.parse::<i32>().ok()?;
    let minutes = digits.get(2..4).map_or(Some(0), |m| m.parse::<i32>().ok())?;
    let seconds = (hours * 60 + minutes) * 60;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    jiff::tz::Offset::from_seconds(sign * seconds).ok()
}
