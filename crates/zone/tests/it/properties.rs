//! What holds for any journal, read from what is posted.

use std::collections::BTreeMap;

use proptest::prelude::*;
use zone::{Account, Entry, Ledger, LotNumber, Unit, Verdict};

use crate::world;

fn sums(entry: &Entry) -> BTreeMap<Unit, i128> {
    let mut sums = BTreeMap::new();
    for posting in &entry.postings {
        *sums.entry(posting.unit).or_default() += i128::from(posting.amount);
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// FZ-01: each entry's postings sum to zero in each unit, and so does the whole book.
    #[test]
    fn postings_sum_to_zero(seed: u64) {
        let mut ledger = Ledger::new(world::config()).unwrap();
        for event in world::traffic(seed, 200) {
            let entry = ledger.receive(&event);
            prop_assert!(sums(&entry).values().all(|sum| *sum == 0), "{entry:?}");
        }
        let mut book: BTreeMap<Unit, i128> = BTreeMap::new();
        for ((_, unit), sum) in ledger.trial_balance() {
            *book.entry(unit).or_default() += sum;
        }
        prop_assert!(book.values().all(|sum| *sum == 0), "{book:?}");
    }

    /// Conservation a lot: what went in less what went out is on hand, and never below zero on the way.
    #[test]
    fn a_lot_holds_what_went_in_less_what_went_out(seed: u64) {
        let mut ledger = Ledger::new(world::config()).unwrap();
        let mut lots: BTreeMap<LotNumber, i64> = BTreeMap::new();
        for event in world::traffic(seed, 200) {
            for posting in ledger.receive(&event).postings {
                if let Account::Lot(lot) = posting.account {
                    let held = lots.entry(lot).or_default();
                    *held += posting.amount;
                    prop_assert!(*held >= 0);
                }
            }
        }
        prop_assert!(lots.iter().all(|(lot, held)| ledger.in_lot(*lot) == *held));
        prop_assert_eq!(lots.len(), ledger.lots().count());
    }

    /// A refused or repeated event leaves no trace but its answer.
    #[test]
    fn what_is_not_booked_changes_nothing(seed: u64) {
        let mut ledger = Ledger::new(world::config()).unwrap();
        for event in world::traffic(seed, 150) {
            let before = ledger.trial_balance();
            let entry = ledger.receive(&event);
            if entry.outcome.verdict != Verdict::Accepted {
                prop_assert!(entry.postings.is_empty() && entry.lots.is_empty());
                prop_assert_eq!(before, ledger.trial_balance());
            }
        }
    }

    /// Nothing leaves without a release that is spent by as much.
    #[test]
    fn goods_leave_only_by_a_release(seed: u64) {
        let mut ledger = Ledger::new(world::config()).unwrap();
        for event in world::traffic(seed, 200) {
            let postings = ledger.receive(&event).postings;
            let gone: i64 = postings.iter().filter(|posting| is_exit(posting.account)).map(|posting| posting.amount).sum();
            let spent: i64 = postings.iter().filter(|p| matches!(p.account, Account::Spent(_))).map(|p| p.amount).sum();
            prop_assert!(gone <= spent, "{event:?}");
        }
    }

    /// Any line of JSON is an event or a clear error.
    #[test]
    fn any_text_is_an_event_or_an_error(text in ".{0,200}") {
        prop_assert!(serde_json::from_str::<zone::Event>(&text).is_err());
    }
}

fn is_exit(account: Account) -> bool {
    matches!(account, Account::HomeUse(_) | Account::Reexported(_) | Account::Destroyed(_))
}
