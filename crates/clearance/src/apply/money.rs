//! What is earmarked, waited for, charged and given back.

use model::Money;

use crate::event::{Event, Fact};
use crate::payments::{PaymentWait, Payments, Receipt};
use crate::state::Dossier;

pub(super) fn apply(dossier: &mut Dossier, event: &Event) {
    let payments = &mut dossier.payments;
    match &event.fact {
        Fact::PaymentReserved { parts } => {
            payments.reserved.extend(parts.iter().cloned());
            payments.wait = None;
        }
        Fact::PaymentShort { account, wanted, remind_at, .. } => {
            payments.wait = Some(wait(event, account.clone(), *wanted, *remind_at));
        }
        Fact::PaymentAwaited { amount, until } => payments.wait = Some(wait(event, String::new(), *amount, *until)),
        Fact::PaymentReminded { until, .. } => {
            if let Some(wait) = &mut payments.wait {
                wait.reminded = true;
                wait.until = *until;
            }
        }
        Fact::PaymentOverdue { until } => {
            if let Some(wait) = &mut payments.wait {
                wait.overdue = true;
                wait.until = *until;
            }
        }
        Fact::PaymentReceived { amount, reference } => {
            payments.received.push(Receipt { reference: reference.clone(), amount: *amount });
            still_open(payments);
        }
        Fact::PaymentTaken { parts } => {
            payments.take(parts);
        }
        Fact::PaymentReturned { parts } => payments.give_back(parts),
        Fact::PaymentFreed { parts } => payments.free(parts),
        Fact::PaymentRefunded { amount } => {
            payments.refunded_minor = payments.refunded_minor.saturating_add(amount.minor());
        }
        Fact::Invalidated { .. } => {
            payments.demands.clear();
            payments.reserved.clear();
            payments.wait = None;
        }
        _ => {}
    }
}

fn wait(event: &Event, account: String, amount: Money, until: jiff::Timestamp) -> PaymentWait {
    PaymentWait { since: event.at, until, amount, account, reminded: false, overdue: false }
}

/// A part of the sum came in: the rest is still waited for.
fn still_open(payments: &mut Payments) {
    let open = payments.open();
    let rest: Option<Money> = open.first().map(|first| {
        let same = open.iter().filter(|demand| demand.amount.currency() == first.amount.currency());
        Money::from_minor(
            same.map(|demand| demand.amount.minor()).fold(0, i64::saturating_add),
            first.amount.currency(),
        )
    });
    match (rest, &mut payments.wait) {
        (Some(rest), Some(wait)) => wait.amount = rest,
        _ => payments.wait = None,
    }
}
