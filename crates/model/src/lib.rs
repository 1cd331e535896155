//! Nouns that two rooms share: the declaration data set, money, quantities, codes, pointers, findings.
//!
//! Nothing here knows a format, a store or a behaviour. The declaration data set is described once, as a table
//! (`dataset`): the typed structs, the WCO pointers, the readers and writers in `wire` and the rule engine all
//! read that one table.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_arithmetic)
)]

mod amend;
pub mod check_digit;
mod copy;
pub mod dataset;
pub mod edit;
mod finding;
mod leaf;
mod money;
mod movement;
pub mod node;
mod notification;
pub mod pointer;
pub mod serial;
mod tax;
#[cfg(test)]
mod tests;
mod wco_pointer;

// For the macro that describes classes, wherever it is used.
#[doc(hidden)]
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use amend::{Change, amend};
pub use dataset::{Declaration, GoodsItem};
pub use finding::{Finding, Severity};
pub use leaf::{Amount, Measure, Moment, Numeric, Text};
pub use money::{Currency, CurrencyError, Money, MoneyError, Rounding};
pub use movement::{ConsignmentReference, Movement, MovementKind, Transport};
pub use notification::{Function, Note, Notification};
pub use pointer::Pointer;
pub use tax::TaxLine;
