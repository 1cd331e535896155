//! Tariff quota: asked for before release under security, answered later, first come first served.

use codelist::life::Clocks;

use super::{Outcome, assess, live};
use crate::command::QuotaReply;
use crate::context::Context;
use crate::event::{Fact, Stage};
use crate::payments::demands;
use crate::state::{Dossier, Phase, State};
use crate::step::{Step, next_step};

pub(crate) fn may_request(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if next_step(state) == Some(Step::RequestQuota) {
        Ok(dossier)
    } else {
        Err("no quota is to be asked now".to_owned())
    }
}

pub(crate) fn request(state: &State, context: &Context) -> Outcome {
    if matches!(live(state)?.phase, Phase::Released { quota: Some(_), .. }) {
        return Ok(Vec::new());
    }
    may_request(state)?;
    let answer_at = Clocks::seconds_after(context.now, context.life().clocks.quota_answer_seconds);
    Ok(vec![Fact::QuotaRequested { answer_at }])
}

pub(crate) fn may_answer(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match &dossier.phase {
        Phase::Released { quota: Some(wait), .. } if wait.answered.is_none() && dossier.released_at.is_some() => {
            Ok(dossier)
        }
        _ => Err("no quota is waited for".to_owned()),
    }
}

pub(crate) fn answer(state: &State, reply: QuotaReply, context: &Context) -> Outcome {
    if let Phase::Released { quota: Some(wait), .. } = &live(state)?.phase
        && wait.answered.is_some()
    {
        return Ok(Vec::new());
    }
    let dossier = may_answer(state)?;
    let QuotaReply { lines, split } = reply;
    if !assess::adds_up(&lines) {
        return Err("the duties do not add up to an amount of one currency".to_owned());
    }
    let before = dossier.assessed(Stage::AfterQuotaRequest).map(|assessment| &assessment.lines);
    let changed = split.is_some() || before != Some(&lines);
    let always = dossier.regime.quota.is_some_and(|claim| claim.final_always);
    let declaration = split.clone().unwrap_or_else(|| dossier.declaration.clone());
    let mut facts = vec![Fact::QuotaAnswered { changed, split }];
    if changed || always {
        let demands = demands(&lines, &declaration, context.profile);
        let basis = context.basis(vec![if changed {
            "the quota changed the duties".to_owned()
        } else {
            "the quota gave all that was claimed".to_owned()
        }]);
        facts.push(Fact::Assessed { stage: Stage::Final, lines, demands, basis });
    }
    Ok(facts)
}
