//! Assessment: duties as the tariff room worked them out, indicative, after a quota request, or final.

use codelist::life::Clocks;
use model::{Finding, TaxLine};

use super::{Outcome, live};
use crate::command::Assess;
use crate::context::{Actor, Context};
use crate::event::Fact;
use crate::payments::demands;
use crate::state::{Dossier, State};
use crate::step::{Step, next_step};

/// Code of this room's own finding on duties that are too large or of several currencies.
const NO_TOTAL: &str = "CW-6006";

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if dossier.manual.is_some() || matches!(next_step(state), Some(Step::Assess { .. })) {
        return Ok(dossier);
    }
    Err("no assessment is wanted now".to_owned())
}

pub(crate) fn decide(state: &State, assess: Assess, context: &Context) -> Outcome {
    let dossier = live(state)?;
    let Assess { stage, lines, mut findings, mut reasons } = assess;
    let by_hand = dossier.manual.as_ref().is_some_and(|manual| manual.stage == stage);
    let wanted = matches!(next_step(state), Some(Step::Assess { stage: next, .. }) if next == stage);
    if !wanted && !by_hand {
        if dossier.assessed(stage).is_some() {
            return Ok(Vec::new());
        }
        return Err(format!("no assessment of stage {} is wanted now", stage.status()));
    }
    if by_hand && !matches!(context.actor, Actor::Officer(_)) {
        return Err("an officer has to assess it by hand".to_owned());
    }
    if !adds_up(&lines) {
        if by_hand {
            return Err("the amounts do not add up in one currency".to_owned());
        }
        findings.push(Finding::error(NO_TOTAL, "42A/67A", "the duties do not add up to an amount of one currency"));
    }
    if Finding::refuse(&findings) && !matches!(context.actor, Actor::Officer(_)) {
        let until = Clocks::hours_after(context.now, context.life().clocks.officer_hours);
        let basis = context.basis(findings.iter().map(|finding| finding.message.clone()).collect());
        return Ok(vec![Fact::AssessmentStuck { stage, findings, until, basis }]);
    }
    reasons.extend(findings.iter().map(|finding| finding.message.clone()));
    let demands = demands(&lines, &dossier.declaration, context.profile);
    Ok(vec![Fact::Assessed { stage, lines, demands, basis: context.basis(reasons) }])
}

/// Every later sum of parts of them is then an amount too.
pub(crate) fn adds_up(lines: &[TaxLine]) -> bool {
    let mut amounts = lines.iter().map(|line| line.payable);
    let Some(first) = amounts.next() else { return true };
    amounts.try_fold(first, |sum, amount| sum.plus(amount).ok()).is_some()
        && lines.iter().all(|line| line.payable.minor() >= 0)
}
