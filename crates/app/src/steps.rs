//! The system's own steps: for each, what the pure rooms need is gathered and the command given.

use std::collections::BTreeMap;

use clearance::check::ListsOn;
use clearance::{Actor as By, Assess, Command, Demand, Dossier, Funds, Lane, Refusal, Route, Stage, Step, next_step};
use model::{Finding, Money, Severity, TaxLine};
use rules::Context;
use store::CommitError;
use tariff::{Assessment, Quotas};

use crate::work::Work;
use crate::{App, Fault, ReceiveError, book};

/// More steps than any life has: a loop that does not end is a fault, not a wait.
const MOST_STEPS: usize = 64;

/// Why the system's own steps stopped: the machine, or a decision that refuses what the state asked for.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A ledger is held by somebody who might wait for one of ours: give up, and decide again.
    #[error("ledger {0} is in use")]
    Again(String),
}

impl StepError {
    /// The conflict after which it is decided again.
    ///
    /// # Errors
    /// What deciding again does not mend.
    pub(crate) fn conflict(self) -> Result<CommitError, ReceiveError> {
        match self {
            StepError::Again(stream) => Ok(CommitError::Conflict { stream, expected: 0, actual: 0 }),
            StepError::Refused(refusal) => Err(refusal.into()),
            StepError::Fault(fault) => Err(fault.into()),
        }
    }
}

impl From<StepError> for Fault {
    fn from(error: StepError) -> Fault {
        match error {
            StepError::Fault(fault) => fault,
            other => Fault::Other(other.to_string()),
        }
    }
}

impl Work<'_> {
    /// Takes every step that waits for nobody, and posts to accounts and quotas what each event says.
    pub async fn advance(&mut self) -> Result<(), StepError> {
        for _ in 0..MOST_STEPS {
            self.post().await?;
            let Some(step) = next_step(&self.state) else { return self.complete().await };
            let command = self.command(step).await?;
            self.give(&By::System, command)?;
        }
        Err(Fault::Other(format!("{} does not come to rest", self.stream)).into())
    }

    /// Asks the accounts again for what they did not carry, then goes on.
    pub async fn secure(&mut self) -> Result<(), StepError> {
        let command = self.reserve().await?;
        self.give(&By::System, command)?;
        self.advance().await
    }

    async fn command(&mut self, step: Step) -> Result<Command, StepError> {
        Ok(match step {
            Step::Accept => Command::Accept,
            Step::Assess { stage, calculate } => self.assess(stage, calculate).await?,
            Step::Route => self.route()?,
            Step::Reserve => self.reserve().await?,
            Step::RequestQuota => Command::RequestQuota,
            Step::Release => Command::Release { reasons: vec!["secured while the quota is waited for".to_owned()] },
            Step::AnswerQuota => self.answer_quota().await?,
            Step::Clear => Command::Clear,
            Step::Settle => Command::Settle,
        })
    }

    pub(crate) fn dossier(&self) -> Result<&Dossier, Fault> {
        self.state.dossier().ok_or_else(|| Fault::Other(format!("{} is not alive", self.stream)))
    }

    async fn assess(&mut self, stage: Stage, calculate: bool) -> Result<Command, StepError> {
        let (lines, findings) = if calculate {
            let assessment = self.assessment(stage).await?;
            (assessment.taxes(), assessment.findings)
        } else {
            (Vec::<TaxLine>::new(), Vec::<Finding>::new())
        };
        let reasons = findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.message.clone()).collect();
        Ok(Command::Assess(Assess { stage, lines, findings, reasons }))
    }

    /// The strictest lane of all rules that chose it; every rule is a reason.
    fn route(&self) -> Result<Command, Fault> {
        let dossier = self.dossier()?;
        let lists = ListsOn(self.app.profile().lists.as_of(self.day));
        let context = Context { day: self.day, lists: &lists };
        let chosen = self.app.selection().run(&*dossier.declaration, context);
        let lane = chosen.iter().map(|finding| lane_of(&finding.code)).max().unwrap_or(Lane::Green);
        let mut reasons: Vec<String> = chosen.iter().map(|f| format!("{}: {}", f.code, f.message)).collect();
        if reasons.is_empty() {
            reasons.push("no selection rule applies".to_owned());
        }
        Ok(Command::Route(Route { lane, reasons, documents: Vec::new() }))
    }

    /// Asks each account that the declaration names whether it carries what is due.
    async fn reserve(&mut self) -> Result<Command, StepError> {
        self.hold(None).await?;
        let dossier = self.dossier()?;
        let declaration = dossier.declaration.clone();
        let mut funds = Vec::new();
        let mut promised: BTreeMap<String, i64> = BTreeMap::new();
        for Demand { kind, method, amount } in dossier.payments.open() {
            let account = self.app.account_for(&declaration, kind, method.as_deref().unwrap_or_default());
            let account = account.unwrap_or_default();
            let stream = book::account(&account);
            let held = self.ledgers.iter_mut().find(|held| held.stream == stream);
            let (sufficient, available) = match held.filter(|_| !account.is_empty()) {
                Some(held) => {
                    // Two demands on one account are carried together, or the second is not.
                    let minor = promised.entry(stream).or_default();
                    *minor = minor.saturating_add(amount.minor());
                    let together = Money::from_minor(*minor, amount.currency());
                    if !held.account().carries(together) && !held.has_posted() {
                        // Another process may have raised it since.
                        self.app.refresh(held).await?;
                    }
                    (held.account().carries(together), held.account().available())
                }
                None => (false, None),
            };
            funds.push(Funds { kind, method, account, sufficient, available });
        }
        Ok(Command::Reserve { funds })
    }
}

/// The duties of a declaration as of a day.
pub(crate) fn assess(
    app: &App,
    tariff: &tariff::Tariff,
    declaration: &model::Declaration,
    day: jiff::civil::Date,
    quotas: &Quotas,
) -> Assessment {
    let (facts, mut findings) = tariff::facts_of(declaration, app.profile(), day);
    let mut assessment = tariff::assess(&facts, tariff, app.profile(), quotas, app.rates());
    findings.append(&mut assessment.findings);
    assessment.findings = findings;
    assessment
}

/// A selection rule's code says its lane: `RED-…`, `YEL-…`; anything else only informs.
fn lane_of(code: &str) -> Lane {
    match code.get(..3) {
        Some("RED") => Lane::Red,
        Some("YEL") => Lane::Yellow,
        _ => Lane::Green,
    }
}
