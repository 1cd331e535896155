//! Time that was spent: wall clock, and the processor's.

use std::time::{Duration, Instant};

/// A stop watch.
pub struct Watch(Instant);

impl Watch {
    #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
    pub fn start() -> Watch {
        Watch(Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Processor time of this thread; wall time where the system does not tell it.
pub fn thread_cpu(since: &Watch) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Processor time of this process, user and system.
pub fn process_cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    // A tick is a hundredth of a second on every Linux that Rust's tier-one targets run on.
    Some(Duration::from_millis(ticks * 10))
}

/// The value below which `share` (0 to 1) of sorted values lie.
pub fn quantile(sorted: &[Duration], share: f64) -> Duration {
    let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(at).copied().unwrap_or_default()
}
