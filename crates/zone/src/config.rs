//! What is agreed before the first event: enterprises, items with their rates, bills of material.

use std::collections::BTreeMap;
use std::fmt;

use compact_str::CompactString;
use serde::Deserialize;

use crate::amount::{LARGEST, LARGEST_RATE};

/// A zone's configuration.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Item → duty rate at the start, in basis points; an item that is not here is unknown.
    pub duty_rate_bp: BTreeMap<CompactString, i64>,
    /// Product → input item → quantity that 1,000 thousandths of product take.
    pub bom_milli_per_1000: BTreeMap<CompactString, BTreeMap<CompactString, i64>>,
    /// How far an input may be from the bill of material before it is flagged, in basis points.
    pub bom_tolerance_bp: i64,
    /// Enterprise → the zone that it works in.
    pub enterprises: BTreeMap<CompactString, CompactString>,
}

/// A configuration that no ledger can be opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(pub String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// The first thing that is wrong, if any.
    pub fn check(&self) -> Result<(), ConfigError> {
        for (item, rate) in &self.duty_rate_bp {
            if !(0..=LARGEST_RATE).contains(rate) {
                return Err(ConfigError(format!("duty_rate_bp.{item}: {rate} is not between 0 and {LARGEST_RATE}")));
            }
        }
        if !(0..=LARGEST_RATE).contains(&self.bom_tolerance_bp) {
            return Err(ConfigError(format!("bom_tolerance_bp: {} is out of range", self.bom_tolerance_bp)));
        }
        for (product, inputs) in &self.bom_milli_per_1000 {
            for (item, quantity) in inputs {
                if !(0..=LARGEST).contains(quantity) {
                    return Err(ConfigError(format!(
                        "bom_milli_per_1000.{product}.{item}: {quantity} is out of range"
                    )));
                }
            }
            for item in inputs.keys().chain([product]) {
                if !self.duty_rate_bp.contains_key(item) {
                    return Err(ConfigError(format!("bom_milli_per_1000.{product}: {item} has no duty rate")));
                }
            }
        }
        Ok(())
    }
}
