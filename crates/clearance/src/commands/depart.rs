//! Departure: goods leave the territory; an export ends.

use super::{Outcome, live};
use crate::command::Departure;
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        Phase::Cleared { .. } => Ok(dossier),
        Phase::Exited { .. } => Err("its goods have left".to_owned()),
        Phase::Invalidated { .. } => Err("it is void".to_owned()),
        _ => Err("its goods are not cleared to leave".to_owned()),
    }
}

pub(crate) fn decide(state: &State, departure: Departure) -> Outcome {
    if matches!(live(state)?.phase, Phase::Exited { .. }) {
        return Ok(Vec::new());
    }
    let dossier = may(state)?;
    let Departure { code, reference } = departure;
    match dossier.phase {
        Phase::Cleared { exit: Some(_), .. } => Ok(vec![Fact::Exited { code, reference }]),
        _ => Ok(vec![Fact::MovementNoted { code, reference }]),
    }
}
