//! One commit: everything that becomes durable together or not at all.

use jiff::Timestamp;

/// All writes of one use case. Empty parts are fine.
#[derive(Debug, Clone, Default)]
pub struct Commit {
    /// When the use case decided; stamped on each row.
    pub at: Timestamp,
    /// Events, at most one append per stream.
    pub appends: Vec<Append>,
    /// Keys claimed for ever, at most one claim per key.
    pub keys: Vec<UniqueKey>,
    /// Received bytes, kept as they came.
    pub messages: Vec<NewMessage>,
    /// Notifications in the order in which their recipients shall see them.
    pub notifications: Vec<NewNotification>,
    /// Deliveries to the outside.
    pub outbox: Vec<NewDelivery>,
    /// Work to be done after the commit.
    pub jobs: Vec<NewJob>,
}

/// Events for one stream, appended only if the stream is at `expected`.
#[derive(Debug, Clone)]
pub struct Append {
    /// Name of the stream, e.g. `declaration/26GB…`. At most 255 bytes.
    pub stream: String,
    /// Number of events the stream must have now; 0 for a new stream.
    pub expected: u64,
    /// The events; an empty list only asserts the version.
    pub events: Vec<NewEvent>,
}

/// An event to be stored.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Name of the event type, with its version where it has one. At most 255 bytes.
    pub kind: String,
    /// The event as its owner wrote it (JSON as a rule).
    pub payload: Vec<u8>,
}

/// A key that can be claimed once, for ever.
#[derive(Debug, Clone)]
pub struct UniqueKey {
    /// Name space, e.g. `lrn`.
    pub scope: String,
    /// The key, e.g. sender and LRN.
    pub key: String,
    /// What the key stands for, e.g. the stream's name; returned to a later claimant.
    pub value: String,
    /// `None`: the key must be new. `Some(old)`: it must exist with exactly this value, and is replaced
    /// (a new attempt under the LRN of a refused message).
    pub replaces: Option<String>,
}

/// Bytes as received.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// SHA-256 of `bytes`; storing the same message again keeps the first row.
    pub digest: [u8; 32],
    /// The message.
    pub bytes: Vec<u8>,
}

/// A notification for one recipient.
#[derive(Debug, Clone)]
pub struct NewNotification {
    /// Who may read it: the sender's id.
    pub recipient: String,
    /// Movement reference number, empty where none was given yet.
    pub mrn: String,
    /// The sender's local reference.
    pub lrn: String,
    /// WCO response function code, e.g. `01`.
    pub function: String,
    /// Status code inside the function, may be empty.
    pub status: String,
    /// The notification as `wire` or `app` wrote it.
    pub payload: Vec<u8>,
}

/// A delivery to the outside: a webhook call, an e-mail.
#[derive(Debug, Clone)]
pub struct NewDelivery {
    /// How: `webhook`, `email`, `exchange`.
    pub channel: String,
    /// Where to.
    pub target: String,
    /// What.
    pub payload: Vec<u8>,
}

/// Work to be done at or after `due_at`, at least once.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Which worker.
    pub kind: String,
    /// Not before this moment.
    pub due_at: Timestamp,
    /// The worker's input.
    pub payload: Vec<u8>,
    /// With a key, a job that still waits untouched under (kind, key) makes this one superfluous;
    /// the earlier of the two due times holds.
    pub key: Option<String>,
}

/// What a commit was given. Numbers are per store, start at 1 and are in commit order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// Position of the commit's last event; `None` without events.
    pub last_position: Option<u64>,
    /// Number of the commit's first notification; the others follow without gaps, in their order.
    pub first_notification: Option<u64>,
}
