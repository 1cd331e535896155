//! What is charged, given back, freed and refunded, once all is settled or nothing is owed any more.

use model::{Currency, Money};

use crate::event::Fact;
use crate::payments::{Part, Payments};

/// Charges what is due, and lets go of everything else.
pub(crate) fn settled(payments: &Payments) -> Vec<Fact> {
    let mut after = payments.clone();
    let (take, back) = (after.to_take(), after.to_return());
    after.take(&take);
    after.give_back(&back);
    let mut facts = Vec::new();
    if !take.is_empty() {
        facts.push(Fact::PaymentTaken { parts: take });
    }
    facts.extend(released(after, back));
    facts
}

/// Nothing is owed: charges, earmarks and money that came in go back.
pub(crate) fn nothing_owed(payments: &Payments) -> Vec<Fact> {
    let mut after = payments.clone();
    let back = std::mem::take(&mut after.taken);
    released(after, back)
}

fn released(after: Payments, back: Vec<Part>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let refund = refund(&after);
    if !back.is_empty() {
        facts.push(Fact::PaymentReturned { parts: back });
    }
    if !after.reserved.is_empty() {
        facts.push(Fact::PaymentFreed { parts: after.reserved });
    }
    facts.extend(refund);
    facts
}

fn refund(after: &Payments) -> Option<Fact> {
    let currency: Currency = after.received.first()?.amount.currency();
    let minor = after.unspent_minor();
    (minor > 0).then(|| Fact::PaymentRefunded { amount: Money::from_minor(minor, currency) })
}
