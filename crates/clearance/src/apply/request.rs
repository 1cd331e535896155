//! What the declarant asks for, and what becomes of it.

use crate::event::{Event, Fact, Lane};
use crate::state::{Dossier, Phase, Request, RequestKind};

pub(super) fn apply(dossier: &mut Dossier, event: &Event) {
    match &event.fact {
        Fact::AmendmentAsked { reference, changes, declaration, until } => {
            let kind = RequestKind::Amendment { changes: changes.clone(), declaration: declaration.clone() };
            dossier.request = Some(Request { reference: reference.clone(), since: event.at, until: *until, kind });
        }
        Fact::AmendmentGranted { .. } => granted(dossier, event),
        Fact::InvalidationAsked { reference, reason, until } => {
            let kind = RequestKind::Invalidation { reason: reason.clone(), supported_by: None };
            dossier.request = Some(Request { reference: reference.clone(), since: event.at, until: *until, kind });
        }
        Fact::InvalidationSupported { until: new } => {
            if let Some(Request { kind: RequestKind::Invalidation { supported_by, .. }, until, .. }) =
                &mut dossier.request
            {
                *supported_by = Some(event.by.name().to_owned());
                *until = *new;
            }
        }
        Fact::AmendmentRefused { .. } | Fact::InvalidationGranted { .. } | Fact::InvalidationRefused { .. } => {
            dossier.request = None;
        }
        Fact::Invalidated { reason, .. } => {
            dossier.request = None;
            dossier.manual = None;
            dossier.supplementary = None;
            dossier.phase = Phase::Invalidated { since: event.at, reason: reason.clone() };
        }
        _ => {}
    }
}

fn granted(dossier: &mut Dossier, event: &Event) {
    let Fact::AmendmentGranted { regime, dwell_until: dwell, .. } = &event.fact else { return };
    let Some(Request { kind: RequestKind::Amendment { changes, declaration }, .. }) = dossier.request.take() else {
        return;
    };
    dossier.renew(event, declaration, changes.clone());
    dossier.regime = regime.clone();
    dossier.result_owed = true;
    dossier.untold.extend(changes);
    dossier.manual = None;
    // Other amounts may be due now, and other risks be seen.
    dossier.payments.wait = None;
    match &mut dossier.phase {
        Phase::Registered { .. } => dossier.lane = None,
        Phase::Accepted { dwell_until, .. } => {
            *dwell_until = *dwell;
            dossier.lane = dossier.lane.filter(|lane| *lane != Lane::Green);
        }
        _ => {}
    }
}
