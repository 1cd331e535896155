//! What a declaration's events post to accounts: one entry for each part of each event, so that none is posted twice.

use clearance::account::AccountFact;
use clearance::{Dossier, Event, Fact, Part};

use crate::book::{self, Posting};
use crate::standing::{declarant, entry};

/// The entries of these events of a declaration, each with the stream of the ledger that it belongs to.
///
/// A part without an account was paid in money: it is posted to the declaration's own cash ledger.
pub(crate) fn postings(events: &[Event], dossier: &Dossier) -> Vec<(String, Posting)> {
    let mut entries = Vec::new();
    for event in events {
        let mut facts = Vec::new();
        of_event(&event.fact, &dossier.mrn, &mut facts);
        entries.extend(facts.into_iter().map(|(stream, fact)| (stream, Posting::Account(fact))));
        if let Some(fact) = entry(dossier, event) {
            let declarant = declarant(&dossier.declaration, &dossier.sender);
            entries.push((book::standing(declarant), Posting::Standing(fact)));
        }
    }
    entries
}

fn of_event(fact: &Fact, mrn: &str, entries: &mut Vec<(String, AccountFact)>) {
    let own = || mrn.to_owned();
    let mut each = |parts: &[Part], entry: &dyn Fn(&Part) -> AccountFact| {
        entries.extend(parts.iter().map(|part| (ledger(part, mrn), entry(part))));
    };
    match fact {
        Fact::PaymentReserved { parts } => {
            each(parts, &|part| AccountFact::Earmarked { mrn: own(), amount: part.amount });
        }
        Fact::PaymentFreed { parts } => each(parts, &|part| AccountFact::Freed { mrn: own(), amount: part.amount }),
        Fact::PaymentTaken { parts } => each(parts, &|part| AccountFact::Charged { mrn: own(), amount: part.amount }),
        Fact::PaymentReturned { parts } => {
            each(parts, &|part| AccountFact::Returned { mrn: own(), amount: part.amount });
        }
        Fact::PaymentReceived { amount, reference } => {
            let fact = AccountFact::PaidIn { mrn: own(), amount: *amount, reference: reference.clone() };
            entries.push((book::cash(mrn), fact));
        }
        Fact::PaymentRefunded { amount } => {
            entries.push((book::cash(mrn), AccountFact::PaidOut { mrn: own(), amount: *amount }));
        }
        _ => {}
    }
}

fn ledger(part: &Part, mrn: &str) -> String {
    if part.account.is_empty() { book::cash(mrn) } else { book::account(&part.account) }
}
