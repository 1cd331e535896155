//! What a pack asks of its surroundings while it runs: code lists and the day.

use jiff::civil::Date;

/// Code lists as of the day of the run.
pub trait Lists {
    /// Whether `code` is in the list; `None` where there is no such list, and then nothing is judged.
    fn has(&self, list: &str, code: &str) -> Option<bool>;

    /// The known code most like a wrong one, with its name; for hints only.
    fn nearest(&self, _list: &str, _code: &str) -> Option<String> {
        None
    }
}

/// A surrounding without any list.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoLists;

impl Lists for NoLists {
    fn has(&self, _list: &str, _code: &str) -> Option<bool> {
        None
    }
}

/// One run's surroundings.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The legal day: which rules are in force, and what `today()` gives.
    pub day: Date,
    pub lists: &'a dyn Lists,
}
