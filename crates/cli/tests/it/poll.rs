//! Waiting for something to become true, with an end.

use std::time::Duration;

/// Asks every 10 ms; panics with `what` after about `seconds`.
pub fn until<T>(what: &str, seconds: u32, mut found: impl FnMut() -> Option<T>) -> T {
    for _ in 0..seconds * 100 {
        if let Some(found) = found() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{what}: not within {seconds} s");
}
