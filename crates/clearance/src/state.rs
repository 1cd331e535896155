//! Where a declaration stands, with the facts that belong to each standing.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use model::{Declaration, Finding, Money, TaxLine};

use crate::command::{Provided, Wanted};
use crate::context::{Actor, Basis};
use crate::event::{Change, Event, Lane, Stage};
use crate::payments::Payments;
use crate::regime::Regime;

/// The state of one declaration, made of its events alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum State {
    /// Nothing was lodged.
    #[default]
    None,
    /// Refused; a new attempt may be lodged under the same reference.
    Rejected(Box<Rejected>),
    Live(Box<Dossier>),
}

/// A refused lodgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    pub attempt: u32,
    pub sender: String,
    pub lrn: String,
    /// Given where it was registered before it was refused at presentation.
    pub mrn: Option<String>,
    pub version: u32,
    pub at: Timestamp,
    pub findings: Vec<Finding>,
    /// Notifications issued so far.
    pub notified: u32,
    pub timeline: Vec<TimelineEntry>,
}

/// Everything known of a declaration that was not refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub attempt: u32,
    pub sender: String,
    pub lrn: String,
    pub mrn: String,
    /// From 1; grows by one with each granted amendment, presentation, correction and quota split.
    pub version: u32,
    /// What is declared now.
    pub declaration: Arc<Declaration>,
    /// Every version, from the first to the one that stands; none is ever lost.
    pub versions: Vec<Version>,
    pub regime: Regime,
    pub lodged_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
    /// Legal day of acceptance: the tax point.
    pub accepted_on: Option<Date>,
    pub released_at: Option<Timestamp>,
    pub cleared_at: Option<Timestamp>,
    /// The version that was cleared and settled last; 0 before.
    pub cleared_version: u32,
    pub warnings: Vec<Finding>,
    pub phase: Phase,
    pub lane: Option<Lane>,
    /// In the order in which they were made.
    pub assessments: Vec<Assessment>,
    /// An officer has to assess by hand.
    pub manual: Option<ManualAssessment>,
    pub payments: Payments,
    /// The request that is open now; at most one.
    pub request: Option<Request>,
    /// An amendment was granted and its result (07) is not told yet.
    pub result_owed: bool,
    /// The changes that it will tell.
    pub untold: Vec<Change>,
    /// True if it was presented after it was lodged.
    pub presented: bool,
    pub documents: Vec<Provided>,
    pub supplementary: Option<Supplementary>,
    /// The system's own next step is due until then.
    pub act: Act,
    /// Notifications issued so far.
    pub notified: u32,
    pub timeline: Vec<TimelineEntry>,
}

/// One version of the declaration: what it said, since when, by whom and why, and what it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub number: u32,
    pub at: Timestamp,
    pub by: Actor,
    /// Name of the fact that made it, such as `amendment_granted`.
    pub why: &'static str,
    pub changes: Vec<Change>,
    pub declaration: Arc<Declaration>,
}

/// The clock of the system's own next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    pub since: Timestamp,
    pub until: Timestamp,
}

/// What the declaration is waiting in. `State::name` has finer words.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Known to customs, goods awaited until then; `None` once they are there.
    Registered {
        since: Timestamp,
        present_until: Option<Timestamp>,
    },
    /// Accepted, under no control.
    Accepted {
        since: Timestamp,
        dwell_until: Option<Timestamp>,
    },
    /// Stopped by an officer or a rule.
    Held {
        control: Option<Control>,
        documents: Option<Documents>,
    },
    /// Goods free to go, procedure not cleared.
    Released {
        since: Timestamp,
        until: Timestamp,
        quota: Option<QuotaWait>,
    },
    Cleared {
        since: Timestamp,
        exit: Option<ExitWait>,
        invalidate_until: Timestamp,
    },
    Exited {
        since: Timestamp,
    },
    Invalidated {
        since: Timestamp,
        reason: String,
    },
}

/// An inspection that is ordered.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    pub since: Timestamp,
    pub until: Timestamp,
    pub basis: Basis,
}

/// Documents that are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Documents {
    pub wanted: Vec<Wanted>,
    pub since: Timestamp,
    pub until: Timestamp,
    /// Since when they are here and an officer has to look.
    pub provided: Option<(Timestamp, Timestamp)>,
}

/// An officer has to assess by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct ManualAssessment {
    pub stage: Stage,
    pub since: Timestamp,
    pub until: Timestamp,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaWait {
    pub since: Timestamp,
    pub answer_at: Timestamp,
    /// The time has come.
    pub due: bool,
    /// Answered; true where the answer changed the duties.
    pub answered: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExitWait {
    pub since: Timestamp,
    pub until: Timestamp,
    /// Evidence was asked for.
    pub asked: bool,
    /// An officer has to look: evidence was given, or its time is over.
    pub officer: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplementary {
    pub due: Date,
    pub since: Timestamp,
    pub remind_at: Timestamp,
    pub hold_at: Option<Timestamp>,
    pub held: bool,
}

/// One assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub stage: Stage,
    pub version: u32,
    pub at: Timestamp,
    pub lines: Vec<TaxLine>,
    pub basis: Basis,
}

impl Assessment {
    /// What is payable in all; `None` where lines mix currencies or overflow.
    pub fn payable(&self) -> Option<Money> {
        let mut lines = self.lines.iter();
        let first = lines.next()?.payable;
        lines.try_fold(first, |sum, line| sum.plus(line.payable).ok())
    }
}

/// Something the declarant asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub reference: String,
    pub since: Timestamp,
    pub until: Timestamp,
    pub kind: RequestKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum RequestKind {
    Amendment {
        changes: Vec<Change>,
        declaration: Arc<Declaration>,
    },
    Invalidation {
        reason: String,
        /// The first of two officers, where four eyes are wanted.
        supported_by: Option<String>,
    },
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    pub at: Timestamp,
    /// Stable name such as `accepted`.
    pub what: &'static str,
    pub role: &'static str,
    pub who: String,
    pub version: u32,
    pub reasons: Vec<String>,
}

impl State {
    /// The state that these events make.
    pub fn from_events<'a>(events: impl IntoIterator<Item = &'a crate::Event>) -> State {
        let mut state = State::None;
        for event in events {
            state.apply(event);
        }
        state
    }

    pub fn dossier(&self) -> Option<&Dossier> {
        match self {
            State::Live(dossier) => Some(dossier),
            State::None | State::Rejected(_) => None,
        }
    }

    /// Stable name, as pages, lists and refusals have it.
    pub fn name(&self) -> &'static str {
        match self {
            State::None => "none",
            State::Rejected(_) => "rejected",
            State::Live(dossier) => dossier.phase_name(),
        }
    }
}

impl Dossier {
    fn phase_name(&self) -> &'static str {
        let unpaid = self.payments.wait.is_some();
        let manual = self.manual.is_some();
        match &self.phase {
            Phase::Registered { .. } => "registered",
            Phase::Accepted { .. } | Phase::Released { .. } if manual => "awaiting assessment",
            Phase::Accepted { .. } if unpaid => "awaiting payment",
            Phase::Accepted { .. } => "accepted",
            Phase::Held { control: Some(_), .. } => "under control",
            Phase::Held { .. } => "documents wanted",
            Phase::Released { .. } if unpaid => "awaiting payment",
            Phase::Released { quota: Some(wait), .. } if wait.answered.is_none() => "awaiting quota",
            Phase::Released { .. } => "released",
            Phase::Cleared { .. } => "cleared",
            Phase::Exited { .. } => "exited",
            Phase::Invalidated { .. } => "invalidated",
        }
    }

    /// A new version stands from this event on.
    pub(crate) fn renew(&mut self, event: &Event, declaration: Arc<Declaration>, changes: Vec<Change>) {
        self.version = self.version.saturating_add(1);
        self.declaration = declaration.clone();
        self.versions.push(Version {
            number: self.version,
            at: event.at,
            by: event.by.clone(),
            why: event.fact.name(),
            changes,
            declaration,
        });
    }

    /// The newest assessment of this stage for the version that stands now.
    pub fn assessed(&self, stage: Stage) -> Option<&Assessment> {
        self.assessments.iter().rev().find(|a| a.stage == stage && a.version == self.version)
    }

    /// True before acceptance.
    pub fn is_registered(&self) -> bool {
        matches!(self.phase, Phase::Registered { .. })
    }

    /// True once nothing more can happen to it.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Exited { .. } | Phase::Invalidated { .. })
    }
}
