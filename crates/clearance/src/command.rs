//! What can be asked of a declaration, with the results of other rooms as arguments.

use std::sync::Arc;

use codelist::PaymentKind;
use jiff::Timestamp;
use model::{Declaration, Finding, Money, TaxLine};
use serde::{Deserialize, Serialize};

use crate::event::{Change, Lane, Stage};
use crate::timer::TimerKind;

/// One thing somebody wants. Who wants it is in the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Lodge(Lodge),
    Present(Present),
    /// The system's own step once goods and message are there.
    Accept,
    Assess(Assess),
    Route(Route),
    Amend(Amend),
    GrantAmendment,
    RefuseAmendment {
        reason: String,
    },
    Invalidate(Invalidate),
    GrantInvalidation,
    RefuseInvalidation {
        reason: String,
    },
    /// An officer stops the goods for inspection.
    OrderControl {
        reasons: Vec<String>,
    },
    AskDocuments {
        documents: Vec<Wanted>,
        reasons: Vec<String>,
    },
    ProvideDocuments {
        documents: Vec<Provided>,
    },
    RecordExamination(Examination),
    /// Earmarks what is due; one answer for each demand of `Payments::open`.
    Reserve {
        funds: Vec<Funds>,
    },
    ReceivePayment(Received),
    RequestQuota,
    AnswerQuota(QuotaReply),
    /// Releases goods before clearance.
    Release {
        reasons: Vec<String>,
    },
    Clear,
    /// After clearance: charges or gives back the difference that a new version made.
    Settle,
    /// A movement at the place of arrival that presents goods.
    Arrive(Arrival),
    Depart(Departure),
    AskExitEvidence,
    ProvideExitEvidence {
        documents: Vec<Provided>,
    },
    /// An officer takes the evidence as proof of exit.
    AcceptExitEvidence,
    /// The supplementary declaration to this simplified one was accepted.
    RecordSupplementary {
        mrn: String,
    },
    /// A clock ran out. A clock that no longer runs is nothing to do.
    FireTimer {
        kind: TimerKind,
        due_at: Timestamp,
    },
}

impl Command {
    /// Stable name, as refusals, lists of what is allowed and logs have it.
    pub fn name(&self) -> &'static str {
        match self {
            Command::Lodge(_) => "lodge",
            Command::Present(_) => "present",
            Command::Accept => "accept",
            Command::Assess(_) => "assess",
            Command::Route(_) => "route",
            Command::Amend(_) => "amend",
            Command::GrantAmendment => "grant_amendment",
            Command::RefuseAmendment { .. } => "refuse_amendment",
            Command::Invalidate(_) => "invalidate",
            Command::GrantInvalidation => "grant_invalidation",
            Command::RefuseInvalidation { .. } => "refuse_invalidation",
            Command::OrderControl { .. } => "order_control",
            Command::AskDocuments { .. } => "ask_documents",
            Command::ProvideDocuments { .. } => "provide_documents",
            Command::RecordExamination(_) => "record_examination",
            Command::Reserve { .. } => "reserve",
            Command::ReceivePayment(_) => "receive_payment",
            Command::RequestQuota => "request_quota",
            Command::AnswerQuota(_) => "answer_quota",
            Command::Release { .. } => "release",
            Command::Clear => "clear",
            Command::Settle => "settle",
            Command::Arrive(_) => "arrive",
            Command::Depart(_) => "depart",
            Command::AskExitEvidence => "ask_exit_evidence",
            Command::ProvideExitEvidence { .. } => "provide_exit_evidence",
            Command::AcceptExitEvidence => "accept_exit_evidence",
            Command::RecordSupplementary { .. } => "record_supplementary",
            Command::FireTimer { .. } => "fire_timer",
        }
    }
}

/// A new declaration (function 9), read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lodge {
    pub sender: String,
    pub declaration: Arc<Declaration>,
    /// The MRN it gets if it is not refused.
    pub mrn: String,
    /// All findings of all layers; an error refuses it.
    pub findings: Vec<Finding>,
}

/// The goods are there: goods presentation (13/GPR).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The message's own reference.
    pub reference: String,
    pub findings: Vec<Finding>,
}

/// Duties as the tariff room assessed them; none for a mere statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assess {
    pub stage: Stage,
    pub lines: Vec<TaxLine>,
    /// What the tariff could not judge; any of severity error needs an officer.
    pub findings: Vec<Finding>,
    pub reasons: Vec<String>,
}

/// A lane with its reasons, from the risk side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub lane: Lane,
    pub reasons: Vec<String>,
    /// Documents to look at.
    pub documents: Vec<Wanted>,
}

/// An amendment (13/COR) and what the declaration becomes by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amend {
    pub reference: String,
    pub changes: Vec<Change>,
    pub declaration: Arc<Declaration>,
    /// Findings of the amended declaration; an error refuses the amendment.
    pub findings: Vec<Finding>,
}

/// A wish to invalidate (13/INV).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalidate {
    pub reference: String,
    pub reason: String,
}

/// A document that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Document type (WCO D031 + D006) such as `N935`; empty where words say it.
    pub code: String,
    pub text: String,
}

/// A document that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provided {
    pub code: String,
    pub reference: String,
    pub name: String,
    /// SHA-256 of the file, in hex; empty for a reference alone.
    pub hash: String,
}

/// What an officer found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Examination {
    /// As declared.
    Conform { remarks: String },
    /// Not as declared; customs corrects the declaration.
    Discrepancy(Correction),
}

/// A correction by customs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub remarks: String,
    pub changes: Vec<Change>,
    pub declaration: Arc<Declaration>,
}

/// How an account or guarantee answered for one demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funds {
    pub kind: PaymentKind,
    pub method: Option<String>,
    /// Account or guarantee reference; empty where none is named.
    pub account: String,
    /// False: the balance does not carry the amount.
    pub sufficient: bool,
    pub available: Option<Money>,
}

/// Money that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub amount: Money,
    /// The bank's reference; the same one never counts twice.
    pub reference: String,
}

/// The answer of a tariff quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaReply {
    /// Duties with what the quota gave.
    pub lines: Vec<TaxLine>,
    /// The declaration with its items split, where the quota did not carry all.
    pub split: Option<Arc<Declaration>>,
}

/// An arrival message of a port or airline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Message code such as `EAL`.
    pub code: String,
    pub reference: String,
    pub findings: Vec<Finding>,
}

/// A departure message of a port or airline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    pub code: String,
    pub reference: String,
}
