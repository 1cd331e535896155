//! A lot: goods of one item, status and origin that the book keeps together.

use compact_str::CompactString;

use crate::amount::share;
use crate::event::Status;
use crate::names::{Enterprise, Item, LotNumber};

/// Goods of one admission, production or transfer.
#[derive(Clone, Debug, PartialEq)]
pub struct Lot {
    pub name: CompactString,
    pub enterprise: Enterprise,
    pub item: Item,
    pub status: Status,
    /// Quantity at its creation, in thousandths; shares of value are taken of this.
    pub original: i64,
    /// Value at its creation, in minor units.
    pub value: i64,
    /// Duty rate locked at admission, in basis points; counts for privileged goods.
    pub rate_bp: i64,
    pub origin: Origin,
    /// What it was made of; empty for a lot that was not manufactured.
    pub components: Vec<Component>,
}

/// Where a lot came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    Admission { declaration: CompactString },
    WorkOrder { order: CompactString },
    Transfer { from: LotNumber },
}

/// A part of a manufactured lot, as it was when it went in.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    pub lot: LotNumber,
    pub quantity: i64,
    pub status: Status,
    pub rate_bp: i64,
    pub value: i64,
}

impl Lot {
    /// The part of this lot that another enterprise receives; None beyond 64 bits.
    pub(crate) fn part(&self, number: LotNumber, quantity: i64, name: CompactString, to: Enterprise) -> Option<Lot> {
        let components = self.components.iter().map(|component| {
            Some(Component {
                value: share(component.value, quantity, self.original)?,
                quantity: share(component.quantity, quantity, self.original)?,
                ..component.clone()
            })
        });
        Some(Lot {
            name,
            enterprise: to,
            item: self.item,
            status: self.status,
            original: quantity,
            value: share(self.value, quantity, self.original)?,
            rate_bp: self.rate_bp,
            origin: Origin::Transfer { from: number },
            components: components.collect::<Option<_>>()?,
        })
    }
}
