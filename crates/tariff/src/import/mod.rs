//! Readers of published tariffs, and our own form.

mod counts;
pub mod csv;
pub mod rates_csv;
pub mod uk_json;
mod uk_measure;
mod us_duty;
pub mod us_hts;
mod us_unit;

pub use counts::Counts;
pub use csv::RowFault;
pub use us_duty::duty as us_duty;
