//! The `pattern` facet: XML Schema's own regular expressions, always anchored.

mod blocks;
mod class;
mod translate;

use class::Class;
use regex::{Regex, RegexBuilder};

/// Compiled patterns beyond this size (bytes) are refused.
const MOST_BYTES: usize = 32 << 20;

/// One pattern, compiled.
#[derive(Debug)]
pub struct Pattern {
    source: Box<str>,
    matcher: Matcher,
}

#[derive(Debug)]
enum Matcher {
    /// One class repeated: most patterns of message schemas are no more than that, and counting needs no automaton.
    Run {
        class: Class,
        min: u32,
        max: u32,
    },
    General(Regex),
}

impl Pattern {
    /// Compiles a pattern as written in a schema.
    pub fn new(source: &str) -> Result<Self, String> {
        let translated = translate::translate(source)?;
        let matcher = match translated.run {
            Some((class, min, max)) if class.is_plain() => Matcher::Run { class, min, max },
            _ => {
                let built = RegexBuilder::new(&format!("^(?:{})$", translated.regex)).size_limit(MOST_BYTES).build();
                Matcher::General(built.map_err(|error| format!("the pattern '{source}' cannot be used: {error}"))?)
            }
        };
        Ok(Self { source: source.into(), matcher })
    }

    /// The pattern as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Does the whole text match?
    pub fn is_match(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::General(regex) => regex.is_match(text),
            Matcher::Run { class, min, max } => {
                let mut count = 0_u32;
                for c in text.chars() {
                    count = count.saturating_add(1);
                    if count > *max || !class.contains(c) {
                        return false;
                    }
                }
                count >= *min
            }
        }
    }
}

#[cfg(test)]
mod tests;
