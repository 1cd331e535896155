//! The facets that a simple type gathers along its chain of restrictions.

use super::{Builtin, decimal, lexical, order};
use crate::pattern::Pattern;
use std::cmp::Ordering;
use std::sync::Arc;

/// Constraining facets; a derived type's own values replace its base's, patterns of all steps hold together.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    pub length: Option<usize>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    /// One list a step; a value fits one pattern of every list.
    pub patterns: Vec<Vec<Arc<Pattern>>>,
    pub enumeration: Option<Arc<[Box<str>]>>,
    pub min_inclusive: Option<Box<str>>,
    pub min_exclusive: Option<Box<str>>,
    pub max_inclusive: Option<Box<str>>,
    pub max_exclusive: Option<Box<str>>,
    pub total_digits: Option<usize>,
    pub fraction_digits: Option<usize>,
}

impl Facets {
    /// The pattern facets, which look at the text itself.
    pub fn check_patterns(&self, text: &str) -> Result<(), String> {
        for step in &self.patterns {
            if !step.iter().any(|pattern| pattern.is_match(text)) {
                let all: Vec<&str> = step.iter().map(|pattern| pattern.source()).collect();
                return Err(format!("{} does not match the pattern {}", quoted(text), all.join(" or ")));
            }
        }
        Ok(())
    }

    /// The length facets over a length that the caller has measured.
    pub fn check_length(&self, length: usize, text: &str) -> Result<(), String> {
        let wrong = |what: &str, bound: usize| {
            Err(format!("{} has length {length}; its type wants {what} {bound}", quoted(text)))
        };
        match (self.length, self.min_length, self.max_length) {
            (Some(exact), ..) if length != exact => wrong("exactly", exact),
            (_, Some(least), _) if length < least => wrong("at least", least),
            (_, _, Some(most)) if length > most => wrong("at most", most),
            _ => Ok(()),
        }
    }

    /// The enumeration, compared by `same`.
    pub fn check_enumeration(&self, text: &str, same: impl Fn(&str) -> bool) -> Result<(), String> {
        let Some(allowed) = &self.enumeration else {
            return Ok(());
        };
        if allowed.iter().any(|one| same(one)) {
            return Ok(());
        }
        let some: Vec<String> = allowed.iter().take(12).map(|one| quoted(one)).collect();
        let more = if allowed.len() > 12 { format!(" and {} more", allowed.len() - 12) } else { String::new() };
        Err(format!("{} is not one of {}{more}", quoted(text), some.join(", ")))
    }

    /// All facets of an atomic value.
    pub fn check_atomic(&self, kind: Builtin, text: &str) -> Result<(), String> {
        self.check_patterns(text)?;
        if self.length.is_some() || self.min_length.is_some() || self.max_length.is_some() {
            match kind {
                // Their lengths are no property of the value (part 2, 4.3.1, as corrected).
                Builtin::QName | Builtin::Notation => {}
                Builtin::HexBinary => self.check_length(text.len() / 2, text)?,
                Builtin::Base64Binary => self.check_length(lexical::base64_octets(text).unwrap_or(0), text)?,
                _ => self.check_length(text.chars().count(), text)?,
            }
        }
        self.check_enumeration(text, |one| one == text || order(kind, one, text) == Some(Ordering::Equal))?;
        self.check_bounds(kind, text)?;
        self.check_digits(text)
    }

    fn check_bounds(&self, kind: Builtin, text: &str) -> Result<(), String> {
        use Ordering::{Equal, Greater, Less};
        let inside = |bound: &Option<Box<str>>, allowed: &[Ordering], words: &str| match bound {
            Some(bound) if !order(kind, text, bound).is_some_and(|found| allowed.contains(&found)) => {
                Err(format!("{} must be {words} {bound}", quoted(text)))
            }
            _ => Ok(()),
        };
        inside(&self.min_inclusive, &[Greater, Equal], "at least")?;
        inside(&self.min_exclusive, &[Greater], "more than")?;
        inside(&self.max_inclusive, &[Less, Equal], "at most")?;
        inside(&self.max_exclusive, &[Less], "less than")
    }

    fn check_digits(&self, text: &str) -> Result<(), String> {
        if self.total_digits.is_none() && self.fraction_digits.is_none() {
            return Ok(());
        }
        let Some(digits) = decimal::parse(text) else {
            return Ok(());
        };
        match (self.total_digits, self.fraction_digits) {
            (Some(most), _) if digits.total() > most => {
                Err(format!("{} has {} digits; at most {most} are allowed", quoted(text), digits.total()))
            }
            (_, Some(most)) if digits.fraction.len() > most => Err(format!(
                "{} has {} digits after the point; at most {most} are allowed",
                quoted(text),
                digits.fraction.len()
            )),
            _ => Ok(()),
        }
    }
}

/// A value in quotes, cut where it is long: it comes from outside and goes to people.
pub fn quoted(text: &str) -> String {
    match text.char_indices().nth(80) {
        None => format!("'{text}'"),
        Some((end, _)) => format!("'{}…'", text.get(..end).unwrap_or("")),
    }
}
