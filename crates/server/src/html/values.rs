//! Values as people read them: moments with their zone, amounts with their currency, waiting times in words.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

/// HTML made by us from escaped parts; templates print it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html(String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

impl Html {
    /// A word with a mark: colour, shape and text say the same.
    pub fn tag(tone: &str, text: &str, big: bool) -> Html {
        let big = if big { " big" } else { "" };
        Html(format!("<span class=\"tag {tone}{big}\">{}</span>", escape(text)))
    }

    pub fn time(at: &Timestamp) -> Html {
        Html(format!("<time class=\"nowrap\" datetime=\"{:.0}\">{}</time>", at, clock_time(at)))
    }

    pub fn day(day: &Date) -> Html {
        Html(format!("<time class=\"nowrap\" datetime=\"{day}\">{}</time>", day.strftime("%-d %b %Y")))
    }

    /// Digits in groups of three by a thin blank, with the currency behind it.
    pub fn money(amount: &Decimal, currency: &str) -> Html {
        let digits = match amount.scale() {
            0 | 1 => format!("{amount:.2}"),
            _ => amount.to_string(),
        };
        Html(format!(
            "<span class=\"nowrap\">{} <span class=\"unit\">{}</span></span>",
            group(&digits),
            escape(currency)
        ))
    }
}

/// `22 Nov 2026, 02:31 UTC`
pub fn clock_time(at: &Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%-d %b %Y, %H:%M UTC").to_string()
}

/// A number with groups of three digits before the point.
pub fn group(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let mut shown = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            shown.push('\u{202f}');
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}

/// How long something has waited, in its two largest units: `3 d 4 h`, `12 min`.
pub fn wait_length(since: &Timestamp, now: &Timestamp) -> String {
    let minutes = (now.as_second() - since.as_second()).max(0) / 60;
    match (minutes / 1440, minutes / 60 % 24, minutes % 60) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
