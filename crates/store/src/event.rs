//! What is read back: events, notifications, messages.

use jiff::Timestamp;

/// An event as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Place among all events of the store, from 1, in commit order, without gaps.
    pub position: u64,
    /// Name of its stream.
    pub stream: String,
    /// Place in its stream, from 1.
    pub version: u64,
    /// Name of the event type.
    pub kind: String,
    /// When it was decided.
    pub at: Timestamp,
    /// The event.
    pub payload: Vec<u8>,
}

/// A notification as stored; `cursor` is what the recipient sends to get the next ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNotification {
    /// Place among all notifications of the store, in commit order.
    pub cursor: u64,
    /// Who may read it.
    pub recipient: String,
    /// Movement reference number, may be empty.
    pub mrn: String,
    /// Local reference number.
    pub lrn: String,
    /// WCO response function code.
    pub function: String,
    /// Status code, may be empty.
    pub status: String,
    /// When it was issued.
    pub at: Timestamp,
    /// The notification.
    pub payload: Vec<u8>,
}

/// A received message as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMessage {
    /// When it was first stored.
    pub at: Timestamp,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}
