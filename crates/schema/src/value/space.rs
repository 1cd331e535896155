//! White space facets.

use crate::xml::chars::is_space;
use std::borrow::Cow;

/// The `whiteSpace` facet, from the loosest to the strictest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Space {
    Preserve,
    Replace,
    Collapse,
}

impl Space {
    /// The text as the facet leaves it.
    pub fn apply(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Preserve => Cow::Borrowed(text),
            Self::Replace if !text.contains(['\t', '\n', '\r']) => Cow::Borrowed(text),
            Self::Replace => Cow::Owned(text.replace(['\t', '\n', '\r'], " ")),
            Self::Collapse => collapse(text),
        }
    }
}

/// Only white space, or nothing.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

fn collapse(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(is_space);
    if !trimmed.contains("  ") && !trimmed.contains(['\t', '\n', '\r']) {
        return Cow::Borrowed(trimmed);
    }
    let words: Vec<&str> = trimmed.split(is_space).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}
