//! Builders, a fixed clock, failing stores and the shared test data's place.

mod shared;

pub use shared::shared_data;
