//! The kinds of ledger that a declaration may post to, and how their entries are stored.

use clearance::account::{Account, AccountEvent, AccountFact};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{NewEvent, StoredEvent};

use crate::quota_book::{QuotaBook, QuotaEvent, QuotaFact};
use crate::standing::{Standing, StandingEvent, StandingFact};
use crate::{Fault, record};

/// Ledgers of money that is owed or secured: accounts, guarantees.
const ACCOUNT: &str = "account/";
/// Money that came in for one declaration, by MRN: nobody else's ledger is held up by it.
const CASH: &str = "cash/";
const QUOTA: &str = "quota/";
/// A declarant's standing, by identification number.
const STANDING: &str = "standing/";

pub(crate) fn account(reference: &str) -> String {
    format!("{ACCOUNT}{reference}")
}

pub(crate) fn cash(mrn: &str) -> String {
    format!("{CASH}{mrn}")
}

pub(crate) fn quota(order: &str) -> String {
    format!("{QUOTA}{order}")
}

/// The reference of an account's stream; `None` for other ledgers.
pub(crate) fn account_of(stream: &str) -> Option<&str> {
    stream.strip_prefix(ACCOUNT)
}

/// The order number of a quota's stream.
pub(crate) fn order_of(stream: &str) -> Option<&str> {
    stream.strip_prefix(QUOTA)
}

/// True for ledgers that only one declaration posts to: not worth remembering.
pub(crate) fn is_private(stream: &str) -> bool {
    stream.starts_with(CASH)
}

pub(crate) fn standing(declarant: &str) -> String {
    format!("{STANDING}{declarant}")
}

/// One entry, not stored yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Posting {
    Account(AccountFact),
    Quota(QuotaFact),
    Standing(StandingFact),
}

/// A ledger as its entries make it.
#[derive(Clone, Debug)]
pub(crate) enum Book {
    Account(Account),
    Quota(QuotaBook),
    Standing(Standing),
}

impl Book {
    /// An empty one, of the kind that the stream's name says.
    pub fn of(stream: &str) -> Book {
        if stream.starts_with(QUOTA) {
            Book::Quota(QuotaBook::default())
        } else if stream.starts_with(STANDING) {
            Book::Standing(Standing::default())
        } else {
            Book::Account(Account::default())
        }
    }

    pub fn read(&mut self, stored: &StoredEvent) -> Result<(), Fault> {
        match self {
            Book::Account(account) => account.apply(&parse::<AccountEvent>(stored, record::ACCOUNT)?.fact),
            Book::Quota(quota) => quota.apply(&parse::<QuotaEvent>(stored, record::QUOTA)?.fact),
            Book::Standing(standing) => standing.apply(&parse::<StandingEvent>(stored, record::STANDING)?.fact),
        }
        Ok(())
    }

    /// An entry of another kind of ledger is never made; it would change nothing.
    pub fn apply(&mut self, posting: &Posting) {
        match (self, posting) {
            (Book::Account(account), Posting::Account(fact)) => account.apply(fact),
            (Book::Quota(quota), Posting::Quota(fact)) => quota.apply(fact),
            (Book::Standing(standing), Posting::Standing(fact)) => standing.apply(fact),
            _ => {}
        }
    }
}

impl Posting {
    pub fn write(&self, at: Timestamp) -> Result<NewEvent, Fault> {
        match self {
            Posting::Account(fact) => event(record::ACCOUNT, &AccountEvent { at, fact: fact.clone() }),
            Posting::Quota(fact) => event(record::QUOTA, &QuotaEvent { at, fact: fact.clone() }),
            Posting::Standing(fact) => event(record::STANDING, &StandingEvent { at, fact: fact.clone() }),
        }
    }
}

fn event(kind: &str, entry: &impl Serialize) -> Result<NewEvent, Fault> {
    let payload = serde_json::to_vec(entry).map_err(|error| Fault::Other(format!("{kind}: {error}")))?;
    Ok(NewEvent { kind: kind.to_owned(), payload })
}

fn parse<T: DeserializeOwned>(stored: &StoredEvent, kind: &str) -> Result<T, Fault> {
    record::parse(stored, kind)
}
