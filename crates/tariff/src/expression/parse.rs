//! Reads a duty expression; what is not understood is an error that says where, never a guess.

use std::str::FromStr;

use model::{Currency, Text};
use rust_decimal::Decimal;

use super::{Expression, Rate, Term, Unit};

/// Longer texts are refused: no duty needs them, and the length bounds the work.
const MAX_LENGTH: usize = 4_000;
const MAX_TERMS: usize = 16;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    #[error("expected a duty such as `2.00 %`, `147.00 GBP / 100 kg` or `free`, found {0:?}")]
    Term(String),
    #[error("{0:?} stands twice or in the wrong place")]
    Bound(&'static str),
    #[error("a duty of more than {MAX_LENGTH} characters or {MAX_TERMS} terms")]
    TooLong,
    #[error(transparent)]
    Unit(#[from] super::UnitError),
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Expression, ExpressionError> {
        let text = text.trim();
        if text.len() > MAX_LENGTH {
            return Err(ExpressionError::TooLong);
        }
        if text.eq_ignore_ascii_case("free") {
            return Ok(Expression::Free);
        }
        if let Some(manual) = text.strip_prefix("manual:") {
            return Ok(Expression::Manual(manual.trim().into()));
        }
        let (rest, max) = bound(text, "max")?;
        let (rest, min) = bound(rest, "min")?;
        Ok(Expression::Rate(Rate { terms: sum(rest)?, min, max }))
    }
}

/// Takes ` min …` or ` max …` off the end.
fn bound<'a>(text: &'a str, word: &'static str) -> Result<(&'a str, Vec<Term>), ExpressionError> {
    let spaced = match word {
        "min" => " min ",
        _ => " max ",
    };
    let lower = text.to_ascii_lowercase();
    let Some(at) = lower.find(spaced) else { return Ok((text, Vec::new())) };
    let (rest, tail) = (text.get(..at).unwrap_or_default(), text.get(at + spaced.len()..).unwrap_or_default());
    let tail_lower = tail.to_ascii_lowercase();
    if tail_lower.contains(" min ") || tail_lower.contains(" max ") {
        return Err(ExpressionError::Bound(word));
    }
    Ok((rest, sum(tail)?))
}

fn sum(text: &str) -> Result<Vec<Term>, ExpressionError> {
    let text = text.trim();
    let (mut negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut terms = Vec::new();
    loop {
        let (part, sign, tail) = match next_sign(rest) {
            Some((at, sign)) => {
                (rest.get(..at).unwrap_or_default(), Some(sign), rest.get(at + 3..).unwrap_or_default())
            }
            None => (rest, None, ""),
        };
        terms.push(term(part, negative)?);
        if terms.len() > MAX_TERMS {
            return Err(ExpressionError::TooLong);
        }
        let Some(sign) = sign else { return Ok(terms) };
        negative = sign == '-';
        rest = tail;
    }
}

/// The next ` + ` or ` - ` that is not within brackets.
fn next_sign(text: &str) -> Option<(usize, char)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 => match text.get(at..at + 3) {
                Some(" + ") => return Some((at, '+')),
                Some(" - ") => return Some((at, '-')),
                _ => {}
            },
            _ => {}
        }
    }
    None
}

fn term(text: &str, negative: bool) -> Result<Term, ExpressionError> {
    let error = || ExpressionError::Term(text.trim().chars().take(80).collect());
    let text = text.trim();
    let sign = |number: Decimal| if negative { -number } else { number };
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).ok_or_else(error)?;
    let number = decimal(number).ok_or_else(error)?;
    let rest = rest.trim_start();
    if let Some(part) = rest.strip_prefix('%') {
        let of = match part.trim() {
            "" => None,
            part => Some(bracketed(part).ok_or_else(error)?),
        };
        return Ok(Term::AdValorem { percent: sign(number), of });
    }
    let (currency, per_unit) = rest.split_once('/').ok_or_else(error)?;
    let currency: Currency = currency.trim().parse().map_err(|_| error())?;
    let per_unit = per_unit.trim();
    let end = per_unit.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(per_unit.len());
    let (per, unit) = per_unit.split_at_checked(end).ok_or_else(error)?;
    let per = if per.is_empty() { Decimal::ONE } else { decimal(per).ok_or_else(error)? };
    if per.is_zero() {
        return Err(error());
    }
    Ok(Term::Specific { amount: sign(number), currency, per, unit: unit.parse::<Unit>()? })
}

fn bracketed(text: &str) -> Option<Text> {
    let words = text.strip_prefix('(')?.strip_suffix(')')?;
    (!words.is_empty() && words.trim() == words && !words.contains(['(', ')'])).then(|| words.into())
}

fn decimal(text: &str) -> Option<Decimal> {
    let digits =
        text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && text.starts_with(|c: char| c.is_ascii_digit());
    if digits && !text.ends_with('.') { Decimal::from_str_exact(text).ok() } else { None }
}
