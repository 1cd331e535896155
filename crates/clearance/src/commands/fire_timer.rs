//! A clock ran out: the ordinary course goes on, somebody is reminded, or the matter goes to an officer.

use codelist::life::Clocks;
use jiff::Timestamp;

use super::{Outcome, exit_evidence, invalidate, live};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, State};
use crate::timer::{Timer, TimerKind, timers};

/// A clock that was stopped, set anew, or is not due yet is nothing to do.
pub(crate) fn decide(state: &State, kind: TimerKind, due_at: Timestamp, context: &Context) -> Outcome {
    let runs = timers(state).contains(&Timer { kind, due_at });
    if !runs || due_at > context.now {
        return Ok(Vec::new());
    }
    let dossier = live(state)?;
    let clocks = &context.life().clocks;
    let officer = Clocks::hours_after(context.now, clocks.officer_hours);
    let escalated = |what: &str| Ok(vec![Fact::Escalated { what: what.to_owned(), until: officer }]);
    match kind {
        TimerKind::Dwell => Ok(vec![Fact::DwellEnded]),
        TimerKind::QuotaAnswer => Ok(vec![Fact::QuotaDue]),
        TimerKind::Presentation => {
            let reason = "the goods were not presented in time".to_owned();
            Ok(invalidate::void(dossier, reason, "lapsed by law", context))
        }
        TimerKind::Documents => escalated("the documents did not come in time"),
        TimerKind::Officer => escalated("an officer's time is over"),
        TimerKind::ExitEvidence => escalated("no evidence of exit came in time"),
        TimerKind::PaymentReminder => Ok(remind(dossier, context)),
        TimerKind::PaymentOverdue => Ok(vec![Fact::PaymentOverdue { until: officer }]),
        TimerKind::SupplementaryReminder => Ok(remind_supplementary(dossier, context)),
        TimerKind::SupplementaryHold => Ok(vec![Fact::SupplementaryHeld]),
        TimerKind::Exit => exit_evidence::ask(state, context),
    }
}

fn remind(dossier: &Dossier, context: &Context) -> Vec<Fact> {
    let until = Clocks::days_after(context.now, context.life().clocks.payment_days);
    let wait = dossier.payments.wait.as_ref();
    wait.map(|wait| Fact::PaymentReminded { account: wait.account.clone(), wanted: wait.amount, until })
        .into_iter()
        .collect()
}

fn remind_supplementary(dossier: &Dossier, context: &Context) -> Vec<Fact> {
    let hold_at = Clocks::days_after(context.now, context.life().clocks.supplementary_hold_days);
    let open = dossier.supplementary.as_ref();
    open.map(|open| Fact::SupplementaryReminded { due: open.due, hold_at }).into_iter().collect()
}
