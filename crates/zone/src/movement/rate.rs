//! A new duty rate of an item, from this event on; rates locked on lots stay.

use crate::amount::LARGEST_RATE;
use crate::entry::Entry;
use crate::ledger::Ledger;
use crate::outcome::Reason;

pub(super) fn decide(ledger: &Ledger, item: &str, rate_bp: i64, entry: &mut Entry) -> Result<(), Reason> {
    let item = ledger.item(item)?;
    if !(0..=LARGEST_RATE).contains(&rate_bp) {
        return Err(Reason::OutOfRange);
    }
    entry.rate = Some((item, rate_bp));
    Ok(())
}
