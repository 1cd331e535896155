//! What can go wrong: faults of the machine, and refusals of a commit.

/// The machine failed; the request was not at fault. Nothing here is for a client's eyes.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fault {
    /// The store did not do what was asked: nothing was saved, and trying again may help.
    #[error("store unavailable: {0}")]
    Unavailable(String),
    /// The store failed while making a commit durable: it may or may not have been saved.
    /// The caller finds out by trying again; unique keys and expected versions make that safe.
    #[error("store failed while saving, outcome unknown: {0}")]
    OutcomeUnknown(String),
    /// The schema is newer than this program or was altered by hand.
    #[error("schema: {0}")]
    Schema(String),
    /// A stored row cannot be read back: table, row and reason.
    #[error("stored data of {table} at {row} cannot be read: {reason}")]
    Corrupt {
        /// Table of the row.
        table: &'static str,
        /// Key of the row as text.
        row: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A newer epoch was declared: this process must not write until it opens the store again.
    #[error("this writer was fenced off: its epoch {mine} is over")]
    Fenced {
        /// The epoch under which this process had joined.
        mine: i64,
    },
}

/// Why a commit was not made. In each case nothing of it was saved, save for [`Fault::OutcomeUnknown`].
#[derive(Debug, Clone, thiserror::Error)]
pub enum CommitError {
    /// Somebody else appended first: load again and decide again.
    #[error("stream {stream} is at version {actual}, expected {expected}")]
    Conflict {
        /// Name of the stream.
        stream: String,
        /// Version the caller had decided on.
        expected: u64,
        /// Version found.
        actual: u64,
    },
    /// The key exists with another value than the one to be replaced (or should have been new).
    #[error("{scope} key {key} is taken by {value}")]
    KeyTaken {
        /// Scope of the key, e.g. `lrn`.
        scope: String,
        /// The key.
        key: String,
        /// The value stored first.
        value: String,
    },
    /// The key that was to be replaced does not exist.
    #[error("{scope} key {key} does not exist")]
    KeyMissing {
        /// Scope of the key.
        scope: String,
        /// The key.
        key: String,
    },
    /// The commit contradicts itself, e.g. names one stream twice: an error of the caller's code.
    #[error("malformed commit: {0}")]
    Malformed(String),
    /// The machine failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why a projection step was not applied.
#[derive(Debug, thiserror::Error)]
pub enum ProjectionError {
    /// Another process is ahead: read the cursor again and go on from there.
    #[error("projection {name} is at {actual}, not at {expected}")]
    Moved {
        /// Name of the projection.
        name: String,
        /// The caller's cursor.
        expected: u64,
        /// The stored cursor.
        actual: u64,
    },
    /// The machine failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}
