//! Accounts and postings: every entry takes from one account what it gives to another.

use crate::names::{Enterprise, Item, LotNumber, ReleaseNumber};

/// Where goods, grants and duty stand. Only lots and releases are guarded: they never go below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// On hand in a lot.
    Lot(LotNumber),
    /// What a release still allows.
    Release(ReleaseNumber),
    /// Came in from outside the zone.
    Admitted(Item),
    /// Went into work orders.
    Consumed(Item),
    /// Came out of work orders.
    Produced(Item),
    /// Part of the consumption that became scrap.
    Scrap(Enterprise, Item),
    HomeUse(Item),
    Reexported(Item),
    Destroyed(Item),
    /// Grants that customs gave.
    Granted(Item),
    /// Grants that were used at the gate.
    Spent(Item),
    DutyOwed(Enterprise),
    DutyAssessed,
}

/// What a posting counts; postings of one entry sum to zero in each unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Thousandths of an item's unit.
    Goods(Item),
    /// Thousandths of an item's unit that may leave.
    Grant(Item),
    /// Minor units of money.
    Money,
}

/// One line of an entry; never changed once written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub account: Account,
    pub unit: Unit,
    /// Positive into the account, negative out of it.
    pub amount: i64,
}

/// Moves `amount` between two accounts, as the pair of postings that is.
pub(crate) fn between(from: Account, to: Account, unit: Unit, amount: i64) -> [Posting; 2] {
    [Posting { account: from, unit, amount: -amount }, Posting { account: to, unit, amount }]
}
