//! Presentation: the goods of a pre-lodged declaration are there, told by the declarant or by a port.

use model::Finding;

use super::{Outcome, charge, live};
use crate::command::{Arrival, Present};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        Phase::Registered { present_until: Some(_), .. } => Ok(dossier),
        Phase::Invalidated { .. } => Err("it is void".to_owned()),
        _ => Err("its goods are not awaited".to_owned()),
    }
}

pub(crate) fn decide(state: &State, present: Present, context: &Context) -> Outcome {
    if is_done(state) {
        return Ok(Vec::new());
    }
    Ok(facts(may(state)?, "GPR", present.reference, present.findings, context))
}

/// A movement presents goods that are awaited; any other is noted.
pub(crate) fn arrive(state: &State, arrival: Arrival, context: &Context) -> Outcome {
    match may(state) {
        Ok(dossier) => Ok(facts(dossier, &arrival.code, arrival.reference, arrival.findings, context)),
        Err(_) if live(state)?.is_over() => Ok(Vec::new()),
        Err(_) => Ok(vec![Fact::MovementNoted { code: arrival.code, reference: arrival.reference }]),
    }
}

pub(crate) fn may_arrive(state: &State) -> Result<&Dossier, String> {
    live(state).and_then(|dossier| if dossier.is_over() { Err("it is over".to_owned()) } else { Ok(dossier) })
}

fn is_done(state: &State) -> bool {
    state.dossier().is_some_and(|dossier| dossier.presented && !matches!(dossier.phase, Phase::Invalidated { .. }))
}

fn facts(dossier: &Dossier, how: &str, reference: String, findings: Vec<Finding>, context: &Context) -> Vec<Fact> {
    let receipt = dossier.regime.presentation_receipt;
    if !Finding::refuse(&findings) {
        return vec![Fact::Presented { how: how.to_owned(), reference, receipt, warnings: findings }];
    }
    let mut facts = vec![Fact::Presented { how: how.to_owned(), reference, receipt, warnings: Vec::new() }];
    facts.extend(charge::nothing_owed(&dossier.payments));
    facts.push(Fact::Rejected {
        attempt: dossier.attempt,
        sender: dossier.sender.clone(),
        lrn: dossier.lrn.clone(),
        mrn: Some(dossier.mrn.clone()),
        findings,
        basis: context.basis(vec!["the goods are there, but the declaration has errors now".to_owned()]),
    });
    facts
}
