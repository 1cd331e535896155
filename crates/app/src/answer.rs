//! What a sender gets back for one message.

use model::{Finding, Notification};

/// The answer to a message that could be read and is durable. A resend gets the same answer, for ever.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    pub lrn: String,
    /// None where the lodgement was refused.
    pub mrn: Option<String>,
    /// The state's name, such as `accepted`, `cleared`, `refused`.
    pub state: String,
    pub notifications: Vec<Notification>,
    /// SHA-256 of the bytes received, in hexadecimal.
    pub receipt: String,
    /// True if this message had been answered before.
    pub resent: bool,
}

/// Why a message was not taken. Nothing of it was stored, and sending it again cannot double anything.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    #[error("the message cannot be read as a declaration")]
    Unreadable(Vec<Finding>),
    /// Another message with this LRN was accepted before.
    #[error("LRN {lrn} is taken by {mrn}")]
    LrnTaken { lrn: String, mrn: String },
    #[error("no declaration {mrn} of this sender")]
    UnknownMrn { mrn: String },
    #[error(transparent)]
    Refused(#[from] clearance::Refusal),
    #[error("may not {what}")]
    Forbidden { what: &'static str },
    /// Try again after so many seconds.
    #[error("too busy, try again in {retry_after_s} s")]
    Busy { retry_after_s: u32 },
    #[error(transparent)]
    Fault(#[from] crate::Fault),
}

impl From<store::Fault> for ReceiveError {
    fn from(fault: store::Fault) -> ReceiveError {
        ReceiveError::Fault(fault.into())
    }
}
