//! WCO declarations (DEC) in XML: with or without metadata around them, and in envelopes.

mod metadata;
mod read;
mod write;

pub use metadata::{MetaData, Submission};
pub(crate) use read::{DECLARATION, Inside, METADATA, read_root};
pub(crate) use write::begin;
pub use write::write;
