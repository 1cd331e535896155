//! A tariff for demonstrations, made from a seed.

use crate::Tariff;

/// What a demo tariff is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    pub seed: u64,
    /// ISO 3166 alpha-2 of the economy.
    pub country: String,
    /// ISO 4217 of the economy.
    pub currency: model::Currency,
    /// ISO 3166 alpha-2 of the partner of its trade agreement.
    pub partner: String,
}

/// The same demo always gives the same tariff.
pub fn generate(demo: &Demo) -> Tariff {
    let _ = demo;
    Tariff::default()
}
