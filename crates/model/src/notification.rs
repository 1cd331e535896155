//! What an authority tells the declarant (WCO RES): function code, status, and the facts that go with them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Finding, Pointer, TaxLine};

/// WCO response function codes that Clearway issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Function {
    Accepted = 1,
    Received = 2,
    Rejected = 3,
    UnderControl = 5,
    DocumentsWanted = 6,
    /// Corrected by customs, or the result of a request.
    Corrected = 7,
    Released = 8,
    Cleared = 9,
    Invalidated = 10,
    /// Answer to a request; status 39 granted, 41 refused.
    RequestAnswered = 11,
    /// Tax; status 67 indicative, 115 after a quota request, 4 final.
    Tax = 13,
    DefermentTooLow = 14,
    DefermentReminder = 15,
    Exited = 16,
    ExitEvidenceWanted = 18,
}

impl Function {
    pub const ALL: [Function; 15] = [
        Function::Accepted,
        Function::Received,
        Function::Rejected,
        Function::UnderControl,
        Function::DocumentsWanted,
        Function::Corrected,
        Function::Released,
        Function::Cleared,
        Function::Invalidated,
        Function::RequestAnswered,
        Function::Tax,
        Function::DefermentTooLow,
        Function::DefermentReminder,
        Function::Exited,
        Function::ExitEvidenceWanted,
    ];

    /// Two digits, as in WCO 017.
    pub fn code(self) -> String {
        format!("{:02}", self as u8)
    }

    pub fn from_code(code: &str) -> Option<Function> {
        Function::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// One notification to one declarant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    pub function: Function,
    /// WCO status name code, where the function has one: `67`, `115`, `4`, `39`, `41`, `A1`.
    pub status: Option<String>,
    pub issued_at: Timestamp,
    /// Unique reference of this notification.
    pub id: String,
    pub lrn: String,
    /// None while no MRN was given (a rejected lodgement).
    pub mrn: Option<String>,
    /// Version of the declaration, from 1.
    pub version: u32,
    pub accepted_at: Option<Timestamp>,
    /// Errors of a rejection, warnings of an acceptance.
    pub findings: Vec<Finding>,
    /// Duties of a tax notification.
    pub taxes: Vec<TaxLine>,
    /// Fields that customs changed, with the function `Corrected`.
    pub changed: Vec<Pointer>,
    /// Documents wanted, or the reason in plain words.
    pub notes: Vec<Note>,
}

/// A statement that goes with a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Code such as a document type; empty for plain words.
    pub code: String,
    pub text: String,
    /// Until when the receiver should act.
    pub due: Option<Date>,
}
