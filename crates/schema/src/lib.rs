//! An XSD compiled once and run over documents; knows nothing of customs.
//!
//! `Schema::compile` reads an XML Schema 1.0 (its files come through a resolver; the room opens none) into integer
//! tables and small content-model programs. `Schema::validate` runs a document through them in one streaming pass and
//! lists every fault with line, column and path. `wellformed::check` is the same strict reader without a schema.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod compile;
mod component;
mod error;
mod limits;
mod names;
mod pattern;
mod program;
mod validate;
mod value;
mod verdict;
pub mod wellformed;
pub mod xml;

pub use component::Schema;
pub use error::SchemaError;
pub use limits::Limits;
pub use verdict::{Fault, Kind, Verdict};
