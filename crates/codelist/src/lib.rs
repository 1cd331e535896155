//! Dated code lists, looked up as of a day, and the economy profile.
//!
//! The room opens no files: lists and profiles are built from texts that the caller gives. What Clearway ships is
//! embedded (`shipped`).
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_arithmetic)
)]

mod fault;
pub mod life;
#[cfg(test)]
mod life_tests;
mod list;
mod nearest;
pub mod profile;
mod shipped;
mod standard;
#[cfg(test)]
mod tests;

pub use fault::Fault;
pub use life::Life;
pub use list::{AsOf, Entry, Lists};
pub use profile::{Identity, PaymentKind, Profile};
pub use shipped::{SHIPPED, shipped, shipped_files};
