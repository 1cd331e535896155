//! What every fact has in common: a name, a basis, a notification function.

use model::Function;

use crate::context::Basis;
use crate::event::{Fact, Stage};

impl Fact {
    /// Stable name, as timelines and stores have it.
    pub fn name(&self) -> &'static str {
        match self {
            Fact::Lodged { present_until: Some(_), .. } => "registered",
            Fact::Lodged { .. } => "lodged",
            Fact::Rejected { .. } => "rejected",
            Fact::Presented { .. } => "presented",
            Fact::Accepted { .. } => "accepted",
            Fact::Assessed { stage: Stage::Indicative, .. } => "assessed_indicative",
            Fact::Assessed { stage: Stage::AfterQuotaRequest, .. } => "assessed_after_quota_request",
            Fact::Assessed { stage: Stage::Final, .. } => "assessed_final",
            Fact::AssessmentStuck { .. } => "assessment_by_hand",
            Fact::Routed { .. } => "routed",
            Fact::ControlOrdered { .. } => "control_ordered",
            Fact::DocumentsAsked { .. } => "documents_asked",
            Fact::DocumentsProvided { .. } => "documents_provided",
            Fact::ControlEnded { .. } => "control_ended",
            Fact::Corrected { .. } => "corrected",
            Fact::DwellEnded => "dwell_ended",
            Fact::AmendmentAsked { .. } => "amendment_asked",
            Fact::AmendmentGranted { .. } => "amendment_granted",
            Fact::AmendmentRefused { .. } => "amendment_refused",
            Fact::InvalidationAsked { .. } => "invalidation_asked",
            Fact::InvalidationSupported { .. } => "invalidation_supported",
            Fact::InvalidationGranted { .. } => "invalidation_granted",
            Fact::InvalidationRefused { .. } => "invalidation_refused",
            Fact::Invalidated { .. } => "invalidated",
            other => other.later_name(),
        }
    }

    /// Names from payment to exit.
    fn later_name(&self) -> &'static str {
        match self {
            Fact::PaymentReserved { .. } => "payment_reserved",
            Fact::PaymentShort { .. } => "payment_short",
            Fact::PaymentReminded { .. } => "payment_reminded",
            Fact::PaymentAwaited { .. } => "payment_awaited",
            Fact::PaymentReceived { .. } => "payment_received",
            Fact::PaymentOverdue { .. } => "payment_overdue",
            Fact::PaymentTaken { .. } => "payment_taken",
            Fact::PaymentReturned { .. } => "payment_returned",
            Fact::PaymentFreed { .. } => "payment_freed",
            Fact::PaymentRefunded { .. } => "payment_refunded",
            Fact::QuotaRequested { .. } => "quota_requested",
            Fact::QuotaDue => "quota_due",
            Fact::QuotaAnswered { .. } => "quota_answered",
            Fact::Released { .. } => "released",
            Fact::ResultIssued { .. } => "result_issued",
            Fact::Settled { .. } => "settled",
            Fact::Cleared { .. } => "cleared",
            Fact::MovementNoted { .. } => "movement_noted",
            Fact::Exited { .. } => "exited",
            Fact::ExitEvidenceAsked { .. } => "exit_evidence_asked",
            Fact::ExitEvidenceGiven { .. } => "exit_evidence_given",
            Fact::SupplementaryReceived { .. } => "supplementary_received",
            Fact::SupplementaryReminded { .. } => "supplementary_reminded",
            Fact::SupplementaryHeld => "supplementary_held",
            Fact::Escalated { .. } => "escalated",
            _ => "",
        }
    }

    /// Why it was decided, where it is a decision.
    pub fn basis(&self) -> Option<&Basis> {
        match self {
            Fact::Rejected { basis, .. }
            | Fact::Accepted { basis, .. }
            | Fact::Assessed { basis, .. }
            | Fact::AssessmentStuck { basis, .. }
            | Fact::Routed { basis, .. }
            | Fact::ControlOrdered { basis, .. }
            | Fact::DocumentsAsked { basis, .. }
            | Fact::ControlEnded { basis, .. }
            | Fact::Corrected { basis, .. }
            | Fact::AmendmentGranted { basis, .. }
            | Fact::AmendmentRefused { basis, .. }
            | Fact::InvalidationGranted { basis, .. }
            | Fact::InvalidationRefused { basis, .. }
            | Fact::Invalidated { basis, .. }
            | Fact::Released { basis, .. }
            | Fact::Settled { basis }
            | Fact::Cleared { basis, .. } => Some(basis),
            _ => None,
        }
    }

    /// WCO response function and status of the notification that goes with it.
    pub fn function(&self) -> Option<(Function, Option<&'static str>)> {
        let plain = |function| Some((function, None));
        match self {
            Fact::Lodged { present_until: Some(_), .. }
            | Fact::Presented { receipt: true, .. }
            | Fact::AmendmentAsked { .. }
            | Fact::InvalidationAsked { .. } => plain(Function::Received),
            Fact::Rejected { .. } => plain(Function::Rejected),
            Fact::Accepted { .. } => plain(Function::Accepted),
            Fact::Assessed { stage, .. } => Some((Function::Tax, Some(stage.status()))),
            Fact::ControlOrdered { .. } => plain(Function::UnderControl),
            Fact::DocumentsAsked { .. } | Fact::SupplementaryReminded { .. } => plain(Function::DocumentsWanted),
            Fact::Corrected { .. } | Fact::ResultIssued { .. } => plain(Function::Corrected),
            Fact::AmendmentGranted { .. } | Fact::InvalidationGranted { .. } => {
                Some((Function::RequestAnswered, Some("39")))
            }
            Fact::AmendmentRefused { .. } | Fact::InvalidationRefused { .. } => {
                Some((Function::RequestAnswered, Some("41")))
            }
            Fact::Invalidated { .. } => plain(Function::Invalidated),
            Fact::PaymentShort { .. } => plain(Function::DefermentTooLow),
            Fact::PaymentReminded { .. } => plain(Function::DefermentReminder),
            Fact::Released { .. } => plain(Function::Released),
            Fact::Cleared { .. } => plain(Function::Cleared),
            Fact::Exited { .. } => Some((Function::Exited, Some("A1"))),
            Fact::ExitEvidenceAsked { .. } => plain(Function::ExitEvidenceWanted),
            _ => None,
        }
    }
}
