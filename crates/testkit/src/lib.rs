//! Builders, a seeded dice, and the place of the shared test data.

mod dice;
pub mod sample;
mod shared;

pub use dice::Dice;
pub use shared::shared_data;
