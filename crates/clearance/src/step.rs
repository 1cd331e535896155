//! What the system itself has to do next, so that a driver only loops.

use crate::event::Stage;
use crate::regime::TaxRule;
use crate::state::{Dossier, Phase, QuotaWait, State};

/// The system's next step. Its driver gathers the arguments and gives the command of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `Command::Accept`
    Accept,
    /// `Command::Assess`; with `calculate` by the tariff room, else with no lines.
    Assess { stage: Stage, calculate: bool },
    /// `Command::Route`, with the lane of the risk side.
    Route,
    /// `Command::Reserve`, one answer for each of `Payments::open`.
    Reserve,
    /// `Command::RequestQuota`
    RequestQuota,
    /// `Command::Release`, while the quota is waited for.
    Release,
    /// `Command::AnswerQuota`, with the tariff room's assessment of what the quota gave.
    AnswerQuota,
    /// `Command::Clear`
    Clear,
    /// `Command::Settle`: after clearance, charges or gives back what a new version changed.
    Settle,
}

/// The step that nobody else is waited for; `None` where somebody or a clock is.
pub fn next_step(state: &State) -> Option<Step> {
    let dossier = state.dossier().filter(|dossier| dossier.manual.is_none())?;
    match &dossier.phase {
        Phase::Registered { present_until: Some(_), .. } => before_arrival(dossier),
        Phase::Registered { present_until: None, .. } => Some(Step::Accept),
        Phase::Accepted { dwell_until, .. } => accepted(dossier, dwell_until.is_some()),
        Phase::Released { quota: Some(wait), .. } => quota(dossier, wait),
        Phase::Cleared { .. } | Phase::Exited { .. } => settled(dossier),
        Phase::Held { .. } => indicative(dossier).or_else(|| secure(dossier)),
        Phase::Released { quota: None, .. } | Phase::Invalidated { .. } => None,
    }
}

fn indicative(dossier: &Dossier) -> Option<Step> {
    assess(dossier, Stage::Indicative)
}

/// Before the goods are there all is done that does not need them, so that their arrival alone lets them go.
fn before_arrival(dossier: &Dossier) -> Option<Step> {
    if let Some(step) = indicative(dossier) {
        return Some(step);
    }
    if dossier.lane.is_none() {
        return Some(Step::Route);
    }
    secure(dossier)
}

/// What is due is earmarked as soon as it is known, so that nothing but the goods is waited for.
fn secure(dossier: &Dossier) -> Option<Step> {
    let unsecured = dossier.payments.wait.is_none() && !dossier.payments.open().is_empty();
    unsecured.then_some(Step::Reserve)
}

fn assess(dossier: &Dossier, stage: Stage) -> Option<Step> {
    let calculate = match dossier.regime.tax {
        TaxRule::None => return None,
        TaxRule::Statement => false,
        TaxRule::Assessed => true,
    };
    dossier.assessed(stage).is_none().then_some(Step::Assess { stage, calculate })
}

fn accepted(dossier: &Dossier, dwells: bool) -> Option<Step> {
    if let Some(step) = indicative(dossier) {
        return Some(step);
    }
    if dossier.lane.is_none() {
        return Some(Step::Route);
    }
    if dwells || dossier.request.is_some() || dossier.payments.wait.is_some() {
        return None;
    }
    if !dossier.payments.open().is_empty() {
        return Some(Step::Reserve);
    }
    if dossier.regime.quota.is_some() && dossier.regime.tax == TaxRule::Assessed {
        return Some(Step::RequestQuota);
    }
    finish(dossier)
}

fn finish(dossier: &Dossier) -> Option<Step> {
    assess(dossier, Stage::Final).or(Some(Step::Clear))
}

fn quota(dossier: &Dossier, wait: &QuotaWait) -> Option<Step> {
    if dossier.payments.wait.is_some() || dossier.request.is_some() {
        return None;
    }
    match wait.answered {
        None if dossier.assessed(Stage::AfterQuotaRequest).is_none() => {
            Some(Step::Assess { stage: Stage::AfterQuotaRequest, calculate: true })
        }
        None if dossier.released_at.is_none() => Some(Step::Release),
        None => wait.due.then_some(Step::AnswerQuota),
        Some(_) if !dossier.payments.open().is_empty() => Some(Step::Reserve),
        Some(_) => Some(Step::Clear),
    }
}

/// After clearance a granted amendment is assessed anew, and the difference is charged or given back.
fn settled(dossier: &Dossier) -> Option<Step> {
    if dossier.version == dossier.cleared_version || dossier.request.is_some() {
        return None;
    }
    if let Some(step) = assess(dossier, Stage::Final) {
        return Some(step);
    }
    if dossier.payments.wait.is_some() {
        return None;
    }
    if !dossier.payments.open().is_empty() {
        return Some(Step::Reserve);
    }
    Some(Step::Settle)
}
