//! List rows of what this process has just committed, so that the list need not read it back and parse it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use store::DeclarationRow;

/// Commits that are remembered; beyond that all is forgotten and read from the store.
const REMEMBERED: usize = 4_096;

/// Rows by the position of their commit's first event. What is missing here (another process's commits, or more than
/// fits) is in the store.
#[derive(Debug, Default)]
pub(crate) struct Fresh(Mutex<BTreeMap<u64, Made>>);

#[derive(Debug)]
struct Made {
    last: u64,
    rows: Vec<DeclarationRow>,
}

impl Fresh {
    /// A commit with events `first..=last`, and how its declarations stood after it.
    pub fn put(&self, first: u64, last: u64, rows: Vec<DeclarationRow>) {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= REMEMBERED {
            made.clear();
        }
        made.insert(first, Made { last, rows });
    }

    /// The rows of the commits that follow `position` without a gap, at most `most` commits, and the position of their last
    /// event. They are forgotten here, as is all that is not newer than `position`.
    pub fn take_after(&self, position: u64, most: usize) -> Option<(u64, Vec<DeclarationRow>)> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut last, mut commits) = (position, 0);
        let mut rows = Vec::new();
        while commits < most
            && let Some(entry) = made.first_entry().filter(|entry| *entry.key() <= last + 1)
        {
            let next = *entry.key() == last + 1;
            let found = entry.remove();
            if next {
                last = found.last;
                rows.extend(found.rows);
                commits += 1;
            }
        }
        (commits > 0).then_some((last, rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(commits: &[(u64, u64)]) -> Fresh {
        let fresh = Fresh::default();
        for (first, last) in commits {
            fresh.put(*first, *last, vec![DeclarationRow { version: *last, ..DeclarationRow::default() }]);
        }
        fresh
    }

    fn taken(fresh: &Fresh, position: u64, most: usize) -> Option<(u64, Vec<u64>)> {
        let (last, rows) = fresh.take_after(position, most)?;
        Some((last, rows.iter().map(|row| row.version).collect()))
    }

    #[test]
    fn only_what_follows_without_a_gap_is_taken() {
        let fresh = fresh(&[(6, 8), (1, 5), (12, 13)]);
        assert_eq!(taken(&fresh, 0, 10), Some((8, vec![5, 8])));
        assert_eq!(taken(&fresh, 8, 10), None, "9 to 11 are not known here");
        assert_eq!(taken(&fresh, 11, 10), Some((13, vec![13])));
    }

    #[test]
    fn what_the_list_has_seen_already_is_forgotten() {
        let fresh = fresh(&[(1, 5), (6, 8), (9, 9)]);
        assert_eq!(taken(&fresh, 8, 10), Some((9, vec![9])));
        assert_eq!(taken(&fresh, 0, 10), None);
    }

    #[test]
    fn no_more_is_taken_than_one_step_may_write() {
        let fresh = fresh(&[(1, 1), (2, 2), (3, 3)]);
        assert_eq!(taken(&fresh, 0, 2), Some((2, vec![1, 2])));
        assert_eq!(taken(&fresh, 2, 2), Some((3, vec![3])));
    }

    #[test]
    fn more_than_fits_is_left_to_the_store() {
        let fresh = Fresh::default();
        for at in 1..=REMEMBERED as u64 + 1 {
            fresh.put(at, at, vec![DeclarationRow::default()]);
        }
        assert_eq!(taken(&fresh, 0, 10), None);
        assert!(fresh.take_after(REMEMBERED as u64, 10).is_some());
    }
}
