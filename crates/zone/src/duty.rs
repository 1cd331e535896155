//! Duty of goods that go into home use, a lot at a time.

use crate::amount::{WHOLE_BP, half_up};
use crate::event::Status;
use crate::lot::Lot;

/// Duty in minor units on `quantity` of a lot, rounded half up once; None beyond 64 bits.
///
/// `current_bp` is the item's rate of today. A manufactured lot owes its privileged components at their locked rates
/// and the rest of its value, less domestic components, at the product's rate of today.
pub(crate) fn duty(lot: &Lot, quantity: i64, current_bp: i64) -> Option<i64> {
    let owed = if lot.components.is_empty() { plain(lot, current_bp) } else { manufactured(lot, current_bp)? };
    half_up(owed.checked_mul(i128::from(quantity))?, i128::from(lot.original) * WHOLE_BP)
}

/// Value times rate of the whole lot.
fn plain(lot: &Lot, current_bp: i64) -> i128 {
    let rate = match lot.status {
        Status::Pf => lot.rate_bp,
        Status::Npf | Status::Zr => current_bp,
        Status::D => 0,
    };
    i128::from(lot.value) * i128::from(rate)
}

fn manufactured(lot: &Lot, current_bp: i64) -> Option<i128> {
    let mut locked: i128 = 0;
    let mut rest = i128::from(lot.value);
    for component in &lot.components {
        let value = i128::from(component.value);
        match component.status {
            Status::Pf => {
                locked = locked.checked_add(value * i128::from(component.rate_bp))?;
                rest -= value;
            }
            Status::D => rest -= value,
            Status::Npf | Status::Zr => {}
        }
    }
    locked.checked_add(rest.max(0) * i128::from(current_bp))
}
