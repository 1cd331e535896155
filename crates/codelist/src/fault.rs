//! A fault of a list or a profile, with its place; all of them are given together.

use std::fmt;

/// What is wrong in one file of a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// The file as it was named by the caller, such as `tax.toml`.
    pub file: String,
    /// Line from 1; 0 where the whole file is meant.
    pub line: usize,
    /// In plain words, with what was expected.
    pub message: String,
}

impl Fault {
    pub fn new(file: impl Into<String>, line: usize, message: impl Into<String>) -> Fault {
        Fault { file: file.into(), line, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}
