//! Quota, release, clearance, exit, supplementary declaration and overrun clocks.

use crate::event::{Event, Fact};
use crate::state::{Dossier, ExitWait, Phase, QuotaWait};

pub(super) fn apply(dossier: &mut Dossier, event: &Event) {
    match &event.fact {
        Fact::QuotaRequested { answer_at } => {
            let quota = QuotaWait { since: event.at, answer_at: *answer_at, due: false, answered: None };
            dossier.phase = Phase::Released { since: event.at, until: *answer_at, quota: Some(quota) };
        }
        Fact::QuotaDue => change_quota(dossier, |quota| quota.due = true),
        Fact::QuotaAnswered { changed, split } => {
            change_quota(dossier, |quota| quota.answered = Some(*changed));
            if let Some(split) = split {
                dossier.renew(event, split.clone(), Vec::new());
            }
        }
        Fact::Released { until, .. } => {
            dossier.released_at.get_or_insert(event.at);
            if !matches!(dossier.phase, Phase::Released { .. }) {
                dossier.phase = Phase::Released { since: event.at, until: *until, quota: None };
            }
        }
        Fact::ResultIssued { .. } => {
            dossier.result_owed = false;
            dossier.untold.clear();
        }
        Fact::Cleared { exit_until, invalidate_until, .. } => {
            dossier.released_at.get_or_insert(event.at);
            dossier.cleared_at = Some(event.at);
            dossier.cleared_version = dossier.version;
            let exit = exit_until.map(|until| ExitWait { since: event.at, until, asked: false, officer: false });
            dossier.phase = Phase::Cleared { since: event.at, exit, invalidate_until: *invalidate_until };
        }
        Fact::Settled { .. } => dossier.cleared_version = dossier.version,
        Fact::Exited { .. } => dossier.phase = Phase::Exited { since: event.at },
        _ => later(dossier, event),
    }
}

fn later(dossier: &mut Dossier, event: &Event) {
    match &event.fact {
        Fact::ExitEvidenceAsked { until } => {
            change_exit(dossier, |exit| {
                *exit = ExitWait { since: event.at, until: *until, asked: true, officer: false }
            });
        }
        Fact::ExitEvidenceGiven { documents, officer_until } => {
            dossier.documents.extend(documents.iter().cloned());
            let until = *officer_until;
            change_exit(dossier, |exit| *exit = ExitWait { since: event.at, until, asked: true, officer: true });
        }
        Fact::SupplementaryReceived { .. } => dossier.supplementary = None,
        Fact::SupplementaryReminded { hold_at, .. } => {
            if let Some(open) = &mut dossier.supplementary {
                open.hold_at = Some(*hold_at);
            }
        }
        Fact::SupplementaryHeld => {
            if let Some(open) = &mut dossier.supplementary {
                open.held = true;
            }
        }
        Fact::Escalated { until, .. } => escalate(dossier, event.at, *until),
        _ => {}
    }
}

fn change_quota(dossier: &mut Dossier, change: impl FnOnce(&mut QuotaWait)) {
    if let Phase::Released { quota: Some(quota), .. } = &mut dossier.phase {
        change(quota);
    }
}

fn change_exit(dossier: &mut Dossier, change: impl FnOnce(&mut ExitWait)) {
    if let Phase::Cleared { exit: Some(exit), .. } = &mut dossier.phase {
        change(exit);
    }
}

/// Every clock that is over runs anew, for an officer.
fn escalate(dossier: &mut Dossier, now: jiff::Timestamp, until: jiff::Timestamp) {
    let renew = |clock: &mut jiff::Timestamp| {
        if *clock <= now {
            *clock = until;
        }
    };
    match &mut dossier.phase {
        Phase::Held { control, documents } => {
            if let Some(control) = control {
                renew(&mut control.until);
            }
            if let Some(documents) = documents {
                match &mut documents.provided {
                    Some((_, looks_until)) => renew(looks_until),
                    None if documents.until <= now => documents.provided = Some((now, until)),
                    None => {}
                }
            }
        }
        Phase::Released { until: clock, quota: None, .. } => renew(clock),
        Phase::Cleared { exit: Some(exit), .. } if exit.asked && exit.until <= now => {
            exit.officer = true;
            exit.until = until;
        }
        _ => {}
    }
    if let Some(manual) = &mut dossier.manual {
        renew(&mut manual.until);
    }
    if let Some(request) = &mut dossier.request {
        renew(&mut request.until);
    }
    if let Some(wait) = dossier.payments.wait.as_mut().filter(|wait| wait.overdue) {
        renew(&mut wait.until);
    }
}
