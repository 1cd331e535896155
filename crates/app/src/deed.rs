//! What people do to a declaration on a page.

use jiff::civil::Date;
use model::{Money, Pointer};

/// One action on one declaration.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// An officer stops the goods for inspection.
    Control {
        reason: String,
    },
    /// An officer wants documents, by code or in words.
    AskDocuments {
        codes: Vec<String>,
        note: String,
        due: Option<Date>,
    },
    /// The declarant hands in a document.
    ProvideDocument {
        code: String,
        reference: String,
        name: String,
        bytes: Vec<u8>,
    },
    /// An officer ends a control: as declared, or with corrections (place and new value).
    RecordResult {
        conform: bool,
        note: String,
        corrections: Vec<(Pointer, String)>,
    },
    GrantRequest,
    RefuseRequest {
        reason: String,
    },
    Release {
        reason: String,
    },
    /// Money came in; the same bank reference never counts twice.
    Pay {
        amount: Money,
        reference: String,
    },
    /// The goods are there.
    Present {
        reference: String,
    },
    /// The declarant wants it void.
    Invalidate {
        reason: String,
    },
    /// A carrier tells that the goods left.
    Exit {
        reference: String,
    },
    ProvideExitEvidence {
        reference: String,
    },
    AcceptExitEvidence,
}

impl Deed {
    /// Stable name, as logs have it.
    pub fn name(&self) -> &'static str {
        match self {
            Deed::Control { .. } => "control",
            Deed::AskDocuments { .. } => "ask_documents",
            Deed::ProvideDocument { .. } => "provide_document",
            Deed::RecordResult { .. } => "record_result",
            Deed::GrantRequest => "grant_request",
            Deed::RefuseRequest { .. } => "refuse_request",
            Deed::Release { .. } => "release",
            Deed::Pay { .. } => "pay",
            Deed::Present { .. } => "present",
            Deed::Invalidate { .. } => "invalidate",
            Deed::Exit { .. } => "exit",
            Deed::ProvideExitEvidence { .. } => "provide_exit_evidence",
            Deed::AcceptExitEvidence => "accept_exit_evidence",
        }
    }

    /// True for what only an officer may do.
    pub fn is_officers(&self) -> bool {
        !matches!(
            self,
            Deed::ProvideDocument { .. }
                | Deed::Pay { .. }
                | Deed::Present { .. }
                | Deed::Invalidate { .. }
                | Deed::ProvideExitEvidence { .. }
        )
    }
}
