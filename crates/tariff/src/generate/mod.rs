//! A tariff for demonstrations, made from a seed: plausible goods and rates, nobody's law.

mod goods;
mod levies;
mod random;

use jiff::civil::{Date, date};
use model::{Currency, Text};

use crate::{Nomenclature, Quota, Quotas, Tariff, Unit};

/// The first day of every generated measure.
const FROM: Date = date(2024, 1, 1);

/// What a demo tariff is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    /// Economies with equal seeds have equal goods and rates but for their currency and partner.
    pub seed: u64,
    /// ISO 3166 alpha-2 of the economy.
    pub country: String,
    /// ISO 4217 of the economy.
    pub currency: Currency,
    /// ISO 3166 alpha-2 of the partner of its trade agreement.
    pub partner: String,
}

/// The tariff of a demo economy: commodities, ordinary and preferential duty, quotas, excise, anti-dumping, VAT.
///
/// Tax types are those of the profile `neutral`. The same demo always gives the same tariff.
pub fn generate(demo: &Demo) -> Tariff {
    let chapters = goods::chapters();
    let mut commodities = Vec::new();
    let mut measures = levies::of_all_goods(demo);
    for chapter in &chapters {
        goods::commodities(chapter, &mut commodities);
        levies::of_chapter(demo, chapter, &mut measures);
    }
    let version = format!("demo-{}-{}", demo.country, demo.seed);
    Tariff::new(measures, Nomenclature::new(commodities), version)
}

/// The balances of the quotas in a demo tariff, at the opening of the year.
pub fn demo_quotas(tariff: &Tariff) -> Quotas {
    let orders = tariff.measures().iter().map(|measure| &measure.quota_order).filter(|order| !order.is_empty());
    let opening = |order: &Text| {
        let tonnes = 20 + random::of(0, &[order]) % 480;
        (order.clone(), Quota { balance: rust_decimal::Decimal::from(tonnes * 1_000), unit: Unit::KILOGRAM })
    };
    Quotas { balances: orders.map(opening).collect() }
}
