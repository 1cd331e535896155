//! Releases: what customs grants, and what a movement at the gate spends of it.

use crate::account::{Account, Unit};
use crate::entry::{Entry, Release};
use crate::ledger::Ledger;
use crate::movement::Ask;
use crate::names::{Item, ReleaseNumber};
use crate::outcome::Reason;

pub(super) fn decide(ledger: &Ledger, release: Release, entry: &mut Entry) -> Result<(), Reason> {
    let number = ledger.new_release(&release.reference)?;
    let unit = Unit::Grant(release.item);
    entry.post(Account::Granted(release.item), Account::Release(number), unit, release.quantity);
    entry.release = Some(release);
    Ok(())
}

/// The release that an asker names, if it was given for just that.
pub(super) fn matching(ledger: &Ledger, ask: &Ask) -> Result<(ReleaseNumber, Item), Reason> {
    let found = ask.release.and_then(|reference| ledger.release(reference));
    let (number, release) = found.ok_or(Reason::NoRelease)?;
    let fits = release.purpose == ask.purpose
        && release.enterprise == ask.enterprise
        && ledger.item(ask.item).is_ok_and(|item| item == release.item);
    if fits { Ok((number, release.item)) } else { Err(Reason::NoRelease) }
}

/// Spends a part of a release that still allows so much.
pub(super) fn spend(
    ledger: &Ledger,
    (number, item): (ReleaseNumber, Item),
    quantity: i64,
    entry: &mut Entry,
) -> Result<(), Reason> {
    let account = Account::Release(number);
    if ledger.balance(account) < i128::from(quantity) {
        return Err(Reason::ReleaseExceeded);
    }
    entry.post(account, Account::Spent(item), Unit::Grant(item), quantity);
    Ok(())
}
