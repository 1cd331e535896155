//! Tariff quotas: what is left, what an item draws, and how an item is split where not enough is left.

use std::collections::BTreeMap;

use model::{Money, Text};
use rust_decimal::Decimal;

use crate::Unit;

/// Quotas whose balance is known when the assessment is made.
///
/// A quota that is not in the book is not allocated yet: the item is assessed at the rate it claims, in full. One that
/// is, is drawn on first come, first served: an item that wants more than is left is split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotas {
    pub balances: BTreeMap<Text, Quota>,
}

/// What is left of one quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    pub balance: Decimal,
    pub unit: Unit,
}

/// What one item wants of one quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    pub item: u32,
    pub order: Text,
    pub unit: Unit,
    pub wanted: Decimal,
    /// None while the quota is not allocated.
    pub granted: Option<Decimal>,
}

/// An item of which only a part was within the quota: the rest became an item of its own, at the ordinary rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub item: u32,
    pub new_item: u32,
    pub order: Text,
    /// Share of the item that stays within the quota, from 0 to 1.
    pub share: Decimal,
    pub value_within: Money,
    pub value_outside: Money,
}
