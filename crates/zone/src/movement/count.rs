//! A count beside the book: it says how far they are apart and changes nothing.

use crate::entry::Entry;
use crate::ledger::Ledger;
use crate::movement::amount;
use crate::names::Enterprise;
use crate::outcome::{Flag, Reason};
use crate::stock::Reach;

/// A shortage is reported from one part in this many of the book on (19 CFR 146.53: one per cent).
const REPORTED_FROM: i128 = 100;

pub(super) fn decide(
    ledger: &Ledger,
    enterprise: Enterprise,
    item: &str,
    counted: i64,
    entry: &mut Entry,
) -> Result<(), Reason> {
    let book = ledger.on_hand(enterprise, ledger.item(item)?, Reach::All);
    let variance = i128::from(amount(counted)?) - book;
    if variance < 0 && -variance * REPORTED_FROM >= book {
        entry.outcome.flags.push(Flag::ShortageReportable);
    }
    entry.outcome.book = Some(i64::try_from(book).map_err(|_| Reason::OutOfRange)?);
    entry.outcome.variance = Some(i64::try_from(variance).map_err(|_| Reason::OutOfRange)?);
    Ok(())
}
