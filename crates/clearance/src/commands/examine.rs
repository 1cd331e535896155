//! Examination: what an officer found ends the control, or corrects the declaration.

use super::{Outcome, live};
use crate::command::{Correction, Examination};
use crate::context::Context;
use crate::event::Fact;
use crate::regime::Regime;
use crate::state::{Dossier, Phase, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match &dossier.phase {
        Phase::Held { .. } | Phase::Released { quota: None, .. } => Ok(dossier),
        // A control after release.
        Phase::Cleared { .. } => Ok(dossier),
        _ => Err("nothing is under examination".to_owned()),
    }
}

pub(crate) fn decide(state: &State, examination: Examination, context: &Context) -> Outcome {
    let dossier = may(state)?;
    let cleared = matches!(dossier.phase, Phase::Cleared { .. });
    match examination {
        Examination::Conform { .. } if cleared => Ok(Vec::new()),
        Examination::Conform { remarks } => {
            let basis = context.basis(vec!["documents and goods are as declared".to_owned()]);
            Ok(vec![Fact::ControlEnded { remarks, basis }])
        }
        Examination::Discrepancy(correction) => correct(dossier, correction, context),
    }
}

fn correct(dossier: &Dossier, correction: Correction, context: &Context) -> Outcome {
    let regime = Regime::of(&correction.declaration, context.life());
    let Some(regime) = regime.filter(|regime| regime.kind == dossier.regime.kind) else {
        return Err("a correction cannot change the declaration type".to_owned());
    };
    if correction.declaration == dossier.declaration {
        return Err("the correction changes nothing".to_owned());
    }
    let reasons = vec![format!("not as declared: {}", correction.remarks)];
    Ok(vec![Fact::Corrected { correction, regime, basis: context.basis(reasons) }])
}
