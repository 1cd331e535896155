//! Control: an officer stops the goods for inspection.

use codelist::life::Clocks;

use super::{Outcome, live};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        Phase::Accepted { .. } | Phase::Held { control: None, .. } => Ok(dossier),
        Phase::Held { .. } => Err("an inspection is ordered".to_owned()),
        Phase::Registered { .. } => Err("its goods are not there or it is not accepted".to_owned()),
        _ => Err("its goods are released".to_owned()),
    }
}

pub(crate) fn decide(state: &State, reasons: Vec<String>, context: &Context) -> Outcome {
    if matches!(live(state)?.phase, Phase::Held { control: Some(_), .. }) {
        return Ok(Vec::new());
    }
    may(state)?;
    let until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
    Ok(vec![Fact::ControlOrdered { until, basis: context.basis(reasons) }])
}
