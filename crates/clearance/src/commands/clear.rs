//! Clearance: what is due is charged once, the result is told, the procedure ends.

use codelist::life::Clocks;

use super::{Outcome, charge, live};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};
use crate::step::{Step, next_step};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if next_step(state) == Some(Step::Clear) { Ok(dossier) } else { Err("something is still open".to_owned()) }
}

pub(crate) fn decide(state: &State, context: &Context) -> Outcome {
    if matches!(live(state)?.phase, Phase::Cleared { .. } | Phase::Exited { .. }) {
        return Ok(Vec::new());
    }
    let dossier = may(state)?;
    let clocks = &context.life().clocks;
    let mut facts = charge::settled(&dossier.payments);
    let told = dossier.presented && dossier.regime.result_after_presentation;
    if told || dossier.result_owed {
        facts.push(result(dossier));
    }
    let lane = dossier.lane.map_or("no", |lane| lane.as_str());
    facts.push(Fact::Cleared {
        exit_until: dossier.regime.exit.then(|| Clocks::days_after(context.now, clocks.exit_days)),
        invalidate_until: Clocks::days_after(context.now, context.life().requests.invalidate_days),
        basis: context.basis(vec![format!("{lane} lane"), "nothing is left open".to_owned()]),
    });
    Ok(facts)
}

pub(crate) fn result(dossier: &Dossier) -> Fact {
    Fact::ResultIssued { changes: dossier.untold.iter().map(|change| change.pointer.clone()).collect() }
}
