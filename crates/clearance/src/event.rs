//! What has happened to a declaration; the only thing that is ever recorded.

use std::sync::Arc;

use codelist::PaymentKind;
use jiff::Timestamp;
use jiff::civil::Date;
use model::{Declaration, Finding, Money, Pointer, TaxLine};
use serde::{Deserialize, Serialize};

use crate::command::{Correction, Provided, Wanted};
use crate::context::{Actor, Basis};
use crate::payments::{Demand, Part};
use crate::regime::Regime;

/// One fact, when, and who brought it about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub at: Timestamp,
    pub by: Actor,
    /// Until when the system itself must have taken its next step, where it is the one to act.
    pub act_until: Timestamp,
    pub fact: Fact,
}

/// Stage of an assessment; the WCO status of its tax notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 67
    Indicative,
    /// 115
    AfterQuotaRequest,
    /// 4
    Final,
}

impl Stage {
    pub const ALL: [Stage; 3] = [Stage::Indicative, Stage::AfterQuotaRequest, Stage::Final];

    pub fn status(self) -> &'static str {
        match self {
            Stage::Indicative => "67",
            Stage::AfterQuotaRequest => "115",
            Stage::Final => "4",
        }
    }
}

/// How closely a declaration is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Nothing is looked at before clearance.
    Green,
    /// Documents are looked at.
    Yellow,
    /// Goods (and documents, where any are wanted) are looked at.
    Red,
}

impl Lane {
    pub fn as_str(self) -> &'static str {
        match self {
            Lane::Green => "green",
            Lane::Yellow => "yellow",
            Lane::Red => "red",
        }
    }
}

/// One field that an amendment changed, with what stood there; `None` where nothing stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub pointer: Pointer,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// What happened. Facts carry their clocks, so that applying one needs no law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Read and found in order. With `present_until` it is pre-lodged: registered, goods awaited (02).
    Lodged {
        attempt: u32,
        sender: String,
        lrn: String,
        mrn: String,
        declaration: Arc<Declaration>,
        regime: Regime,
        warnings: Vec<Finding>,
        present_until: Option<Timestamp>,
    },
    /// Refused, with every fault (03). An MRN only where goods were awaited already.
    Rejected {
        attempt: u32,
        sender: String,
        lrn: String,
        mrn: Option<String>,
        findings: Vec<Finding>,
        basis: Basis,
    },
    /// The goods were presented; with `receipt` its sender is told (02).
    Presented {
        how: String,
        reference: String,
        receipt: bool,
        warnings: Vec<Finding>,
    },
    /// Legally accepted (01); the tax point. A presented declaration gets a new version.
    Accepted {
        on: Date,
        new_version: bool,
        dwell_until: Option<Timestamp>,
        supplementary_due: Option<Date>,
        supplementary_remind_at: Option<Timestamp>,
        basis: Basis,
    },
    /// Duties were assessed (13), and what is to be paid or secured for them.
    Assessed {
        stage: Stage,
        lines: Vec<TaxLine>,
        demands: Vec<Demand>,
        basis: Basis,
    },
    /// Duties cannot be assessed without an officer.
    AssessmentStuck {
        stage: Stage,
        findings: Vec<Finding>,
        until: Timestamp,
        basis: Basis,
    },
    /// A lane was chosen.
    Routed {
        lane: Lane,
        basis: Basis,
    },
    /// The goods will be inspected (05).
    ControlOrdered {
        until: Timestamp,
        basis: Basis,
    },
    /// Documents are wanted (06).
    DocumentsAsked {
        documents: Vec<Wanted>,
        until: Timestamp,
        basis: Basis,
    },
    DocumentsProvided {
        documents: Vec<Provided>,
        officer_until: Timestamp,
    },
    /// An officer found documents in order, or goods as declared.
    ControlEnded {
        remarks: String,
        basis: Basis,
    },
    /// Customs changed the declaration (07); a new version.
    Corrected {
        correction: Correction,
        regime: Regime,
        basis: Basis,
    },
    /// The dwell time is over: nothing more is waited for on the declarant's side.
    DwellEnded,
    /// An amendment or invalidation was asked for (02).
    AmendmentAsked {
        reference: String,
        changes: Vec<Change>,
        declaration: Arc<Declaration>,
        until: Timestamp,
    },
    /// Granted (11, status 39); a new version.
    AmendmentGranted {
        reference: String,
        regime: Regime,
        dwell_until: Option<Timestamp>,
        basis: Basis,
    },
    /// Not granted (11, status 41).
    AmendmentRefused {
        reference: String,
        findings: Vec<Finding>,
        basis: Basis,
    },
    InvalidationAsked {
        reference: String,
        reason: String,
        until: Timestamp,
    },
    /// A first officer agreed; four eyes are wanted.
    InvalidationSupported {
        until: Timestamp,
    },
    /// Granted (11, status 39).
    InvalidationGranted {
        reference: String,
        basis: Basis,
    },
    InvalidationRefused {
        reference: String,
        basis: Basis,
    },
    /// The declaration is void (10); reservations are given up.
    Invalidated {
        reason: String,
        basis: Basis,
    },
    /// Amounts are earmarked on accounts and guarantees.
    PaymentReserved {
        parts: Vec<Part>,
    },
    /// A balance is too low (14).
    PaymentShort {
        account: String,
        kind: PaymentKind,
        wanted: Money,
        available: Option<Money>,
        remind_at: Timestamp,
    },
    /// The payer was reminded (15).
    PaymentReminded {
        account: String,
        wanted: Money,
        until: Timestamp,
    },
    /// Money is to be paid in before the next step.
    PaymentAwaited {
        amount: Money,
        until: Timestamp,
    },
    PaymentReceived {
        amount: Money,
        reference: String,
    },
    /// Nobody paid in time; an officer decides.
    PaymentOverdue {
        until: Timestamp,
    },
    /// Amounts were charged; never more than is due.
    PaymentTaken {
        parts: Vec<Part>,
    },
    /// Amounts charged before and due no more were given back: to the account, or to the money that came in.
    PaymentReturned {
        parts: Vec<Part>,
    },
    /// Earmarks that are needed no more were given up.
    PaymentFreed {
        parts: Vec<Part>,
    },
    /// Money that came in and is not owed went back to its payer.
    PaymentRefunded {
        amount: Money,
    },
    /// A quota was asked for; the answer comes later.
    QuotaRequested {
        answer_at: Timestamp,
    },
    /// It is time for the quota's answer.
    QuotaDue,
    /// The quota answered; a split of items makes a new version.
    QuotaAnswered {
        changed: bool,
        split: Option<Arc<Declaration>>,
    },
    /// The goods are released before the procedure is cleared (08).
    Released {
        until: Timestamp,
        basis: Basis,
    },
    /// The result of amendment or presentation (07).
    ResultIssued {
        changes: Vec<Pointer>,
    },
    /// After clearance: the new version is settled.
    Settled {
        basis: Basis,
    },
    /// Cleared (09).
    Cleared {
        exit_until: Option<Timestamp>,
        invalidate_until: Timestamp,
        basis: Basis,
    },
    /// A movement that changes nothing here.
    MovementNoted {
        code: String,
        reference: String,
    },
    /// The goods have left (16, status A1).
    Exited {
        code: String,
        reference: String,
    },
    /// Nothing is known of their exit (18).
    ExitEvidenceAsked {
        until: Timestamp,
    },
    ExitEvidenceGiven {
        documents: Vec<Provided>,
        officer_until: Timestamp,
    },
    /// The supplementary declaration came.
    SupplementaryReceived {
        mrn: String,
    },
    /// It is overdue (06 with its date).
    SupplementaryReminded {
        due: Date,
        hold_at: Timestamp,
    },
    /// Still missing: no further simplified release to this declarant.
    SupplementaryHeld,
    /// Somebody let a clock run out; the matter goes to the next higher officer.
    Escalated {
        what: String,
        until: Timestamp,
    },
}
