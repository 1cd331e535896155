//! Routing: the lane that the risk side chose, and what it stops.

use codelist::life::Clocks;

use super::{Outcome, live};
use crate::command::{Route, Wanted};
use crate::context::Context;
use crate::event::{Fact, Lane};
use crate::state::{Dossier, Phase, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        Phase::Accepted { .. } | Phase::Registered { .. } if dossier.lane.is_none() => Ok(dossier),
        Phase::Accepted { .. } | Phase::Registered { .. } => Err("its lane is chosen".to_owned()),
        _ => Err("it is past routing".to_owned()),
    }
}

pub(crate) fn decide(state: &State, route: Route, context: &Context) -> Outcome {
    if state.dossier().is_some_and(|dossier| dossier.lane == Some(route.lane)) {
        return Ok(Vec::new());
    }
    let dossier = may(state)?;
    let Route { lane, reasons, mut documents } = route;
    let clocks = &context.life().clocks;
    let mut facts = vec![Fact::Routed { lane, basis: context.basis(reasons.clone()) }];
    if dossier.is_registered() {
        // A forecast: nothing can be stopped that is not there, and acceptance routes anew.
        return Ok(facts);
    }
    if lane == Lane::Yellow && documents.is_empty() {
        documents.push(Wanted { code: String::new(), text: "the documents of this declaration".to_owned() });
    }
    if lane != Lane::Green && !documents.is_empty() {
        let until = Clocks::days_after(context.now, clocks.documents_days);
        facts.push(Fact::DocumentsAsked { documents, until, basis: context.basis(reasons.clone()) });
    }
    if lane == Lane::Red {
        let until = Clocks::hours_after(context.now, clocks.officer_hours);
        facts.push(Fact::ControlOrdered { until, basis: context.basis(reasons) });
    }
    Ok(facts)
}
