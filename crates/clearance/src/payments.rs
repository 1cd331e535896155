//! What is due, secured, paid and charged for a declaration; nothing is charged twice.

use codelist::{PaymentKind, Profile};
use jiff::Timestamp;
use model::{Declaration, Money, TaxLine};
use serde::{Deserialize, Serialize};

/// What is to be paid or secured under one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    pub kind: PaymentKind,
    /// Method of payment (WCO 107), as declared.
    pub method: Option<String>,
    pub amount: Money,
}

/// A share of a demand on one account or guarantee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub kind: PaymentKind,
    pub method: Option<String>,
    pub account: String,
    pub amount: Money,
}

/// Money that came in from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub reference: String,
    pub amount: Money,
}

/// A payer is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentWait {
    pub since: Timestamp,
    pub until: Timestamp,
    pub amount: Money,
    /// Account whose balance is too low; empty where money is to be paid in.
    pub account: String,
    /// The reminder went out.
    pub reminded: bool,
    /// The clock ran out.
    pub overdue: bool,
}

/// The money side of a declaration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payments {
    /// Of the newest assessment.
    pub demands: Vec<Demand>,
    /// Earmarked, not charged.
    pub reserved: Vec<Part>,
    pub received: Vec<Receipt>,
    /// Charged, less what was given back.
    pub taken: Vec<Part>,
    /// Money that came in and went back, in minor units.
    pub refunded_minor: i64,
    pub wait: Option<PaymentWait>,
}

impl Payments {
    /// What is still neither earmarked nor charged nor paid in, one demand each.
    pub fn open(&self) -> Vec<Demand> {
        self.demands.iter().filter_map(|demand| self.rest(demand)).collect()
    }

    fn rest(&self, demand: &Demand) -> Option<Demand> {
        let covered = sum(&self.reserved, demand).saturating_add(sum(&self.taken, demand));
        let rest = demand.amount.minor().saturating_sub(covered.saturating_add(self.paid_in(demand)));
        (rest > 0).then(|| Demand { amount: Money::from_minor(rest, demand.amount.currency()), ..demand.clone() })
    }

    /// Money that came in counts for the demands that are paid before release, in their order.
    fn paid_in(&self, demand: &Demand) -> i64 {
        if demand.kind != PaymentKind::Immediate {
            return 0;
        }
        let mut left = self.unspent_minor();
        for other in self.demands.iter().filter(|d| d.kind == PaymentKind::Immediate) {
            let covered = sum(&self.taken, other).saturating_add(sum(&self.reserved, other));
            let gets = other.amount.minor().saturating_sub(covered).max(0).min(left.max(0));
            if other == demand {
                return gets;
            }
            left = left.saturating_sub(gets);
        }
        0
    }

    /// Money that came in, was not charged and not paid back, in minor units.
    pub fn unspent_minor(&self) -> i64 {
        let spent = total(self.taken.iter().filter(|part| is_paid_in(part)).map(|part| part.amount.minor()));
        let received = total(self.received.iter().map(|receipt| receipt.amount.minor()));
        received.saturating_sub(spent).saturating_sub(self.refunded_minor)
    }

    /// What is to be charged now: due, and not charged yet.
    pub fn to_take(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for demand in &self.demands {
            let mut left = demand.amount.minor().saturating_sub(sum(&self.taken, demand));
            for part in self.reserved.iter().filter(|part| matches(part, demand)) {
                let amount = part.amount.minor().min(left);
                if amount > 0 {
                    left = left.saturating_sub(amount);
                    parts.push(Part { amount: Money::from_minor(amount, demand.amount.currency()), ..part.clone() });
                }
            }
            let paid = self.paid_in(demand).min(left);
            if paid > 0 {
                parts.push(Part {
                    kind: demand.kind,
                    method: demand.method.clone(),
                    account: String::new(),
                    amount: Money::from_minor(paid, demand.amount.currency()),
                });
            }
        }
        parts
    }

    /// What was charged and is due no more.
    pub fn to_return(&self) -> Vec<Part> {
        let mut due: Vec<(&Demand, i64)> = self.demands.iter().map(|d| (d, d.amount.minor())).collect();
        let mut parts = Vec::new();
        for part in &self.taken {
            let mut over = part.amount.minor();
            for (_, left) in due.iter_mut().filter(|(demand, _)| matches(part, demand)) {
                let kept = over.min(*left);
                *left = left.saturating_sub(kept);
                over = over.saturating_sub(kept);
            }
            if over > 0 {
                parts.push(Part { amount: Money::from_minor(over, part.amount.currency()), ..part.clone() });
            }
        }
        parts
    }

    /// Parts are charged; what was earmarked for them shrinks by as much.
    pub(crate) fn take(&mut self, parts: &[Part]) {
        for part in parts {
            reduce(&mut self.reserved, part);
        }
        self.taken.extend(parts.iter().cloned());
    }

    /// Takes parts that were given back off what was charged.
    pub(crate) fn give_back(&mut self, parts: &[Part]) {
        parts.iter().for_each(|part| reduce(&mut self.taken, part));
    }

    /// Takes parts that are needed no more off what is earmarked.
    pub(crate) fn free(&mut self, parts: &[Part]) {
        parts.iter().for_each(|part| reduce(&mut self.reserved, part));
    }

    /// Charged in all, less what was given back, in minor units.
    pub fn charged_minor(&self) -> i64 {
        total(self.taken.iter().map(|part| part.amount.minor()))
    }

    /// Due in all, in minor units.
    pub fn due_minor(&self) -> i64 {
        total(self.demands.iter().map(|demand| demand.amount.minor()))
    }
}

/// Paid before release in money, not from an account.
fn is_paid_in(part: &Part) -> bool {
    part.kind == PaymentKind::Immediate && part.account.is_empty()
}

/// Saturates: amounts come from outside, and a total beyond all money stays beyond all money.
fn total(minor: impl Iterator<Item = i64>) -> i64 {
    minor.fold(0, i64::saturating_add)
}

/// Takes a part off parts of the same method and account.
fn reduce(parts: &mut Vec<Part>, by: &Part) {
    let mut left = by.amount.minor();
    let same = |part: &&mut Part| part.kind == by.kind && part.method == by.method && part.account == by.account;
    for part in parts.iter_mut().filter(same) {
        let off = left.min(part.amount.minor());
        left = left.saturating_sub(off);
        part.amount = Money::from_minor(part.amount.minor().saturating_sub(off), part.amount.currency());
    }
    parts.retain(|part| part.amount.minor() != 0);
}

fn matches(part: &Part, demand: &Demand) -> bool {
    part.kind == demand.kind && part.method == demand.method
}

fn sum(parts: &[Part], demand: &Demand) -> i64 {
    total(parts.iter().filter(|part| matches(part, demand)).map(|part| part.amount.minor()))
}

/// The demands of these lines, by kind and method, in order of first mention. What is accounted for elsewhere is none.
pub(crate) fn demands(lines: &[TaxLine], declaration: &Declaration, profile: &Profile) -> Vec<Demand> {
    let mut demands: Vec<Demand> = Vec::new();
    for line in lines.iter().filter(|line| line.payable.minor() > 0) {
        let method = line.payment_method.clone().or_else(|| declared_method(declaration, line.item));
        let known = method.as_deref().and_then(|code| profile.tax.payment_method(code));
        let kind = known.map_or(PaymentKind::Immediate, |method| method.kind);
        if kind == PaymentKind::Postponed {
            continue;
        }
        let currency = line.payable.currency();
        let same = demands.iter_mut().find(|d| d.kind == kind && d.method == method && d.amount.currency() == currency);
        match same {
            Some(demand) => demand.amount = demand.amount.plus(line.payable).unwrap_or(demand.amount),
            None => demands.push(Demand { kind, method, amount: line.payable }),
        }
    }
    demands
}

/// A levy for which no method is declared is paid as the other levies of its item are, else of any item.
fn declared_method(declaration: &Declaration, item: u32) -> Option<String> {
    let items = declaration.goods_shipment.as_ref().map(|s| s.items.as_slice()).unwrap_or_default();
    let own = items.get((item as usize).saturating_sub(1));
    own.into_iter().chain(items).find_map(|item| {
        let fees = item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fees);
        fees.filter_map(|fee| fee.payment.as_ref()?.method_code.as_deref()).next().map(str::to_owned)
    })
}
