//! How it goes with each subscriber: a receiver that fails is left in peace for a while, alone and not others.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Calls to one subscriber at the same time, while all is well.
const AT_ONCE: usize = 4;
const SHORTEST: SignedDuration = SignedDuration::from_secs(5);
const LONGEST: SignedDuration = SignedDuration::from_hours(1);
/// After this long a delivery is given up.
pub(crate) const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(72);

/// Lines by subscription. Forgotten with the process: then each is simply tried again.
#[derive(Debug, Default)]
pub(crate) struct Lines(Mutex<HashMap<String, Line>>);

#[derive(Clone, Copy, Debug, Default)]
struct Line {
    under_way: usize,
    /// Since when it fails, and not before when it is tried again.
    fails: Option<(Timestamp, Timestamp)>,
}

impl Lines {
    /// Leave to call a subscriber now; else when to ask again.
    pub fn enter(&self, subscription: &str, now: Timestamp) -> Result<(), Timestamp> {
        let mut lines = self.lock();
        let line = lines.entry(subscription.to_owned()).or_default();
        let at_once = if line.fails.is_some() { 1 } else { AT_ONCE };
        match line.fails {
            Some((_, again)) if again > now => Err(again),
            _ if line.under_way >= at_once => Err(later(now, SignedDuration::from_secs(1))),
            _ => {
                line.under_way += 1;
                Ok(())
            }
        }
    }

    pub fn arrived(&self, subscription: &str) {
        if let Some(line) = self.lock().get_mut(subscription) {
            line.under_way = line.under_way.saturating_sub(1);
            line.fails = None;
        }
    }

    /// The call failed; when this delivery, committed at `at`, is to be tried again.
    pub fn failed(&self, subscription: &str, at: Timestamp, now: Timestamp) -> Timestamp {
        let mut lines = self.lock();
        let line = lines.entry(subscription.to_owned()).or_default();
        line.under_way = line.under_way.saturating_sub(1);
        let since = line.fails.map_or(at, |(since, _)| since.min(at));
        let again = next_try(since, now);
        line.fails = Some((since, again));
        again
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Line>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Half as long again as it has failed so far, between five seconds and an hour: no attempt need be counted.
fn next_try(since: Timestamp, now: Timestamp) -> Timestamp {
    let so_far = now.duration_since(since);
    later(now, (so_far / 2).clamp(SHORTEST, LONGEST))
}

/// `by` after `now`, or the end of time.
pub(crate) fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn waits_grow_by_half_up_to_an_hour() {
        let mut now = 0;
        let mut waits = Vec::new();
        while now < GIVEN_UP_AFTER.as_secs() {
            let next = next_try(at(0), at(now)).as_second();
            waits.push(next - now);
            now = next;
        }
        assert_eq!(waits[..7], [5, 5, 5, 7, 11, 16, 24]);
        assert_eq!(waits.iter().max(), Some(&3_600));
        assert!(waits.is_sorted());
        assert_eq!(waits.len(), 89, "attempts in three days");
    }

    #[test]
    fn a_failing_receiver_is_called_by_one_at_a_time() {
        let lines = Lines::default();
        for _ in 0..AT_ONCE {
            assert_eq!(lines.enter("a", at(0)), Ok(()));
        }
        assert_eq!(lines.enter("a", at(0)), Err(at(1)));
        assert_eq!(lines.enter("b", at(0)), Ok(()), "others do not wait");
        for _ in 0..AT_ONCE {
            assert_eq!(lines.failed("a", at(0), at(10)), at(15));
        }
        assert_eq!(lines.enter("a", at(14)), Err(at(15)));
        assert_eq!(lines.enter("a", at(15)), Ok(()));
        assert_eq!(lines.enter("a", at(15)), Err(at(16)));
        lines.arrived("a");
        assert_eq!((lines.enter("a", at(15)), lines.enter("a", at(15))), (Ok(()), Ok(())));
    }
}
