//! An entry: all that one event writes, and the answer to its sender.

use compact_str::CompactString;

use crate::account::{Posting, between};
use crate::event::Purpose;
use crate::lot::Lot;
use crate::names::{Enterprise, Item};
use crate::outcome::Outcome;
use crate::{Account, Unit};

/// What a ledger keeps of one event. Replayed in order into an empty ledger, entries give the same state again.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The event's number among all that were received, duplicates included, from 1.
    pub number: u64,
    pub outcome: Outcome,
    /// On whose account it goes; None where nothing was booked.
    pub enterprise: Option<Enterprise>,
    /// Lots that begin with it, in order of creation.
    pub lots: Vec<Lot>,
    pub postings: Vec<Posting>,
    pub release: Option<Release>,
    pub rate: Option<(Item, i64)>,
    pub closed_until: Option<i64>,
    /// The id of the event that it takes back.
    pub reverses: Option<CompactString>,
}

/// What customs granted.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    pub reference: CompactString,
    pub enterprise: Enterprise,
    pub item: Item,
    pub purpose: Purpose,
    /// In thousandths of the item's unit.
    pub quantity: i64,
}

impl Entry {
    pub(crate) fn new(number: u64, outcome: Outcome) -> Entry {
        Entry {
            number,
            outcome,
            enterprise: None,
            lots: Vec::new(),
            postings: Vec::new(),
            release: None,
            rate: None,
            closed_until: None,
            reverses: None,
        }
    }

    pub(crate) fn post(&mut self, from: Account, to: Account, unit: Unit, amount: i64) {
        if amount != 0 {
            self.postings.extend(between(from, to, unit, amount));
        }
    }
}
