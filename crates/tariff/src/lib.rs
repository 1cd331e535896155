//! Measures in force on a day turned into a duty assessment with its working.
//!
//! `Tariff` is the immutable index of measures, `Facts` what an assessment needs to know of a declaration, and
//! `assess` the one code path for the public calculator, the indicative and the final assessment.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_arithmetic)
)]

mod assess;
mod assessment;
pub mod expression;
mod facts;
mod generate;
pub mod import;
mod measure;
mod nomenclature;
mod origin;
mod quota;
mod rates;
mod tariff;

pub use assess::assess;
pub use assessment::{AssessedLine, Assessment, Step};
pub use expression::{Expression, Kind, Rate, Term, Unit};
pub use facts::{Charge, DeclaredAmount, Direction, Facts, ItemFacts, Quantity, Query, facts_of};
pub use generate::{Demo, demo_quotas, generate};
pub use measure::Measure;
pub use nomenclature::{Commodity, Nomenclature};
pub use origin::Origin;
pub use quota::{Draw, Quota, Quotas, Split};
pub use rates::{ExchangeRate, Rates};
pub use tariff::Tariff;
