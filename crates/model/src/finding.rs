//! A finding: one thing that is wrong in a message, where, and what to do about it.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Whether a finding stops the message. A warning never blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    Warning,
    Error,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One fault of a message. A message's findings are always given together, never only the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable code, never reused, such as `CW-1003` or a published `CDS12005`.
    pub code: Cow<'static, str>,
    pub severity: Severity,
    /// WCO pointer such as `42A/67A/68A[1]/23A`, or a path in the form of the format that was read.
    pub pointer: String,
    /// What is wrong, in plain words.
    pub message: String,
    /// What to do about it; empty where the message says it all.
    pub hint: String,
}

impl Finding {
    pub fn error(
        code: impl Into<Cow<'static, str>>,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            code: code.into(),
            severity: Severity::Error,
            pointer: pointer.into(),
            message: message.into(),
            hint: String::new(),
        }
    }

    pub fn warning(
        code: impl Into<Cow<'static, str>>,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding { severity: Severity::Warning, ..Finding::error(code, pointer, message) }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = hint.into();
        self
    }

    /// True if any of `findings` refuses the message.
    pub fn refuse(findings: &[Finding]) -> bool {
        findings.iter().any(|f| f.severity == Severity::Error)
    }
}
