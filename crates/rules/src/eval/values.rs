//! Numbers, texts and days of expressions.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Eval;
use crate::expr::{Day, Number, Text};
use crate::tree::Tree;

impl<'a, T: Tree<'a>> Eval<'a, '_, T> {
    /// Exact; `None` where a value is absent, no number, or too large to be held exactly.
    pub fn number(&mut self, number: &'a Number) -> Option<Decimal> {
        match number {
            Number::Const(value) => Some(*value),
            Number::Value(path) => self.first(path).and_then(|node| self.tree.number(node)),
            Number::Parsed(text) => parse(self.text(text)?),
            Number::WholeOr(path, otherwise) => {
                let found = self.first(path).and_then(|node| self.tree.number(node));
                Some(found.filter(Decimal::is_integer).unwrap_or(*otherwise))
            }
            Number::Count(over) => Some(Decimal::from(self.count(over))),
            Number::Sum(over, each) => self.fold(over, each, Some(Decimal::ZERO), |sum, next| sum?.checked_add(next)),
            Number::Total(path) => self.total(path),
            Number::Least(over, each) => self.fold(over, each, None, |least, next| Some(least?.min(next))),
            Number::Greatest(over, each) => self.fold(over, each, None, |most, next| Some(most?.max(next))),
            Number::CountEquals(path, wanted) => Some(Decimal::from(self.count_equals(path, wanted))),
            Number::CountDistinct { path, trimmed } => Some(Decimal::from(self.count_distinct(path, *trimmed))),
            Number::CountDistinctChildren(path) => Some(Decimal::from(self.count_distinct_children(path))),
            Number::Length(text) => Some(Decimal::from(self.text(text)?.chars().count())),
            Number::Add(left, right) => self.number(left)?.checked_add(self.number(right)?),
            Number::Subtract(left, right) => self.number(left)?.checked_sub(self.number(right)?),
            Number::Multiply(left, right) => self.number(left)?.checked_mul(self.number(right)?),
            Number::Negate(inner) => self.number(inner).map(|value| -value),
            Number::If(when, then, otherwise) => {
                let branch = if self.test(when)? { then } else { otherwise };
                self.number(branch)
            }
        }
    }

    /// `None` where the value is absent.
    pub fn text(&mut self, text: &'a Text) -> Option<&'a str> {
        match text {
            Text::Const(value) => Some(value),
            Text::Value(path) => self.first(path).and_then(|node| self.tree.text(node)),
            Text::OrEmpty(inner) => Some(self.text(inner).unwrap_or_default()),
            Text::Trim(inner) => self.text(inner).map(str::trim),
            Text::Take(inner, count) => self.text(inner).map(|text| text.get(..letters(text, *count)).unwrap_or(text)),
            Text::Skip(inner, count) => self.text(inner).map(|text| text.get(letters(text, *count)..).unwrap_or(text)),
            Text::After(inner, mark) => {
                let text = self.text(inner)?;
                Some(text.split_once(&**mark).map_or("", |(_, after)| after))
            }
            Text::If(when, then, otherwise) => {
                let branch = if self.test(when)? { then } else { otherwise };
                self.text(branch)
            }
        }
    }

    /// `None` where the value is absent or no day of the calendar.
    pub fn day(&mut self, day: &'a Day) -> Option<Date> {
        match day {
            Day::Const(value) => Some(*value),
            Day::Value(path) => self.first(path).and_then(|node| self.tree.day(node)),
            Day::Today => Some(self.context.day),
            Day::Plus(day, count) => {
                let day = self.day(day)?;
                let count = self.number(count)?.to_i64().filter(|days| days.abs() < 4_000_000)?;
                day.checked_add(count.days()).ok()
            }
        }
    }
}

/// Where the first `count` letters of a text end.
fn letters(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// A decimal number without exponent, blanks around it aside.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !plain || !digits.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}
