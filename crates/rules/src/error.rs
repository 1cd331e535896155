//! Why a pack does not compile: place, what was found, what is known.

/// One fault of a rule pack. All faults of a pack are given together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{rule}: {message}{}", at(.place))]
pub struct CompileError {
    /// File and rule, as far as they are known.
    pub rule: String,
    /// Column of the expression, from 1; `None` where the fault is not in an expression.
    pub place: Option<usize>,
    pub message: String,
}

fn at(place: &Option<usize>) -> String {
    place.map(|column| format!(" (column {column})")).unwrap_or_default()
}

/// A fault in one expression; the compiler of the pack adds the rule's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Byte of the expression, from 0.
    pub at: usize,
    pub message: String,
}

impl Fault {
    pub fn new(at: usize, message: impl Into<String>) -> Fault {
        Fault { at, message: message.into() }
    }

    pub fn in_rule(self, rule: &str) -> CompileError {
        CompileError { rule: rule.to_owned(), place: Some(self.at + 1), message: self.message }
    }
}
