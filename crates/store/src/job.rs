//! Jobs and deliveries that a worker has taken.

use jiff::Timestamp;

/// A job under lease. When the lease runs out it may be given to somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Number of the job.
    pub id: i64,
    /// Which worker.
    pub kind: String,
    /// The key it was stored under.
    pub key: Option<String>,
    /// When it was due.
    pub due_at: Timestamp,
    /// How often it has been taken, this time included.
    pub attempts: u32,
    /// The worker's input.
    pub payload: Vec<u8>,
    /// Why it failed the last time, if it did.
    pub last_error: Option<String>,
}

/// A delivery under lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Number of the delivery, to be sent along so that the receiver can drop doubles.
    pub id: i64,
    /// How.
    pub channel: String,
    /// Where to.
    pub target: String,
    /// What.
    pub payload: Vec<u8>,
    /// When it was committed.
    pub at: Timestamp,
    /// How often it has been taken, this time included.
    pub attempts: u32,
}
