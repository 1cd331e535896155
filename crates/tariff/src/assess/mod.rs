//! From facts to duties: one code path for the calculator, the indicative and the final assessment.

mod declared;
mod evaluate;
mod item;
mod line;
mod preference;
mod quota;
mod region;
mod select;
mod value;

use codelist::Profile;
use model::Currency;

use crate::{Assessment, Direction, Facts, ItemFacts, Quotas, Rates, Tariff};

/// What every step of an assessment may look at.
#[derive(Clone, Copy)]
struct Case<'a> {
    facts: &'a Facts,
    tariff: &'a Tariff,
    profile: &'a Profile,
    rates: &'a Rates,
    currency: Currency,
}

impl Case<'_> {
    /// True if the declaration or the item has one of the statements.
    fn stated(&self, item: &ItemFacts, wanted: &[String]) -> bool {
        self.facts.statements.iter().chain(&item.statements).any(|code| wanted.iter().any(|w| w == code))
    }
}

/// Assesses every item of a declaration as of the day in its facts.
///
/// A fault never stops the others: it is a finding, and its line is left out. Exports bear no import duty.
pub fn assess(facts: &Facts, tariff: &Tariff, profile: &Profile, quotas: &Quotas, rates: &Rates) -> Assessment {
    let currency = profile.currency();
    let mut out = Assessment {
        currency,
        lines: Vec::new(),
        values: Vec::new(),
        draws: Vec::new(),
        splits: Vec::new(),
        findings: Vec::new(),
    };
    if facts.direction == Direction::Export {
        return out;
    }
    let case = Case { facts, tariff, profile, rates, currency };
    let values = value::customs_values(&case, &mut out.findings);
    let portions = quota::portions(&case, values, quotas, &mut out);
    for portion in &portions {
        out.values.push((portion.item.number, portion.value.amount));
        item::assess_item(&case, portion, &mut out);
    }
    out
}

/// Where an item's findings point.
fn pointer(item: &ItemFacts, rest: &str) -> String {
    format!("42A/67A/68A[{}]/{rest}", item.number)
}
