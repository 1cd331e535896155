//! Exit evidence: wanted where no departure was told, given by the declarant, accepted by an officer.

use codelist::life::Clocks;

use super::{Outcome, live};
use crate::command::Provided;
use crate::context::Context;
use crate::event::Fact;
use crate::state::{ExitWait, Phase, State};

fn waiting(state: &State) -> Result<&ExitWait, String> {
    match &live(state)?.phase {
        Phase::Cleared { exit: Some(exit), .. } => Ok(exit),
        _ => Err("no exit is waited for".to_owned()),
    }
}

pub(crate) fn may_ask(state: &State) -> Result<&ExitWait, String> {
    let exit = waiting(state)?;
    if exit.asked { Err("evidence was asked for".to_owned()) } else { Ok(exit) }
}

pub(crate) fn ask(state: &State, context: &Context) -> Outcome {
    if waiting(state)?.asked {
        return Ok(Vec::new());
    }
    let until = Clocks::days_after(context.now, context.life().clocks.exit_evidence_days);
    Ok(vec![Fact::ExitEvidenceAsked { until }])
}

pub(crate) fn may_provide(state: &State) -> Result<&ExitWait, String> {
    waiting(state)
}

pub(crate) fn provide(state: &State, provided: Vec<Provided>, context: &Context) -> Outcome {
    let known = &live(state)?.documents;
    let documents: Vec<Provided> = provided.into_iter().filter(|document| !known.contains(document)).collect();
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    may_provide(state)?;
    let officer_until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
    Ok(vec![Fact::ExitEvidenceGiven { documents, officer_until }])
}

pub(crate) fn may_accept(state: &State) -> Result<&ExitWait, String> {
    let exit = waiting(state)?;
    if exit.officer { Ok(exit) } else { Err("no evidence was given".to_owned()) }
}

pub(crate) fn accept(state: &State) -> Outcome {
    if matches!(live(state)?.phase, Phase::Exited { .. }) {
        return Ok(Vec::new());
    }
    may_accept(state)?;
    Ok(vec![Fact::Exited { code: "evidence".to_owned(), reference: String::new() }])
}
