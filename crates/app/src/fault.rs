//! The machine failed: nothing the sender did, and nothing the sender is told in detail.

/// Logged once, where it is answered.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    Store(#[from] store::Fault),
    #[error(transparent)]
    Commit(#[from] store::CommitError),
    #[error(transparent)]
    Projection(#[from] store::ProjectionError),
    /// A stored event cannot be understood: which, and why.
    #[error("stored {kind} in {stream}: {reason}")]
    Stored { stream: String, kind: String, reason: String },
    #[error("{0}")]
    Other(String),
}
