//! What is on hand of one item of one enterprise: lots with goods in them, oldest first, and sums by status.

use std::collections::BTreeSet;

use crate::event::Status;
use crate::names::LotNumber;

/// Stock of an enterprise's item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stock {
    /// Lots with goods that may go anywhere, and zone-restricted ones.
    free: BTreeSet<LotNumber>,
    restricted: BTreeSet<LotNumber>,
    /// In the order of `Status::ALL`.
    sums: [i128; 4],
}

/// Which lots a movement may take from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All but zone-restricted goods.
    Free,
    All,
}

impl Stock {
    /// Books a change of one lot whose goods on hand are `after` now.
    pub fn change(&mut self, lot: LotNumber, status: Status, amount: i64, after: i64) {
        if let Some(sum) = self.sums.get_mut(status as usize) {
            *sum += i128::from(amount);
        }
        let lots = if status == Status::Zr { &mut self.restricted } else { &mut self.free };
        if after > 0 {
            lots.insert(lot);
        } else {
            lots.remove(&lot);
        }
    }

    pub fn sum(&self, status: Status) -> i128 {
        self.sums.get(status as usize).copied().unwrap_or_default()
    }

    pub fn on_hand(&self, reach: Reach) -> i128 {
        let all: i128 = self.sums.iter().sum();
        if reach == Reach::All { all } else { all - self.sum(Status::Zr) }
    }

    /// Lots with goods in them, in order of creation.
    pub fn lots(&self, reach: Reach) -> impl Iterator<Item = LotNumber> + '_ {
        let mut free = self.free.iter().copied().peekable();
        let none = BTreeSet::range(&self.restricted, ..LotNumber(0));
        let restricted = if reach == Reach::All { self.restricted.range(..) } else { none };
        let mut restricted = restricted.copied().peekable();
        std::iter::from_fn(move || match (free.peek(), restricted.peek()) {
            (Some(a), Some(b)) if b < a => restricted.next(),
            (Some(_), _) => free.next(),
            (None, _) => restricted.next(),
        })
    }
}
