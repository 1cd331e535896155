//! Why a message cannot be read further, and where.

use model::Finding;

/// The end of reading: the message is not well-formed, or beyond a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub code: &'static str,
    /// Byte offset in the message.
    pub at: usize,
    pub reason: String,
}

impl Broken {
    pub fn new(code: &'static str, at: usize, reason: impl Into<String>) -> Broken {
        Broken { code, at, reason: reason.into() }
    }

    /// As a finding; `text` is what was read.
    pub fn finding(self, text: &str, pointer: String) -> Finding {
        let message = format!("{}: {}", place_of(text, self.at), self.reason);
        Finding::error(self.code, pointer, message)
    }
}

/// `line 3, column 7`, both from 1; a column is a character.
pub(crate) fn place_of(text: &str, at: usize) -> String {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = text.get(..at).unwrap_or_default();
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    format!("line {line}, column {column}")
}
