//! Admission: goods under a declaration become a lot, and the duty rate of the day is locked on it.

use crate::account::{Account, Unit};
use crate::entry::Entry;
use crate::event::{Event, Movement};
use crate::ledger::Ledger;
use crate::lot::{Lot, Origin};
use crate::movement::{amount, counted};
use crate::names::Enterprise;
use crate::outcome::Reason;

pub(super) fn decide(ledger: &Ledger, event: &Event, enterprise: Enterprise, entry: &mut Entry) -> Result<(), Reason> {
    let Movement::Admit { lot, item, qty, status, value, declaration } = &event.movement else { return Ok(()) };
    let declaration = declaration.clone().ok_or(Reason::NoDeclaration)?;
    if ledger.is_closed(event.t) {
        return Err(Reason::PeriodClosed);
    }
    let (item, quantity, value) = (ledger.item(item)?, counted(*qty)?, amount(*value)?);
    let number = ledger.new_lot(lot)?;
    entry.post(Account::Admitted(item), Account::Lot(number), Unit::Goods(item), quantity);
    entry.lots.push(Lot {
        name: lot.clone(),
        enterprise,
        item,
        status: *status,
        original: quantity,
        value,
        rate_bp: ledger.rate_bp(item),
        origin: Origin::Admission { declaration },
        components: Vec::new(),
    });
    Ok(())
}
