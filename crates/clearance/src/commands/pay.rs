//! Payment: amounts are earmarked on accounts and guarantees, or paid in before the next step.

use codelist::PaymentKind;
use codelist::life::Clocks;
use model::Money;

use super::{Outcome, live};
use crate::command::{Funds, Received};
use crate::context::Context;
use crate::event::Fact;
use crate::payments::{Demand, Part};
use crate::state::{Dossier, Phase, State};

pub(crate) fn may_reserve(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        _ if dossier.payments.open().is_empty() => Err("nothing is left to be secured".to_owned()),
        Phase::Invalidated { .. } => Err("it is void".to_owned()),
        _ => Ok(dossier),
    }
}

pub(crate) fn reserve(state: &State, funds: &[Funds], context: &Context) -> Outcome {
    if live(state)?.payments.open().is_empty() {
        return Ok(Vec::new());
    }
    let dossier = may_reserve(state)?;
    let mut parts = Vec::new();
    let mut pay_in: Option<Money> = None;
    for demand in dossier.payments.open() {
        match answer(&demand, funds) {
            Some(funds) if funds.sufficient && !funds.account.is_empty() => parts.push(part(&demand, funds)),
            Some(funds) if funds.sufficient && demand.kind != PaymentKind::Immediate => {
                parts.push(part(&demand, funds))
            }
            _ if demand.kind == PaymentKind::Immediate => {
                pay_in = Some(pay_in.map_or(demand.amount, |sum| sum.plus(demand.amount).unwrap_or(sum)));
            }
            Some(funds) => return Ok(short(dossier, &demand, funds, context)),
            None => return Err("an account's answer is missing for a demand".to_owned()),
        }
    }
    let mut facts = Vec::new();
    if !parts.is_empty() {
        facts.push(Fact::PaymentReserved { parts });
    }
    let waits = dossier.payments.wait.is_some();
    if let Some(amount) = pay_in.filter(|_| !waits || !facts.is_empty()) {
        let until = Clocks::days_after(context.now, context.life().clocks.payment_days);
        facts.push(Fact::PaymentAwaited { amount, until });
    }
    Ok(facts)
}

fn answer<'a>(demand: &Demand, funds: &'a [Funds]) -> Option<&'a Funds> {
    funds.iter().find(|funds| funds.kind == demand.kind && funds.method == demand.method)
}

fn part(demand: &Demand, funds: &Funds) -> Part {
    let (kind, method, account) = (demand.kind, demand.method.clone(), funds.account.clone());
    Part { kind, method, account, amount: demand.amount }
}

/// All or nothing: while one balance is too low, nothing is earmarked on the others.
fn short(dossier: &Dossier, demand: &Demand, funds: &Funds, context: &Context) -> Vec<Fact> {
    let account = match funds.account.as_str() {
        "" => format!("the account for method {}, which is not named,", demand.method.as_deref().unwrap_or_default()),
        account => account.to_owned(),
    };
    let known = dossier.payments.wait.as_ref();
    if known.is_some_and(|wait| wait.account == account && wait.amount == demand.amount) {
        return Vec::new();
    }
    let remind_at = Clocks::hours_after(context.now, context.life().clocks.payment_reminder_hours);
    let (kind, wanted, available) = (demand.kind, demand.amount, funds.available);
    vec![Fact::PaymentShort { account, kind, wanted, available, remind_at }]
}

pub(crate) fn may_receive(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match &dossier.payments.wait {
        Some(wait) if wait.account.is_empty() => Ok(dossier),
        Some(_) => Err("an account's balance is too low: top it up there".to_owned()),
        None => Err("nothing is to be paid".to_owned()),
    }
}

pub(crate) fn receive(state: &State, received: Received) -> Outcome {
    let known = |dossier: &Dossier| dossier.payments.received.iter().any(|r| r.reference == received.reference);
    if known(live(state)?) {
        return Ok(Vec::new());
    }
    let dossier = may_receive(state)?;
    let wait = dossier.payments.wait.as_ref();
    if wait.is_some_and(|wait| wait.amount.currency() != received.amount.currency()) {
        return Err("the money is of another currency than what is due".to_owned());
    }
    if received.amount.minor() <= 0 {
        return Err("the amount is not positive".to_owned());
    }
    Ok(vec![Fact::PaymentReceived { amount: received.amount, reference: received.reference }])
}
