//! A tariff quota's ledger: what it holds, what each declaration drew, made of its events alone.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tariff::{Quota, Unit};

/// What happened to a quota. Entries never change; a correction is a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaEvent {
    pub at: Timestamp,
    pub fact: QuotaFact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaFact {
    /// `balance` in `unit` (UN/ECE Rec. 20 or TARIC code), for declarations accepted from `from` to `to`.
    Opened { order: String, balance: Decimal, unit: String, qualifier: String, from: Date, to: Option<Date> },
    /// The volume was changed by law; `balance` is the new one, whatever is drawn.
    VolumeChanged { balance: Decimal },
    /// A goods item of a declaration drew.
    Drawn { mrn: String, item: u32, quantity: Decimal },
    /// What a declaration drew for an item came back.
    Returned { mrn: String, item: u32, quantity: Decimal },
    /// No claim is taken any more.
    Closed,
}

/// Where a quota stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotaBook {
    /// `None` until it is opened.
    terms: Option<Terms>,
    closed: bool,
    drawn: BTreeMap<(String, u32), Decimal>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Terms {
    balance: Decimal,
    unit: Unit,
    from: Date,
    to: Option<Date>,
}

impl QuotaBook {
    pub fn apply(&mut self, fact: &QuotaFact) {
        match fact {
            QuotaFact::Opened { balance, unit, qualifier, from, to, .. } => {
                let unit = Unit::new(unit, qualifier);
                self.terms = Some(Terms { balance: *balance, unit, from: *from, to: *to });
                self.closed = false;
            }
            QuotaFact::VolumeChanged { balance } => {
                if let Some(terms) = &mut self.terms {
                    terms.balance = *balance;
                }
            }
            QuotaFact::Drawn { mrn, item, quantity } => {
                let drawn = self.drawn.entry((mrn.clone(), *item)).or_default();
                *drawn = drawn.saturating_add(*quantity);
            }
            QuotaFact::Returned { mrn, item, quantity } => {
                let key = (mrn.clone(), *item);
                let Some(drawn) = self.drawn.get_mut(&key) else { return };
                *drawn = drawn.saturating_sub(*quantity);
                if *drawn <= Decimal::ZERO {
                    self.drawn.remove(&key);
                }
            }
            QuotaFact::Closed => self.closed = true,
        }
    }

    pub fn is_open(&self) -> bool {
        self.terms.is_some() && !self.closed
    }

    /// True once it was opened, closed since or not.
    pub fn is_known(&self) -> bool {
        self.terms.is_some()
    }

    /// What is left, in its own unit; never below nothing.
    pub fn left(&self) -> Decimal {
        let drawn = self.drawn.values().fold(Decimal::ZERO, |sum, drawn| sum.saturating_add(*drawn));
        let balance = self.terms.as_ref().map_or(Decimal::ZERO, |terms| terms.balance);
        balance.saturating_sub(drawn).max(Decimal::ZERO)
    }

    /// What `mrn` drew, by goods item.
    pub fn drawn_by(&self, mrn: &str) -> Vec<(u32, Decimal)> {
        let own = self.drawn.iter().filter(|((drawer, _), _)| drawer == mrn);
        own.map(|((_, item), quantity)| (*item, *quantity)).collect()
    }

    /// What is there for `mrn`, accepted on `day`: what is left and what it drew itself. `None` if nobody opened it.
    pub fn for_declaration(&self, mrn: &str, day: Date) -> Option<Quota> {
        let terms = self.terms.as_ref()?;
        let own = self.drawn_by(mrn).into_iter().fold(Decimal::ZERO, |sum, (_, drawn)| sum.saturating_add(drawn));
        let holds = !self.closed && terms.from <= day && terms.to.is_none_or(|to| day <= to);
        let balance = if holds { self.left().saturating_add(own) } else { own };
        Some(Quota { balance, unit: terms.unit.clone() })
    }

    pub(crate) fn terms(&self) -> Option<(Decimal, &Unit, Date, Option<Date>)> {
        self.terms.as_ref().map(|terms| (terms.balance, &terms.unit, terms.from, terms.to))
    }
}
