//! Faults on demand, so that tests see what a caller does when a commit fails.

use std::sync::atomic::{AtomicU8, Ordering};

/// What the next commit shall do wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Injection {
    /// The commit fails and nothing is saved.
    NotSaved,
    /// The commit is saved, but the caller is told that it failed.
    ButSaved,
}

#[derive(Debug, Default)]
pub(crate) struct Plan(AtomicU8);

impl Plan {
    pub(crate) fn set(&self, injection: Injection) {
        let code = match injection {
            Injection::NotSaved => 1,
            Injection::ButSaved => 2,
        };
        self.0.store(code, Ordering::SeqCst);
    }

    pub(crate) fn take(&self) -> Option<Injection> {
        if self.0.load(Ordering::Relaxed) == 0 {
            return None;
        }
        match self.0.swap(0, Ordering::SeqCst) {
            1 => Some(Injection::NotSaved),
            2 => Some(Injection::ButSaved),
            _ => None,
        }
    }
}
