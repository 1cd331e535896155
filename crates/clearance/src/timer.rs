//! Which clocks run for a declaration, so that jobs can be set.

use jiff::Timestamp;

use crate::state::State;
use crate::wait::Owner;

/// A clock that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    pub kind: TimerKind,
    pub due_at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimerKind {
    /// End of the time in which the declarant may amend before clearance.
    Dwell,
    /// The quota answers.
    QuotaAnswer,
    /// Goods of a pre-lodged declaration are to be presented.
    Presentation,
    Documents,
    /// An officer's time for a control, a request, documents, an assessment, evidence.
    Officer,
    PaymentReminder,
    PaymentOverdue,
    SupplementaryReminder,
    SupplementaryHold,
    Exit,
    ExitEvidence,
}

impl TimerKind {
    pub const ALL: [TimerKind; 11] = [
        TimerKind::Dwell,
        TimerKind::QuotaAnswer,
        TimerKind::Presentation,
        TimerKind::Documents,
        TimerKind::Officer,
        TimerKind::PaymentReminder,
        TimerKind::PaymentOverdue,
        TimerKind::SupplementaryReminder,
        TimerKind::SupplementaryHold,
        TimerKind::Exit,
        TimerKind::ExitEvidence,
    ];

    /// Stable name for jobs.
    pub fn as_str(self) -> &'static str {
        match self {
            TimerKind::Dwell => "dwell",
            TimerKind::QuotaAnswer => "quota_answer",
            TimerKind::Presentation => "presentation",
            TimerKind::Documents => "documents",
            TimerKind::Officer => "officer",
            TimerKind::PaymentReminder => "payment_reminder",
            TimerKind::PaymentOverdue => "payment_overdue",
            TimerKind::SupplementaryReminder => "supplementary_reminder",
            TimerKind::SupplementaryHold => "supplementary_hold",
            TimerKind::Exit => "exit",
            TimerKind::ExitEvidence => "exit_evidence",
        }
    }

    pub fn from_name(name: &str) -> Option<TimerKind> {
        TimerKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whose inaction the clock measures. The system's own are part of the ordinary course.
    pub fn owner(self) -> Owner {
        match self {
            TimerKind::Dwell | TimerKind::QuotaAnswer => Owner::System,
            TimerKind::Presentation
            | TimerKind::Documents
            | TimerKind::SupplementaryReminder
            | TimerKind::SupplementaryHold
            | TimerKind::ExitEvidence => Owner::Declarant,
            TimerKind::Officer => Owner::Officer,
            TimerKind::PaymentReminder | TimerKind::PaymentOverdue => Owner::Payer,
            TimerKind::Exit => Owner::Carrier,
        }
    }
}

/// The clocks that run now, soonest first.
pub fn timers(state: &State) -> Vec<Timer> {
    let mut timers = Vec::new();
    if let Some(dossier) = state.dossier() {
        crate::wait::clocks(dossier, &mut timers);
    }
    timers.sort_by_key(|timer| (timer.due_at, timer.kind));
    timers
}
