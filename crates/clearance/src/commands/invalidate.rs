//! Invalidation: asked for before or after release, answered by rule, by an officer, or by two (UCC article 174).

use codelist::life::{Clocks, Grant};

use super::{Outcome, charge, live};
use crate::command::Invalidate;
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, Phase, RequestKind, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if dossier.is_over() {
        return Err("it is over".to_owned());
    }
    match dossier.request {
        Some(_) => Err("an earlier request is still to be answered".to_owned()),
        None => Ok(dossier),
    }
}

pub(crate) fn decide(state: &State, invalidate: Invalidate, context: &Context) -> Outcome {
    if matches!(live(state)?.phase, Phase::Invalidated { .. }) {
        return Ok(Vec::new());
    }
    let dossier = may(state)?;
    let Invalidate { reference, reason } = invalidate;
    let until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
    let mut facts = vec![Fact::InvalidationAsked { reference: reference.clone(), reason: reason.clone(), until }];
    match grant_of(dossier, context) {
        Grant::Automatic => facts.extend(granted(dossier, reference, reason, "granted by rule", context)),
        Grant::Never => facts.push(Fact::InvalidationRefused {
            reference,
            basis: context.basis(vec!["the time in which it may be invalidated is over".to_owned()]),
        }),
        Grant::Officer => {}
    }
    Ok(facts)
}

pub(crate) fn may_answer(state: &State) -> Result<(&Dossier, &str, Option<&str>), String> {
    let dossier = live(state)?;
    match dossier.request.as_ref().map(|request| &request.kind) {
        Some(RequestKind::Invalidation { reason, supported_by }) => Ok((dossier, reason, supported_by.as_deref())),
        _ => Err("no invalidation is asked for".to_owned()),
    }
}

pub(crate) fn grant(state: &State, context: &Context) -> Outcome {
    if state.dossier().is_some_and(|dossier| matches!(dossier.phase, Phase::Invalidated { .. })) {
        return Ok(Vec::new());
    }
    let (dossier, reason, supported_by) = may_answer(state)?;
    let four_eyes = context.life().four_eyes.invalidate_after_release && dossier.released_at.is_some();
    match supported_by {
        None if four_eyes => {
            let until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
            Ok(vec![Fact::InvalidationSupported { until }])
        }
        Some(first) if first == context.actor.name() => Err("a second officer has to confirm it".to_owned()),
        _ => Ok(granted(dossier, reference_of(dossier), reason.to_owned(), "granted by an officer", context)),
    }
}

pub(crate) fn refuse(state: &State, reason: String, context: &Context) -> Outcome {
    let reference = reference_of(may_answer(state)?.0);
    Ok(vec![Fact::InvalidationRefused { reference, basis: context.basis(vec![reason]) }])
}

fn reference_of(dossier: &Dossier) -> String {
    dossier.request.as_ref().map(|request| request.reference.clone()).unwrap_or_default()
}

fn granted(dossier: &Dossier, reference: String, reason: String, how: &str, context: &Context) -> Vec<Fact> {
    let mut facts = vec![Fact::InvalidationGranted { reference, basis: context.basis(vec![how.to_owned()]) }];
    facts.extend(void(dossier, reason, how, context));
    facts
}

/// Nothing is owed any more, and the declaration is void.
pub(crate) fn void(dossier: &Dossier, reason: String, how: &str, context: &Context) -> Vec<Fact> {
    let mut facts = charge::nothing_owed(&dossier.payments);
    let basis = context.basis(vec![how.to_owned(), reason.clone()]);
    facts.push(Fact::Invalidated { reason, basis });
    facts
}

fn grant_of(dossier: &Dossier, context: &Context) -> Grant {
    let requests = &context.life().requests;
    match &dossier.phase {
        Phase::Registered { .. } => requests.invalidate_registered,
        Phase::Accepted { .. } | Phase::Held { .. } if dossier.released_at.is_none() => requests.invalidate_accepted,
        Phase::Cleared { invalidate_until, .. } if *invalidate_until < context.now => Grant::Never,
        _ => requests.invalidate_released,
    }
}
