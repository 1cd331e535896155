//! Documents: asked for by an officer, handed in by the declarant.

use codelist::life::Clocks;

use super::{Outcome, live};
use crate::command::{Provided, Wanted};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};

pub(crate) fn may_ask(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match &dossier.phase {
        Phase::Accepted { .. } | Phase::Held { .. } => Ok(dossier),
        Phase::Registered { .. } => Err("it is not accepted yet".to_owned()),
        _ => Err("its goods are released".to_owned()),
    }
}

pub(crate) fn ask(state: &State, wanted: Vec<Wanted>, reasons: Vec<String>, context: &Context) -> Outcome {
    let dossier = may_ask(state)?;
    if wanted.is_empty() {
        return Err("say which documents are wanted".to_owned());
    }
    if let Phase::Held { documents: Some(open), .. } = &dossier.phase
        && open.provided.is_none()
        && open.wanted == wanted
    {
        return Ok(Vec::new());
    }
    let until = Clocks::days_after(context.now, context.life().clocks.documents_days);
    Ok(vec![Fact::DocumentsAsked { documents: wanted, until, basis: context.basis(reasons) }])
}

pub(crate) fn may_provide(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match &dossier.phase {
        Phase::Held { documents: Some(_), .. } => Ok(dossier),
        _ => Err("no documents are wanted".to_owned()),
    }
}

pub(crate) fn provide(state: &State, provided: Vec<Provided>, context: &Context) -> Outcome {
    let dossier = live(state)?;
    let new: Vec<Provided> = provided.into_iter().filter(|document| !dossier.documents.contains(document)).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    may_provide(state)?;
    let officer_until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
    Ok(vec![Fact::DocumentsProvided { documents: new, officer_until }])
}
