//! Release: goods may go while the procedure is not cleared, for what is still open is secured.

use codelist::life::Clocks;

use super::{Outcome, live};
use crate::context::{Actor, Context};
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};
use crate::step::{Step, next_step};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        _ if next_step(state) == Some(Step::Release) => Ok(dossier),
        Phase::Accepted { .. } | Phase::Held { .. } if !dossier.payments.open().is_empty() => {
            Err("what is due is not secured yet".to_owned())
        }
        Phase::Accepted { .. } | Phase::Held { .. } => Ok(dossier),
        Phase::Registered { .. } => Err("it is not accepted yet".to_owned()),
        _ => Err("its goods are released".to_owned()),
    }
}

pub(crate) fn decide(state: &State, reasons: Vec<String>, context: &Context) -> Outcome {
    let dossier = live(state)?;
    if dossier.released_at.is_some() && !dossier.is_over() {
        return Ok(Vec::new());
    }
    may(state)?;
    let by_officer = matches!(context.actor, Actor::Officer(_));
    if !by_officer && next_step(state) != Some(Step::Release) {
        return Err("only an officer may release it before it is cleared".to_owned());
    }
    let until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
    Ok(vec![Fact::Released { until, basis: context.basis(reasons) }])
}
