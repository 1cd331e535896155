//! The profile's code lists of a day, as rules ask for them.

use codelist::AsOf;
use rules::Lists;

/// Code lists as of one day.
#[derive(Clone, Copy, Debug)]
pub struct ListsOn<'a>(pub AsOf<'a>);

impl Lists for ListsOn<'_> {
    fn has(&self, list: &str, code: &str) -> Option<bool> {
        self.0.has(list, code)
    }

    fn nearest(&self, list: &str, code: &str) -> Option<String> {
        self.0.nearest(list, code).map(|entry| format!("{} ({})", entry.code, entry.name))
    }
}
