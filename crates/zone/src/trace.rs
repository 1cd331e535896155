//! Where goods came from: a lot followed back to the admissions that it was made of.

use std::collections::BTreeMap;

use crate::ledger::Ledger;
use crate::lot::Origin;
use crate::names::LotNumber;

/// Admitted lots that a lot's goods go back to, with the quantity that went in where it is known.
///
/// For a manufactured lot the quantities are what its work orders took; for a plain lot what is left of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    pub admissions: BTreeMap<LotNumber, i64>,
    /// Manufactured lots without any input, which no admission explains.
    pub unexplained: Vec<LotNumber>,
}

impl Ledger {
    /// Follows a lot back. Lots only ever point to older ones, so this ends.
    pub fn trace(&self, lot: LotNumber) -> Trace {
        let mut trace = Trace::default();
        let mut open = BTreeMap::from([(lot, self.in_lot(lot))]);
        // the newest first: by then everything that came out of a lot has been added to it
        while let Some((number, quantity)) = open.pop_last() {
            let Some(lot) = self.lot(number) else { continue };
            if !lot.components.is_empty() {
                for component in &lot.components {
                    *open.entry(component.lot).or_default() += component.quantity;
                }
                continue;
            }
            match lot.origin {
                Origin::Admission { .. } => *trace.admissions.entry(number).or_default() += quantity,
                Origin::Transfer { from } => *open.entry(from).or_default() += quantity,
                Origin::WorkOrder { .. } => trace.unexplained.push(number),
            }
        }
        trace
    }
}
