//! How often somebody may ask: a bucket of tokens for each key, refilled as time goes by.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Buckets are forgotten when there are more than this; a full one and a forgotten one are the same.
const MOST_KEYS: usize = 50_000;

/// One limit for many keys.
#[derive(Debug)]
pub struct Limit {
    per_second: f64,
    burst: f64,
    buckets: Mutex<HashMap<String, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    tokens: f64,
    at: Instant,
}

impl Limit {
    pub fn per_second(rate: u32) -> Limit {
        Limit { per_second: f64::from(rate), burst: f64::from(rate) * 2.0, buckets: Mutex::default() }
    }

    pub fn per_minute(rate: u32) -> Limit {
        Limit { per_second: f64::from(rate) / 60.0, burst: f64::from(rate), buckets: Mutex::default() }
    }

    /// True if `key` may go on now.
    pub fn allows(&self, key: &str) -> bool {
        #[expect(clippy::disallowed_methods, reason = "how fast requests come is about real time, and decides nothing")]
        self.allows_at(key, Instant::now())
    }

    fn allows_at(&self, key: &str, now: Instant) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = buckets.get_mut(key) {
            return self.take(bucket, now);
        }
        if buckets.len() >= MOST_KEYS {
            buckets.clear();
        }
        let mut bucket = Bucket { tokens: self.burst, at: now };
        let allowed = self.take(&mut bucket, now);
        buckets.insert(key.to_owned(), bucket);
        allowed
    }

    fn take(&self, bucket: &mut Bucket, now: Instant) -> bool {
        let refill = now.saturating_duration_since(bucket.at).as_secs_f64() * self.per_second;
        bucket.tokens = (bucket.tokens + refill).min(self.burst);
        bucket.at = now;
        let allowed = bucket.tokens >= 1.0;
        if allowed {
            bucket.tokens -= 1.0;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_burst_passes_then_the_rate_holds_for_each_key() {
        let limit = Limit::per_minute(3);
        #[expect(clippy::disallowed_methods, reason = "a start to count from")]
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let asked: Vec<bool> = (0..4).map(|_| limit.allows_at("ana", at(0))).collect();
        assert_eq!(asked, [true, true, true, false]);
        assert!(limit.allows_at("li", at(0)));
        assert!(!limit.allows_at("ana", at(19)));
        assert!(limit.allows_at("ana", at(21)));
    }
}
