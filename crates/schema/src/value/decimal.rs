//! Decimals of any length by their digits: no rounding, no overflow.

use std::cmp::Ordering;

/// A decimal cut into its significant digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits<'a> {
    negative: bool,
    /// Before the point, no leading zeros.
    pub whole: &'a str,
    /// After the point, no trailing zeros.
    pub fraction: &'a str,
}

/// Reads the lexical form of `xs:decimal`.
pub fn parse(text: &str) -> Option<Digits<'_>> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let negative = text.starts_with('-') && !(whole.is_empty() && fraction.is_empty());
    Some(Digits { negative, whole, fraction })
}

impl Digits<'_> {
    /// The `totalDigits` of the value.
    pub fn total(&self) -> usize {
        let fraction = match self.whole.is_empty() {
            true => self.fraction.trim_start_matches('0').len(),
            false => self.fraction.len(),
        };
        (self.whole.len() + fraction).max(1)
    }

    pub fn order(&self, other: &Digits<'_>) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }

    fn magnitude(&self, other: &Digits<'_>) -> Ordering {
        let whole = self.whole.len().cmp(&other.whole.len()).then_with(|| self.whole.cmp(other.whole));
        whole.then_with(|| self.fraction.cmp(other.fraction))
    }
}
