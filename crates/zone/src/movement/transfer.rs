//! Goods go to another enterprise: out and in as one entry, a new lot for each part, nothing lost on the way.

use compact_str::format_compact;

use crate::account::{Account, Unit};
use crate::entry::Entry;
use crate::ledger::Ledger;
use crate::movement::{Ask, draw, grant};
use crate::outcome::Reason;
use crate::stock::Reach;

pub(super) fn decide(ledger: &Ledger, ask: &Ask, to: &str, entry: &mut Entry) -> Result<(), Reason> {
    let release = grant::matching(ledger, ask)?;
    let receiver = ledger.enterprise(to)?;
    grant::spend(ledger, release, ask.quantity, entry)?;
    let item = release.1;
    let slices = draw::draw(ledger, ask.enterprise, item, ask.quantity, Reach::All)?;
    for slice in &slices {
        let lot = ledger.lot(slice.lot).ok_or(Reason::Insufficient)?;
        let name = format_compact!("{}>{to}#{}", lot.name, entry.number);
        let number = ledger.new_lot_after(&name, entry.lots.len())?;
        let part = lot.part(slice.lot, slice.quantity, name, receiver).ok_or(Reason::OutOfRange)?;
        entry.post(Account::Lot(slice.lot), Account::Lot(number), Unit::Goods(item), slice.quantity);
        entry.lots.push(part);
    }
    draw::tell(ledger, &slices, entry);
    Ok(())
}
