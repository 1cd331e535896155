//! The system's own steps: for each, what the pure rooms need is gathered and the command given.

use clearance::account::AccountFact;
use clearance::check::ListsOn;
use clearance::{
    Actor as By, Assess, Command, Demand, Dossier, Fact, Funds, Lane, QuotaReply, Refusal, Route, Stage, Step,
    next_step,
};
use model::{Finding, Money, Severity, TaxLine};
use rules::Context;
use tariff::{Assessment, Quotas};

use crate::work::Work;
use crate::{App, Fault};

/// More steps than any life has: a loop that does not end is a fault, not a wait.
const MOST_STEPS: usize = 64;

/// Why the system's own steps stopped: the machine, or a decision that refuses what the state asked for.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl Work<'_> {
    /// Takes every step that waits for nobody, then settles what accounts owe.
    pub async fn advance(&mut self) -> Result<(), StepError> {
        for _ in 0..MOST_STEPS {
            let Some(step) = next_step(&self.state) else {
                self.settle().await?;
                return Ok(());
            };
            let command = self.command(step).await?;
            self.give(&By::System, command)?;
        }
        Err(Fault::Other(format!("{} does not come to rest", self.stream)).into())
    }

    async fn command(&mut self, step: Step) -> Result<Command, Fault> {
        Ok(match step {
            Step::Accept => Command::Accept,
            Step::Assess { stage, calculate } => self.assess(stage, calculate)?,
            Step::Route => self.route()?,
            Step::Reserve => self.reserve().await?,
            Step::RequestQuota => Command::RequestQuota,
            Step::Release => Command::Release { reasons: vec!["secured while the quota is waited for".to_owned()] },
            Step::AnswerQuota => {
                let assessment = self.assessment()?;
                Command::AnswerQuota(QuotaReply { lines: assessment.taxes(), split: None })
            }
            Step::Clear => Command::Clear,
            Step::Settle => Command::Settle,
        })
    }

    fn dossier(&self) -> Result<&Dossier, Fault> {
        self.state.dossier().ok_or_else(|| Fault::Other(format!("{} is not alive", self.stream)))
    }

    /// Duties as of the day of acceptance, or of today while it is not accepted.
    fn assessment(&self) -> Result<Assessment, Fault> {
        let dossier = self.dossier()?;
        let day = dossier.accepted_on.unwrap_or(self.day);
        Ok(assess(self.app, &self.tariff, &dossier.declaration, day))
    }

    fn assess(&self, stage: Stage, calculate: bool) -> Result<Command, Fault> {
        let (lines, findings) = if calculate {
            let assessment = self.assessment()?;
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
    async fn reserve(&mut self) -> Result<Command, Fault> {
        self.hold_accounts().await?;
        let dossier = self.dossier()?;
        let (declaration, mrn) = (dossier.declaration.clone(), dossier.mrn.clone());
        let mut funds = Vec::new();
        for Demand { kind, method, amount } in dossier.payments.open() {
            let account = self.app.account_for(&declaration, kind, method.as_deref().unwrap_or_default());
            let held = account.as_ref().and_then(|named| self.ledgers.iter_mut().find(|h| h.reference == *named));
            let (sufficient, available) = match held {
                Some(held) => {
                    let carries = held.account().carries(amount);
                    let available = held.account().available();
                    if carries {
                        held.post(self.now, AccountFact::Earmarked { mrn: mrn.clone(), amount });
                    }
                    (carries, available)
                }
                None => (false, None),
            };
            funds.push(Funds { kind, method, account: account.unwrap_or_default(), sufficient, available });
        }
        Ok(Command::Reserve { funds })
    }

    async fn hold_accounts(&mut self) -> Result<(), Fault> {
        if !self.ledgers.is_empty() {
            return Ok(());
        }
        let declaration = self.dossier()?.declaration.clone();
        for reference in self.app.accounts_of(&declaration) {
            let held = self.app.hold_or_open(&reference).await?;
            self.ledgers.push(held);
        }
        Ok(())
    }

    /// Posts to the accounts what this work's events charged, gave back, or gave up.
    async fn settle(&mut self) -> Result<(), Fault> {
        let Some(mrn) = self.mrn().map(str::to_owned) else { return Ok(()) };
        let mut postings = Vec::new();
        for event in &self.events {
            match &event.fact {
                Fact::PaymentTaken { parts } => postings.extend(parts.iter().map(|part| {
                    (part.account.clone(), AccountFact::Charged { mrn: mrn.clone(), amount: part.amount })
                })),
                Fact::PaymentReturned { parts } => postings.extend(parts.iter().map(|part| {
                    (part.account.clone(), AccountFact::Returned { mrn: mrn.clone(), amount: part.amount })
                })),
                Fact::PaymentFreed { parts } => postings.extend(parts.iter().map(|part| {
                    (part.account.clone(), AccountFact::Freed { mrn: mrn.clone(), amount: part.amount })
                })),
                _ => {}
            }
        }
        let over = matches!(self.events.last().map(|e| &e.fact), Some(Fact::Invalidated { .. }));
        if postings.is_empty() && !over {
            return Ok(());
        }
        self.hold_accounts().await?;
        for (account, fact) in postings {
            if let Some(held) = self.ledgers.iter_mut().find(|held| held.reference == account) {
                held.post(self.now, fact);
            }
        }
        if over {
            self.free(&mrn);
        }
        Ok(())
    }

    /// Gives up what is still earmarked for a void declaration.
    fn free(&mut self, mrn: &str) {
        for held in &mut self.ledgers {
            let minor = held.account().earmarked_for(mrn);
            let Some(terms) = held.account().terms.as_ref().filter(|_| minor > 0) else { continue };
            let amount = Money::from_minor(minor, terms.limit.currency());
            held.post(self.now, AccountFact::Freed { mrn: mrn.to_owned(), amount });
        }
    }
}

/// The duties of a declaration as of a day.
pub(crate) fn assess(
    app: &App,
    tariff: &tariff::Tariff,
    declaration: &model::Declaration,
    day: jiff::civil::Date,
) -> Assessment {
    let (facts, mut findings) = tariff::facts_of(declaration, app.profile(), day);
    let mut assessment = tariff::assess(&facts, tariff, app.profile(), &Quotas::default(), app.rates());
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
