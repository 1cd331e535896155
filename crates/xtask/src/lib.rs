//! The house rules as code: arrows between rooms, tidy files, generated pages.

pub mod code;
pub mod docs;
pub mod rooms;
pub mod tidy;
mod tree;

pub use tree::{Fault, File, Tree};
