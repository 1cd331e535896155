//! What an assessment gives: lines with their working, quota draws and splits, findings.

use std::borrow::Cow;

use model::{Currency, Finding, Money, TaxLine, Text};
use rust_decimal::Decimal;

use crate::{Draw, Split};

/// The duties and taxes of one declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub currency: Currency,
    /// In the order of items, and within an item in the order in which the profile computes.
    pub lines: Vec<AssessedLine>,
    /// Customs value of each item, by item number.
    pub values: Vec<(u32, Money)>,
    pub draws: Vec<Draw>,
    pub splits: Vec<Split>,
    /// Warnings (a preference without proof) and errors (a quantity that a duty needs is not declared).
    pub findings: Vec<Finding>,
}

/// One line of duty, how it was computed, and by which law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessedLine {
    pub tax: TaxLine,
    pub steps: Vec<Step>,
    /// The measure's law, else the tax type's.
    pub legal_base: Text,
}

/// One step of the working. Formatting is for the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// In a few words, such as `customs value`, `rate`, `truncated`.
    pub what: Cow<'static, str>,
    pub number: Decimal,
    /// A currency, `%`, or a unit of quantity.
    pub unit: Text,
    /// Law, measure or declared field that the number comes from.
    pub source: Text,
}

impl Step {
    pub fn new(
        what: impl Into<Cow<'static, str>>,
        number: Decimal,
        unit: impl Into<Text>,
        source: impl Into<Text>,
    ) -> Step {
        Step { what: what.into(), number, unit: unit.into(), source: source.into() }
    }
}

impl Assessment {
    /// Sum of all assessed amounts.
    pub fn assessed(&self) -> Decimal {
        sum(self.lines.iter().map(|line| line.tax.assessed.value()))
    }

    /// Sum of what is to be paid or secured now.
    pub fn payable(&self) -> Decimal {
        sum(self.lines.iter().map(|line| line.tax.payable.value()))
    }

    /// The tax lines alone.
    pub fn taxes(&self) -> Vec<TaxLine> {
        self.lines.iter().map(|line| line.tax.clone()).collect()
    }
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}
