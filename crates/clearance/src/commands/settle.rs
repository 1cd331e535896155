//! Settlement after clearance: the difference that a new version made is charged or given back.

use super::{Outcome, charge, clear, live};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, State};
use crate::step::{Step, next_step};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if next_step(state) == Some(Step::Settle) { Ok(dossier) } else { Err("nothing is to be settled".to_owned()) }
}

pub(crate) fn decide(state: &State, context: &Context) -> Outcome {
    if live(state)?.cleared_version == live(state)?.version {
        return Ok(Vec::new());
    }
    let dossier = may(state)?;
    let mut facts = charge::settled(&dossier.payments);
    if dossier.result_owed {
        facts.push(clear::result(dossier));
    }
    let reasons = vec![format!("version {} replaces version {}", dossier.version, dossier.cleared_version)];
    facts.push(Fact::Settled { basis: context.basis(reasons) });
    Ok(facts)
}
