//! Who is waited for, why, since when and until when.

use jiff::Timestamp;

use crate::state::{Dossier, Phase, State};
use crate::step::next_step;
use crate::timer::{Timer, TimerKind};

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    Declarant,
    Officer,
    Carrier,
    Payer,
    Agency,
    System,
}

impl Owner {
    pub fn as_str(self) -> &'static str {
        match self {
            Owner::Declarant => "declarant",
            Owner::Officer => "officer",
            Owner::Carrier => "carrier",
            Owner::Payer => "payer",
            Owner::Agency => "agency",
            Owner::System => "system",
        }
    }
}

/// One wait. There is none without an owner, a reason and a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    pub owner: Owner,
    /// In plain words.
    pub why: String,
    pub since: Timestamp,
    pub until: Timestamp,
    /// The timer that ends it, where one does.
    pub timer: Option<TimerKind>,
}

/// Who is waited for now; empty once all is done.
pub fn waits_on(state: &State) -> Vec<Wait> {
    let Some(dossier) = state.dossier() else { return Vec::new() };
    let mut waits = Vec::new();
    phase(dossier, &mut waits);
    manual(dossier, &mut waits);
    request(dossier, &mut waits);
    payment(dossier, &mut waits);
    supplementary(dossier, &mut waits);
    if next_step(state).is_some() {
        let why = "the next step is the system's own".to_owned();
        waits.push(Wait { owner: Owner::System, why, since: dossier.act.since, until: dossier.act.until, timer: None });
    }
    waits
}

/// The clocks behind the waits.
pub(crate) fn clocks(dossier: &Dossier, timers: &mut Vec<Timer>) {
    let mut waits = Vec::new();
    phase(dossier, &mut waits);
    manual(dossier, &mut waits);
    request(dossier, &mut waits);
    payment(dossier, &mut waits);
    supplementary(dossier, &mut waits);
    for wait in waits {
        if let Some(kind) = wait.timer {
            timers.push(Timer { kind, due_at: wait.until });
        }
    }
}

fn wait(owner: Owner, why: impl Into<String>, since: Timestamp, until: Timestamp, timer: Option<TimerKind>) -> Wait {
    Wait { owner, why: why.into(), since, until, timer }
}

fn phase(dossier: &Dossier, waits: &mut Vec<Wait>) {
    match &dossier.phase {
        Phase::Registered { since, present_until: Some(until) } => {
            let why = "the goods are to be presented";
            waits.push(wait(Owner::Declarant, why, *since, *until, Some(TimerKind::Presentation)));
        }
        Phase::Accepted { since, dwell_until: Some(until) } => {
            let why = "the declarant may still amend before clearance";
            waits.push(wait(Owner::System, why, *since, *until, Some(TimerKind::Dwell)));
        }
        Phase::Held { .. } => held(dossier, waits),
        Phase::Released { since, until, quota } => match quota {
            Some(quota) if quota.answered.is_none() && !quota.due => {
                let why = "the tariff quota has not answered yet";
                let timer = Some(TimerKind::QuotaAnswer);
                waits.push(wait(Owner::System, why, quota.since, quota.answer_at, timer));
            }
            Some(_) => {}
            None => {
                let why = "released, but not cleared: an officer has to end it";
                waits.push(wait(Owner::Officer, why, *since, *until, Some(TimerKind::Officer)));
            }
        },
        Phase::Cleared { exit: Some(exit), .. } => exit_wait(exit, waits),
        Phase::Registered { .. }
        | Phase::Accepted { .. }
        | Phase::Cleared { .. }
        | Phase::Exited { .. }
        | Phase::Invalidated { .. } => {}
    }
}

fn held(dossier: &Dossier, waits: &mut Vec<Wait>) {
    let Phase::Held { control, documents } = &dossier.phase else { return };
    let officer = Some(TimerKind::Officer);
    if let Some(control) = control {
        let why = "the goods are to be inspected";
        waits.push(wait(Owner::Officer, why, control.since, control.until, officer));
    }
    if let Some(documents) = documents {
        match documents.provided {
            Some((since, until)) => {
                waits.push(wait(Owner::Officer, "the documents are to be looked at", since, until, officer));
            }
            None => {
                let codes: Vec<&str> =
                    documents.wanted.iter().map(|d| d.code.as_str()).filter(|c| !c.is_empty()).collect();
                let why = format!("documents are wanted {}", codes.join(", ")).trim_end().to_owned();
                let timer = Some(TimerKind::Documents);
                waits.push(wait(Owner::Declarant, why, documents.since, documents.until, timer));
            }
        }
    }
}

fn manual(dossier: &Dossier, waits: &mut Vec<Wait>) {
    if let Some(manual) = &dossier.manual {
        let why = "duties are to be assessed by hand";
        waits.push(wait(Owner::Officer, why, manual.since, manual.until, Some(TimerKind::Officer)));
    }
}

fn exit_wait(exit: &crate::state::ExitWait, waits: &mut Vec<Wait>) {
    let (owner, why, timer) = match (exit.asked, exit.officer) {
        (false, _) => (Owner::Carrier, "the goods are to leave", TimerKind::Exit),
        (true, false) => (Owner::Declarant, "evidence of exit is wanted", TimerKind::ExitEvidence),
        (true, true) => (Owner::Officer, "the evidence of exit is to be looked at", TimerKind::Officer),
    };
    waits.push(wait(owner, why, exit.since, exit.until, Some(timer)));
}

fn request(dossier: &Dossier, waits: &mut Vec<Wait>) {
    if let Some(request) = &dossier.request {
        let why = match &request.kind {
            crate::state::RequestKind::Amendment { .. } => "an amendment is to be answered",
            crate::state::RequestKind::Invalidation { supported_by: Some(_), .. } => {
                "an invalidation is to be confirmed by a second officer"
            }
            crate::state::RequestKind::Invalidation { .. } => "an invalidation is to be answered",
        };
        waits.push(wait(Owner::Officer, why, request.since, request.until, Some(TimerKind::Officer)));
    }
}

fn payment(dossier: &Dossier, waits: &mut Vec<Wait>) {
    let Some(pay) = &dossier.payments.wait else { return };
    let (owner, timer) = match (pay.overdue, pay.account.is_empty() || pay.reminded) {
        (true, _) => (Owner::Officer, TimerKind::Officer),
        (false, true) => (Owner::Payer, TimerKind::PaymentOverdue),
        (false, false) => (Owner::Payer, TimerKind::PaymentReminder),
    };
    let currency = pay.amount.currency();
    let why = if pay.account.is_empty() {
        format!("{} {currency} is to be paid", pay.amount)
    } else {
        format!("the balance of {} is too low for {} {currency}", pay.account, pay.amount)
    };
    waits.push(wait(owner, why, pay.since, pay.until, Some(timer)));
}

fn supplementary(dossier: &Dossier, waits: &mut Vec<Wait>) {
    let Some(open) = &dossier.supplementary else { return };
    let why = format!("the supplementary declaration is due on {}", open.due);
    let (until, timer) = match (open.hold_at, open.held) {
        (None, _) => (open.remind_at, Some(TimerKind::SupplementaryReminder)),
        (Some(at), false) => (at, Some(TimerKind::SupplementaryHold)),
        (Some(at), true) => (at, None),
    };
    waits.push(wait(Owner::Declarant, why, open.since, until, timer));
}
