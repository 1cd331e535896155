//! A work order: inputs are taken from the oldest lots, all or none, and a product that remembers them comes out.

use crate::account::{Account, Unit};
use crate::amount::share;
use crate::entry::Entry;
use crate::event::{Movement, Status};
use crate::ledger::Ledger;
use crate::lot::{Component, Lot, Origin};
use crate::movement::{Slice, amount, counted, draw};
use crate::names::{Enterprise, Item};
use crate::outcome::{Flag, Reason};
use crate::stock::Reach;

pub(super) fn decide(
    ledger: &Ledger,
    movement: &Movement,
    enterprise: Enterprise,
    entry: &mut Entry,
) -> Result<(), Reason> {
    let Movement::Manufacture { order, product, qty, lot, inputs, scrap, output_value } = movement else {
        return Ok(());
    };
    let (product, quantity, value) = (ledger.item(product)?, counted(*qty)?, amount(*output_value)?);
    let number = ledger.new_lot(lot)?;
    let mut components = Vec::new();
    let mut outside = false;
    for (name, used) in &inputs.0 {
        let (item, used) = (ledger.item(name)?, counted(*used)?);
        let slices = draw::draw(ledger, enterprise, item, used, Reach::Free)?;
        for slice in &slices {
            entry.post(Account::Lot(slice.lot), Account::Consumed(item), Unit::Goods(item), slice.quantity);
            components.push(component(ledger, *slice)?);
        }
        draw::tell(ledger, &slices, entry);
        outside |= ledger.bom(product, item).is_some_and(|bom| is_outside(ledger, bom, quantity, used));
    }
    for (name, wasted) in &scrap.0 {
        let item = ledger.item(name)?;
        let to = Account::Scrap(enterprise, item);
        entry.post(Account::Consumed(item), to, Unit::Goods(item), amount(*wasted)?);
    }
    entry.post(Account::Produced(product), Account::Lot(number), Unit::Goods(product), quantity);
    entry.lots.push(Lot {
        name: lot.clone(),
        enterprise,
        item: product,
        status: Status::Npf,
        original: quantity,
        value,
        rate_bp: ledger.rate_bp(product),
        origin: Origin::WorkOrder { order: order.clone() },
        components,
    });
    if outside || misses_input(ledger, product, inputs.0.iter().map(|(name, _)| name.as_str())) {
        entry.outcome.flags.push(Flag::BomVariance);
    }
    Ok(())
}

fn component(ledger: &Ledger, slice: Slice) -> Result<Component, Reason> {
    let lot = ledger.lot(slice.lot).ok_or(Reason::Insufficient)?;
    Ok(Component {
        lot: slice.lot,
        quantity: slice.quantity,
        status: lot.status,
        rate_bp: lot.rate_bp,
        value: share(lot.value, slice.quantity, lot.original).ok_or(Reason::OutOfRange)?,
    })
}

/// Whether an input is further from the bill of material than its tolerance.
fn is_outside(ledger: &Ledger, bom: i64, quantity: i64, used: i64) -> bool {
    let planned = i128::from(quantity) * i128::from(bom) / 1_000;
    let off = (i128::from(used) - planned).abs();
    off * crate::amount::WHOLE_BP > planned * i128::from(ledger.bom_tolerance_bp())
}

/// Whether the bill of material names an item that did not go in.
fn misses_input<'a>(ledger: &Ledger, product: Item, inputs: impl Iterator<Item = &'a str> + Clone) -> bool {
    ledger.bom_items(product).any(|item| !inputs.clone().any(|name| ledger.item(name) == Ok(item)))
}
