//! The state at the end of a journal, in the form that journals expect.

use std::collections::BTreeMap;

use compact_str::{CompactString, format_compact};
use serde::Serialize;

use crate::Account;
use crate::event::Status;
use crate::ledger::Ledger;
use crate::names::{Enterprise, Item};
use crate::outcome::{Outcome, Verdict};

/// Balances, duty and counts of a ledger, sorted by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Lot → on hand, exhausted lots included.
    pub lot_balances: BTreeMap<CompactString, i64>,
    /// `enterprise|item|status` → on hand, where there is any.
    pub totals: BTreeMap<CompactString, i64>,
    /// Duty of all removals to home use, in minor units.
    pub duty_total: i64,
    /// `enterprise|item` → scrap.
    pub scrap_totals: BTreeMap<CompactString, i64>,
    pub accepted: u64,
    pub rejected: BTreeMap<&'static str, u64>,
    pub duplicates: u64,
    pub flags: u64,
}

/// Counts of answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    accepted: u64,
    rejected: BTreeMap<&'static str, u64>,
    duplicates: u64,
    flags: u64,
}

impl Tally {
    pub fn count(&mut self, outcome: &Outcome) {
        match outcome.verdict {
            Verdict::Accepted => self.accepted += 1,
            Verdict::Duplicate => self.duplicates += 1,
            Verdict::Rejected => {
                let reason = outcome.reason.map_or("", crate::Reason::as_str);
                *self.rejected.entry(reason).or_default() += 1;
            }
        }
        self.flags += outcome.flags.len() as u64;
    }
}

impl Ledger {
    /// The state in the form that journals expect. A sum beyond 64 bits is shown as the largest number of 64 bits.
    pub fn summary(&self) -> Summary {
        let mut duty: i128 = 0;
        let mut scrap_totals = BTreeMap::new();
        for ((account, _), sum) in self.trial_balance() {
            match account {
                Account::DutyOwed(_) => duty += sum,
                Account::Scrap(enterprise, item) => {
                    scrap_totals.insert(format_compact!("{}|{}", self.owner(enterprise), self.name(item)), narrow(sum));
                }
                _ => {}
            }
        }
        Summary {
            lot_balances: self.lots().map(|(number, lot)| (lot.name.clone(), self.in_lot(number))).collect(),
            totals: self.totals(),
            duty_total: narrow(duty),
            scrap_totals,
            accepted: self.tally.accepted,
            rejected: self.tally.rejected.clone(),
            duplicates: self.tally.duplicates,
            flags: self.tally.flags,
        }
    }

    fn totals(&self) -> BTreeMap<CompactString, i64> {
        let mut totals = BTreeMap::new();
        for enterprise in (0..self.enterprises.next()).map(Enterprise) {
            for item in (0..self.items.next()).map(Item) {
                let Some(stock) = self.stock(enterprise, item) else { continue };
                for status in Status::ALL.into_iter().filter(|status| stock.sum(*status) != 0) {
                    let key = format_compact!("{}|{}|{}", self.owner(enterprise), self.name(item), status.as_str());
                    totals.insert(key, narrow(stock.sum(status)));
                }
            }
        }
        totals
    }

    /// An enterprise's name.
    pub fn owner(&self, enterprise: Enterprise) -> &str {
        self.enterprises.name(enterprise.0)
    }

    /// An item's name.
    pub fn name(&self, item: Item) -> &str {
        self.items.name(item.0)
    }
}

fn narrow(sum: i128) -> i64 {
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}
