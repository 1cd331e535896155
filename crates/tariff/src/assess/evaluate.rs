//! The amount of one duty expression on one item, unrounded, with its steps.

use model::{Currency, Money, Text};
use rust_decimal::Decimal;

use super::Case;
use crate::{Expression, ItemFacts, Rate, Step, Term, Unit};

/// An amount before rounding.
#[derive(Debug, Default)]
pub struct Amount {
    pub value: Decimal,
    /// The rate, where one rate of the whole base is all there is.
    pub rate: Option<Decimal>,
    /// Specific base and its unit, where there is one.
    pub quantity: Option<(Decimal, Unit)>,
    pub steps: Vec<Step>,
}

/// Why there is no amount.
#[derive(Debug)]
pub enum Missing {
    /// A quantity in this unit is not declared.
    Quantity(Unit),
    /// The value of a part of the goods is not declared.
    Part(Text),
    Rate(Currency),
    /// Only a person can apply it.
    Manual(Text),
    TooLarge,
}

/// Evaluates an expression on a base.
pub fn evaluate(
    case: &Case<'_>,
    item: &ItemFacts,
    expression: &Expression,
    base: Money,
    source: &Text,
) -> Result<Amount, Missing> {
    let rate = match expression {
        Expression::Free => {
            let steps = vec![Step::new("free", Decimal::ZERO, "%", source.clone())];
            return Ok(Amount { rate: Some(Decimal::ZERO), steps, ..Amount::default() });
        }
        Expression::Manual(text) => return Err(Missing::Manual(text.clone())),
        Expression::Rate(rate) => rate,
    };
    let mut amount = Amount { rate: single(rate), ..Amount::default() };
    amount.value = sum(case, item, &rate.terms, base, source, &mut amount)?;
    for (bound, what) in [(&rate.min, "at least"), (&rate.max, "at most")] {
        if bound.is_empty() {
            continue;
        }
        let limit = sum(case, item, bound, base, source, &mut amount)?;
        amount.steps.push(Step::new(what, limit, case.currency.as_str(), source.clone()));
        amount.value = if what == "at least" { amount.value.max(limit) } else { amount.value.min(limit) };
    }
    // A deduction that is larger than the duty leaves nothing, never a debt of customs.
    amount.value = amount.value.max(Decimal::ZERO);
    Ok(amount)
}

fn single(rate: &Rate) -> Option<Decimal> {
    match (rate.terms.as_slice(), rate.min.is_empty() && rate.max.is_empty()) {
        ([Term::AdValorem { percent, of: None }], true) => Some(*percent),
        _ => None,
    }
}

fn sum(
    case: &Case<'_>,
    item: &ItemFacts,
    terms: &[Term],
    base: Money,
    source: &Text,
    amount: &mut Amount,
) -> Result<Decimal, Missing> {
    let mut total = Decimal::ZERO;
    for term in terms {
        let part = match term {
            Term::AdValorem { of: Some(part), .. } => return Err(Missing::Part(part.clone())),
            Term::AdValorem { percent, of: None } => {
                amount.steps.push(Step::new("rate", *percent, "%", source.clone()));
                base.value().checked_mul(*percent).and_then(|n| n.checked_div(Decimal::ONE_HUNDRED))
            }
            Term::Specific { amount: each, currency, per, unit } => {
                let specific = Specific { each: *each, currency: *currency, per: *per, unit };
                specific_part(case, item, &specific, source, amount)?
            }
        };
        total = part.and_then(|part| total.checked_add(part)).ok_or(Missing::TooLarge)?;
    }
    if terms.len() > 1 {
        amount.steps.push(Step::new("sum", total, case.currency.as_str(), source.clone()));
    }
    Ok(total)
}

struct Specific<'a> {
    each: Decimal,
    currency: Currency,
    per: Decimal,
    unit: &'a Unit,
}

fn specific_part(
    case: &Case<'_>,
    item: &ItemFacts,
    specific: &Specific<'_>,
    source: &Text,
    amount: &mut Amount,
) -> Result<Option<Decimal>, Missing> {
    let named = case.tariff.nomenclature().unit(&item.commodity);
    let quantity = item.quantity(specific.unit, named).ok_or_else(|| Missing::Quantity(specific.unit.clone()))?;
    let quantity = quantity.normalize();
    let unit = compact_str::format_compact!("{}", specific.unit);
    amount.steps.push(Step::new("quantity", quantity, unit.clone(), "declared"));
    let per = compact_str::format_compact!("{} / {} {unit}", specific.currency, specific.per);
    amount.steps.push(Step::new("specific rate", specific.each, per, source.clone()));
    amount.quantity.get_or_insert((quantity, specific.unit.clone()));
    let mut each = specific.each;
    if specific.currency != case.currency {
        let rate = case.rates.on(specific.currency, case.facts.day).ok_or(Missing::Rate(specific.currency))?;
        let unit = compact_str::format_compact!("{} for 1 {}", specific.currency, case.currency);
        amount.steps.push(Step::new("exchange rate", rate.per_home, unit, rate.source.as_str()));
        each = each.checked_div(rate.per_home).ok_or(Missing::TooLarge)?;
    }
    Ok(quantity.checked_mul(each).and_then(|n| n.checked_div(specific.per)))
}
