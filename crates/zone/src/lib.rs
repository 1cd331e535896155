//! Free-zone goods ledger: lots, double-entry postings, balances, reconciliation.
//!
//! `Ledger::decide` turns one `Event` of a zone's journal into an `Entry`: the answer to the sender, and what is
//! written. `Ledger::apply` writes it and cannot fail, so a ledger is its entries in order and nothing else. Goods are
//! integers in thousandths of the item's unit, money in minor units, rates in basis points.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_arithmetic)
)]

mod account;
mod amount;
mod config;
mod duty;
mod entry;
mod event;
mod ledger;
mod lot;
mod movement;
mod names;
mod outcome;
mod reconcile;
mod stock;
mod summary;
mod trace;

pub use account::{Account, Posting, Unit};
pub use amount::LARGEST;
pub use config::{Config, ConfigError};
pub use entry::{Entry, Release};
pub use event::{Event, Movement, Purpose, Quantities, Status};
pub use ledger::Ledger;
pub use lot::{Component, Lot, Origin};
pub use names::{Enterprise, Item, LotNumber, ReleaseNumber};
pub use outcome::{Flag, Outcome, Reason, Verdict};
pub use reconcile::{Cause, Difference, Reconciliation, StockLine, reconcile};
pub use summary::Summary;
pub use trace::Trace;
