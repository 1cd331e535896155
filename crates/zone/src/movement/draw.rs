//! First in, first out: which lots a quantity is taken from.

use crate::entry::Entry;
use crate::ledger::Ledger;
use crate::names::{Enterprise, Item, LotNumber};
use crate::outcome::Reason;
use crate::stock::Reach;

/// A part of one lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slice {
    pub lot: LotNumber,
    pub quantity: i64,
}

/// Takes `quantity` from the oldest lots, all or nothing.
pub(super) fn draw(
    ledger: &Ledger,
    enterprise: Enterprise,
    item: Item,
    quantity: i64,
    reach: Reach,
) -> Result<Vec<Slice>, Reason> {
    if ledger.on_hand(enterprise, item, reach) < i128::from(quantity) {
        return Err(Reason::Insufficient);
    }
    let mut slices = Vec::new();
    let mut left = quantity;
    for lot in ledger.lots_on_hand(enterprise, item, reach) {
        if left == 0 {
            break;
        }
        let quantity = ledger.in_lot(lot).min(left);
        left -= quantity;
        slices.push(Slice { lot, quantity });
    }
    if left == 0 { Ok(slices) } else { Err(Reason::Insufficient) }
}

/// Tells the sender which lots were taken.
pub(super) fn tell(ledger: &Ledger, slices: &[Slice], entry: &mut Entry) {
    let allocations = entry.outcome.allocations.get_or_insert_default();
    for slice in slices {
        allocations.push((ledger.lot_name(slice.lot).into(), slice.quantity));
    }
}
