//! The course of a declaration: presented, accepted, assessed, stopped, let go on.

use crate::event::{Event, Fact, Lane};
use crate::state::{Assessment, Control, Documents, Dossier, ManualAssessment, Phase, Supplementary};

pub(super) fn apply(dossier: &mut Dossier, event: &Event) {
    match &event.fact {
        Fact::Presented { warnings, .. } => {
            dossier.presented = true;
            dossier.warnings.extend(warnings.iter().cloned());
            dossier.phase = Phase::Registered { since: event.at, present_until: None };
        }
        Fact::Accepted { .. } => accepted(dossier, event),
        Fact::Assessed { stage, lines, demands, basis } => {
            dossier.manual = None;
            dossier.payments.demands.clone_from(demands);
            dossier.assessments.push(Assessment {
                stage: *stage,
                version: dossier.version,
                at: event.at,
                lines: lines.clone(),
                basis: basis.clone(),
            });
        }
        Fact::AssessmentStuck { stage, findings, until, .. } => {
            let findings = findings.clone();
            dossier.manual = Some(ManualAssessment { stage: *stage, since: event.at, until: *until, findings });
        }
        Fact::Routed { lane, .. } => dossier.lane = Some(*lane),
        Fact::DwellEnded => {
            if let Phase::Accepted { dwell_until, .. } = &mut dossier.phase {
                *dwell_until = None;
            }
        }
        Fact::ControlEnded { .. } => free(dossier, event),
        Fact::Corrected { correction, regime, .. } => {
            dossier.renew(event, correction.declaration.clone(), correction.changes.clone());
            dossier.regime = regime.clone();
            if matches!(dossier.phase, Phase::Held { .. }) {
                free(dossier, event);
            }
        }
        _ => stopped(dossier, event),
    }
}

fn accepted(dossier: &mut Dossier, event: &Event) {
    let Fact::Accepted { on, new_version, dwell_until, supplementary_due, supplementary_remind_at, .. } = &event.fact
    else {
        return;
    };
    if *new_version {
        dossier.renew(event, dossier.declaration.clone(), Vec::new());
    }
    dossier.accepted_at = Some(event.at);
    dossier.accepted_on = Some(*on);
    dossier.phase = Phase::Accepted { since: event.at, dwell_until: *dwell_until };
    // The lane of a pre-lodged declaration was a forecast.
    dossier.lane = None;
    if let (Some(due), Some(remind_at)) = (supplementary_due, supplementary_remind_at) {
        let (due, remind_at) = (*due, *remind_at);
        dossier.supplementary = Some(Supplementary { due, since: event.at, remind_at, hold_at: None, held: false });
    }
}

/// Nothing is looked at any more; what an officer let go is not routed again.
fn free(dossier: &mut Dossier, event: &Event) {
    dossier.lane.get_or_insert(Lane::Red);
    dossier.phase = Phase::Accepted { since: event.at, dwell_until: None };
}

fn stopped(dossier: &mut Dossier, event: &Event) {
    let (control, documents) = match &mut dossier.phase {
        Phase::Held { control, documents } => (control, documents),
        _ => (&mut None, &mut None),
    };
    match &event.fact {
        Fact::ControlOrdered { until, basis } => {
            let ordered = Control { since: event.at, until: *until, basis: basis.clone() };
            dossier.phase = Phase::Held { control: Some(ordered), documents: documents.take() };
        }
        Fact::DocumentsAsked { documents: wanted, until, .. } => {
            let asked = Documents { wanted: wanted.clone(), since: event.at, until: *until, provided: None };
            dossier.phase = Phase::Held { control: control.take(), documents: Some(asked) };
        }
        Fact::DocumentsProvided { documents: provided, officer_until } => {
            if let Some(documents) = documents {
                documents.provided = Some((event.at, *officer_until));
            }
            dossier.documents.extend(provided.iter().cloned());
        }
        _ => {}
    }
}
