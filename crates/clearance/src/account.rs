//! An account or guarantee that duties are secured by: limit, what is earmarked, what is charged.

use std::collections::BTreeMap;

use codelist::PaymentKind;
use jiff::Timestamp;
use model::Money;
use serde::{Deserialize, Serialize};

/// What happened to an account. Postings never change; a correction is a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountEvent {
    pub at: Timestamp,
    pub fact: AccountFact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountFact {
    /// `limit`: how much may be earmarked and charged at once.
    Opened {
        holder: String,
        kind: PaymentKind,
        limit: Money,
    },
    LimitChanged {
        limit: Money,
    },
    /// Set aside for a declaration.
    Earmarked {
        mrn: String,
        amount: Money,
    },
    /// Given up again without a charge.
    Freed {
        mrn: String,
        amount: Money,
    },
    /// Owed to customs for a declaration; what was earmarked for it shrinks by as much.
    Charged {
        mrn: String,
        amount: Money,
    },
    /// A charge that is due no more.
    Returned {
        mrn: String,
        amount: Money,
    },
    /// The holder settled; `reference` is the bank's.
    Settled {
        amount: Money,
        reference: String,
    },
    /// Money came in for a declaration before its release; `reference` is the bank's.
    PaidIn {
        mrn: String,
        amount: Money,
        reference: String,
    },
    /// Money that came in and is not owed went back to its payer.
    PaidOut {
        mrn: String,
        amount: Money,
    },
}

/// Where an account stands, made of its events alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// `None` until it is opened.
    pub terms: Option<Terms>,
    /// Earmarked by declaration, in minor units.
    earmarked: BTreeMap<String, i64>,
    /// Charged and not settled, in minor units.
    charged: i64,
    /// Money that came in and was not paid back, in minor units.
    paid_in: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub holder: String,
    pub kind: PaymentKind,
    pub limit: Money,
}

impl Account {
    pub fn apply(&mut self, fact: &AccountFact) {
        match fact {
            AccountFact::Opened { holder, kind, limit } => {
                self.terms = Some(Terms { holder: holder.clone(), kind: *kind, limit: *limit });
            }
            AccountFact::LimitChanged { limit } => {
                if let Some(terms) = &mut self.terms {
                    terms.limit = *limit;
                }
            }
            AccountFact::Earmarked { mrn, amount } => {
                *self.earmarked.entry(mrn.clone()).or_default() += amount.minor();
            }
            AccountFact::Freed { mrn, amount } => self.unmark(mrn, amount.minor()),
            AccountFact::Charged { mrn, amount } => {
                self.unmark(mrn, amount.minor());
                self.charged += amount.minor();
            }
            AccountFact::Returned { amount, .. } | AccountFact::Settled { amount, .. } => {
                self.charged -= amount.minor();
            }
            AccountFact::PaidIn { amount, .. } => self.paid_in += amount.minor(),
            AccountFact::PaidOut { amount, .. } => self.paid_in -= amount.minor(),
        }
    }

    fn unmark(&mut self, mrn: &str, minor: i64) {
        let Some(left) = self.earmarked.get_mut(mrn) else { return };
        *left -= minor;
        if *left <= 0 {
            self.earmarked.remove(mrn);
        }
    }

    /// What may still be earmarked; `None` for an account that nobody opened.
    pub fn available(&self) -> Option<Money> {
        let limit = self.terms.as_ref()?.limit;
        let earmarked: i64 = self.earmarked.values().sum();
        Some(Money::from_minor(limit.minor() - earmarked - self.charged, limit.currency()))
    }

    /// Whether it carries `amount` more, in its own currency.
    pub fn carries(&self, amount: Money) -> bool {
        let carries =
            |available: Money| available.currency() == amount.currency() && available.minor() >= amount.minor();
        self.available().is_some_and(carries)
    }

    /// Charged, less what was given back or settled, in minor units.
    pub fn charged_minor(&self) -> i64 {
        self.charged
    }

    /// Money that came in and was not paid back, in minor units; charges are not taken off.
    pub fn paid_in_minor(&self) -> i64 {
        self.paid_in
    }

    /// What is earmarked for all declarations, in minor units.
    pub fn earmarked_minor(&self) -> i64 {
        self.earmarked.values().sum()
    }

    /// What is earmarked for a declaration, in minor units.
    pub fn earmarked_for(&self, mrn: &str) -> i64 {
        self.earmarked.get(mrn).copied().unwrap_or(0)
    }
}
