//! A correction: the postings of an earlier event once more, the other way round.

use std::collections::BTreeMap;

use crate::account::{Account, Posting};
use crate::entry::Entry;
use crate::ledger::Ledger;
use crate::names::Enterprise;
use crate::outcome::Reason;

/// Takes back a booked event of the same enterprise whose goods are still where it put them.
pub(super) fn decide(
    ledger: &Ledger,
    t: i64,
    enterprise: Enterprise,
    of: &str,
    entry: &mut Entry,
) -> Result<(), Reason> {
    let booked = ledger.booked(of).ok_or(Reason::UnknownEvent)?;
    if booked.enterprise != enterprise {
        return Err(Reason::UnknownEvent);
    }
    if ledger.is_closed(t) {
        return Err(Reason::PeriodClosed);
    }
    if booked.reversed {
        return Err(Reason::AlreadyReversed);
    }
    if booked.is_reversal || booked.postings.is_empty() {
        return Err(Reason::NotReversible);
    }
    entry.postings = booked.postings.iter().rev().map(|p| Posting { amount: -p.amount, ..*p }).collect();
    entry.reverses = Some(of.into());
    let mut changes: BTreeMap<Account, i128> = BTreeMap::new();
    for posting in &entry.postings {
        *changes.entry(posting.account).or_default() += i128::from(posting.amount);
    }
    let guarded = |account: &Account| matches!(account, Account::Lot(_) | Account::Release(_));
    let short = changes.iter().any(|(account, change)| guarded(account) && ledger.balance(*account) + change < 0);
    if short { Err(Reason::Insufficient) } else { Ok(()) }
}
