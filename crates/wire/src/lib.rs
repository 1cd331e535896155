//! Outside formats to and from the model: WCO XML, entry summaries, movements, JSON, notifications.
//!
//! Knows no policy: a finding of this room says that a message breaks its form, never that its content is wrong.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod bind;
pub mod code;
pub mod device;
pub mod ens;
mod envelope;
mod findings;
pub mod json;
mod limits;
mod message;
mod movement;
pub mod res;
mod tree;
pub mod wco;
mod xml;

pub use ens::EntrySummary;
pub use limits::Limits;
pub use message::{Message, Read, read};
pub use tree::{RulesBench, bench_rules, read_tree};
pub use wco::{MetaData, Submission};
