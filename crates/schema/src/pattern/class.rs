//! A character class: what it holds, and how the `regex` crate writes it.

use std::fmt::Write;

/// A class as parsed.
#[derive(Debug, Clone, Default)]
pub struct Class {
    pub negated: bool,
    /// Inclusive ranges.
    pub ranges: Vec<(char, char)>,
    /// Escapes that stand for tables of the `regex` crate, in its own notation.
    pub tables: Vec<String>,
    pub subtracted: Option<Box<Class>>,
}

impl Class {
    /// A class of a few ranges.
    pub fn of(ranges: &[(char, char)]) -> Self {
        Self { ranges: ranges.to_vec(), ..Self::default() }
    }

    /// Everything but a few ranges.
    pub fn not(ranges: &[(char, char)]) -> Self {
        Self { negated: true, ..Self::of(ranges) }
    }

    /// A class that one table of the `regex` crate describes.
    pub fn table(notation: impl Into<String>) -> Self {
        Self { tables: vec![notation.into()], ..Self::default() }
    }

    /// Only ranges, so that [`Class::contains`] knows everything.
    pub fn is_plain(&self) -> bool {
        self.tables.is_empty() && self.subtracted.is_none()
    }

    /// Whether a plain class holds a character.
    pub fn contains(&self, c: char) -> bool {
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&c)) != self.negated
    }

    /// The class in the notation of the `regex` crate.
    pub fn write(&self, out: &mut String) {
        out.push_str(if self.subtracted.is_some() { "[" } else { "" });
        out.push_str(if self.negated { "[^" } else { "[" });
        for &(first, last) in &self.ranges {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\x{{{:X}}}-\\x{{{:X}}}", u32::from(first), u32::from(last));
        }
        for table in &self.tables {
            out.push_str(table);
        }
        out.push(']');
        if let Some(subtracted) = &self.subtracted {
            out.push_str("--");
            subtracted.write(out);
            out.push(']');
        }
    }
}
