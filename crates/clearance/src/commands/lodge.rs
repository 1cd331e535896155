//! Lodging: a declaration is read, checked, and registered, taken for acceptance, or rejected with every fault.

use codelist::life::Clocks;
use model::{Finding, Severity};

use super::Outcome;
use crate::command::Lodge;
use crate::context::Context;
use crate::event::Fact;
use crate::regime::Regime;
use crate::state::State;

/// Code of the one finding that this room itself makes at lodging: a declaration type that the economy does not know.
const UNKNOWN_KIND: &str = "CW-6001";

pub(crate) fn may(state: &State) -> Result<u32, String> {
    match state {
        State::None => Ok(1),
        State::Rejected(rejected) => Ok(rejected.attempt.saturating_add(1)),
        State::Live(_) => Err("another declaration stands under this reference; use a new one, or amend it".to_owned()),
    }
}

pub(crate) fn decide(state: &State, lodge: Lodge, context: &Context) -> Outcome {
    if let State::Live(dossier) = state
        && dossier.version == 1
        && dossier.sender == lodge.sender
        && dossier.declaration == lodge.declaration
    {
        return Ok(Vec::new());
    }
    let attempt = may(state)?;
    let Lodge { sender, declaration, mrn, mut findings } = lodge;
    let lrn = declaration.functional_reference_id.as_deref().unwrap_or_default().to_owned();
    let regime = Regime::of(&declaration, context.life());
    let (Some(regime), false) = (regime, Finding::refuse(&findings)) else {
        if !Finding::refuse(&findings) {
            let kind = declaration.type_code.as_deref().unwrap_or_default();
            findings.push(
                Finding::error(UNKNOWN_KIND, "42A/D013", format!("this economy has no declaration type {kind:?}"))
                    .hint("use a movement such as IM or EX and an additional type that the profile lists"),
            );
        }
        let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
        let basis = context.basis(vec![format!("{errors} errors refuse it")]);
        return Ok(vec![Fact::Rejected { attempt, sender, lrn, mrn: None, findings, basis }]);
    };
    let days = context.life().clocks.presentation_days;
    let present_until = regime.prelodged.then(|| Clocks::days_after(context.now, days));
    Ok(vec![Fact::Lodged { attempt, sender, lrn, mrn, declaration, regime, warnings: findings, present_until }])
}
