//! Goods leave the zone for good: into home use with duty, out of the territory, or destroyed.

use crate::account::{Account, Unit};
use crate::duty::duty;
use crate::entry::Entry;
use crate::event::Status;
use crate::ledger::Ledger;
use crate::movement::{Ask, draw, grant};
use crate::names::Item;
use crate::outcome::Reason;
use crate::stock::Reach;

/// Into home use. The order of the checks is a promise: release, status, remainder, stock.
pub(super) fn home_use(ledger: &Ledger, ask: &Ask, status: Option<Status>, entry: &mut Entry) -> Result<(), Reason> {
    let release = grant::matching(ledger, ask)?;
    if status == Some(Status::Zr) {
        return Err(Reason::ZoneRestricted);
    }
    grant::spend(ledger, release, ask.quantity, entry)?;
    let item = release.1;
    let slices = draw::draw(ledger, ask.enterprise, item, ask.quantity, Reach::Free)?;
    let rate = ledger.rate_bp(item);
    let mut total: i64 = 0;
    for slice in &slices {
        let lot = ledger.lot(slice.lot).ok_or(Reason::Insufficient)?;
        let due = duty(lot, slice.quantity, rate).ok_or(Reason::OutOfRange)?;
        total = total.checked_add(due).ok_or(Reason::OutOfRange)?;
        entry.post(Account::Lot(slice.lot), Account::HomeUse(item), Unit::Goods(item), slice.quantity);
    }
    entry.post(Account::DutyAssessed, Account::DutyOwed(ask.enterprise), Unit::Money, total);
    entry.outcome.duty = Some(total);
    draw::tell(ledger, &slices, entry);
    Ok(())
}

/// Out of the territory, or destroyed: no duty, any status.
pub(super) fn out(ledger: &Ledger, ask: &Ask, to: fn(Item) -> Account, entry: &mut Entry) -> Result<(), Reason> {
    let release = grant::matching(ledger, ask)?;
    grant::spend(ledger, release, ask.quantity, entry)?;
    let item = release.1;
    let slices = draw::draw(ledger, ask.enterprise, item, ask.quantity, Reach::All)?;
    for slice in &slices {
        entry.post(Account::Lot(slice.lot), to(item), Unit::Goods(item), slice.quantity);
    }
    draw::tell(ledger, &slices, entry);
    Ok(())
}
