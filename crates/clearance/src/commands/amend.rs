//! Amendment: asked for by the declarant, granted by rule or by an officer (UCC article 173).

use codelist::life::{Clocks, Grant, Life};
use model::Finding;

use super::{Outcome, accept, live};
use crate::command::Amend;
use crate::context::Context;
use crate::event::Fact;
use crate::regime::Regime;
use crate::state::{Dossier, Phase, Request, RequestKind, State};

/// Codes of this room's own findings on amendments.
const CHANGES_NOTHING: &str = "CW-6002";
const CHANGES_TYPE: &str = "CW-6003";
const NOT_NOW: &str = "CW-6004";
const REFUSED: &str = "CW-6005";

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if matches!(dossier.phase, Phase::Invalidated { .. }) {
        return Err("it is void".to_owned());
    }
    match dossier.request {
        Some(_) => Err("an earlier request is still to be answered".to_owned()),
        None => Ok(dossier),
    }
}

pub(crate) fn decide(state: &State, amend: Amend, context: &Context) -> Outcome {
    let dossier = may(state)?;
    let grant = grant_of(dossier, context.life());
    let mut findings = amend.findings;
    if amend.declaration == dossier.declaration {
        findings.push(Finding::error(CHANGES_NOTHING, "42A/06A", "the amendment changes nothing"));
    }
    let regime = Regime::of(&amend.declaration, context.life());
    let regime = regime.filter(|regime| regime.kind == dossier.regime.kind);
    if regime.is_none() {
        let message = "an amendment cannot change the declaration type";
        findings.push(Finding::error(CHANGES_TYPE, "42A/D013", message).hint("invalidate it and lodge a new one"));
    }
    if grant == Grant::Never {
        findings.push(Finding::error(NOT_NOW, "42A/06A", "no amendment is possible any more"));
    }
    let until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
    let (reference, changes, declaration) = (amend.reference, amend.changes, amend.declaration);
    let mut facts = vec![Fact::AmendmentAsked { reference: reference.clone(), changes, declaration, until }];
    match regime.filter(|_| !Finding::refuse(&findings)) {
        None => facts.push(refused(reference, findings, "the amendment has errors", context)),
        Some(regime) if grant == Grant::Automatic => {
            facts.push(granted(dossier, reference, regime, "granted by rule", context))
        }
        Some(_) => {}
    }
    Ok(facts)
}

pub(crate) fn may_answer(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    let asked = dossier.request.as_ref().is_some_and(|r| matches!(r.kind, RequestKind::Amendment { .. }));
    if asked { Ok(dossier) } else { Err("no amendment is asked for".to_owned()) }
}

pub(crate) fn grant(state: &State, context: &Context) -> Outcome {
    let dossier = may_answer(state)?;
    let Some(Request { reference, kind: RequestKind::Amendment { declaration, .. }, .. }) = &dossier.request else {
        return Ok(Vec::new());
    };
    let regime = Regime::of(declaration, context.life()).ok_or("the profile has no such declaration type any more")?;
    Ok(vec![granted(dossier, reference.clone(), regime, "granted by an officer", context)])
}

pub(crate) fn refuse(state: &State, reason: String, context: &Context) -> Outcome {
    let reference = may_answer(state)?.request.as_ref().map(|request| request.reference.clone()).unwrap_or_default();
    let finding = Finding::error(REFUSED, "42A/06A", reason.clone());
    Ok(vec![refused(reference, vec![finding], &reason, context)])
}

fn granted(dossier: &Dossier, reference: String, regime: Regime, reason: &str, context: &Context) -> Fact {
    let dwell_until = match dossier.phase {
        Phase::Accepted { .. } => accept::dwell(dossier, context),
        _ => None,
    };
    Fact::AmendmentGranted { reference, regime, dwell_until, basis: context.basis(vec![reason.to_owned()]) }
}

fn refused(reference: String, findings: Vec<Finding>, reason: &str, context: &Context) -> Fact {
    Fact::AmendmentRefused { reference, findings, basis: context.basis(vec![reason.to_owned()]) }
}

fn grant_of(dossier: &Dossier, life: &Life) -> Grant {
    let requests = &life.requests;
    match &dossier.phase {
        Phase::Registered { .. } => requests.amend_registered,
        Phase::Accepted { .. } => requests.amend_accepted,
        Phase::Held { control: Some(_), .. } => requests.amend_under_control,
        Phase::Held { .. } => requests.amend_documents_wanted,
        Phase::Released { .. } | Phase::Cleared { .. } | Phase::Exited { .. } => requests.amend_released,
        Phase::Invalidated { .. } => Grant::Never,
    }
}
