//! Figures of a store: durable commits a second, and list times over many declarations.
#![expect(clippy::disallowed_methods, reason = "to measure is to look at the clock")]

mod commits;
mod lists;
mod rows;

pub use commits::{CommitFigures, Shape, commits};
pub use lists::{ListFigures, fill, lists};

use std::time::Duration;

/// Half and 99 in 100 of the times were at most these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Median.
    pub p50: Duration,
    /// 99th percentile.
    pub p99: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Times {
        times.sort_unstable();
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
        Times { p50: at(50), p99: at(99) }
    }
}
