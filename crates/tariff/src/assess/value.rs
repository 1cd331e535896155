//! The customs value of each item: price, converted, with additions and deductions by the terms of delivery.

use codelist::profile::{Apportion, Effect};
use model::{Currency, Finding, Money, Text};
use rust_decimal::Decimal;

use super::{Case, pointer};
use crate::{Charge, ItemFacts, Step};

/// A customs value and how it came about.
#[derive(Clone, Debug)]
pub struct CustomsValue {
    pub amount: Money,
    pub steps: Vec<Step>,
}

/// An item's value while it is being made.
struct Making<'a> {
    item: &'a ItemFacts,
    price: Decimal,
    steps: Vec<Step>,
}

/// The value of every item that has a price; an item without one, or in a currency without rate, is a finding.
pub fn customs_values<'a>(case: &Case<'a>, findings: &mut Vec<Finding>) -> Vec<(&'a ItemFacts, CustomsValue)> {
    let mut making: Vec<Making<'a>> = Vec::new();
    for item in &case.facts.items {
        let Some(price) = item.price else {
            let message = "no price is declared, so that no duty can be assessed";
            findings.push(Finding::warning("CW-4003", pointer(item, "23A/79A/112"), message));
            continue;
        };
        if price.is_sign_negative() && !price.is_zero() {
            findings.push(Finding::error("CW-4018", pointer(item, "23A/79A/112"), "the price is below zero"));
            continue;
        }
        let mut steps = vec![Step::new("item price", price, unit_of(&item.currency, case), "declared (WCO 112)")];
        let place = pointer(item, "23A/79A/112");
        if let Some(price) = home(case, price, &item.currency, &place, Some(&mut steps), findings) {
            making.push(Making { item, price, steps });
        }
    }
    warn_of_missing_freight(case, findings);
    let weights: Vec<Decimal> = making.iter().map(|m| weight(case, m)).collect();
    let total = weights.iter().fold(Decimal::ZERO, |sum, weight| sum.saturating_add(*weight));
    let mut values = Vec::new();
    for (mut m, weight) in making.into_iter().zip(weights) {
        let share = weight.checked_div(total).unwrap_or_default();
        let mut value = m.price;
        for (charge, share) in
            case.facts.charges.iter().map(|c| (c, share)).chain(m.item.charges.iter().map(|c| (c, Decimal::ONE)))
        {
            value = value.saturating_add(adjustment(case, &mut m, charge, share, findings).unwrap_or_default());
        }
        let rounding = case.profile.tax.value.rounding;
        match Money::rounded(value, case.currency, rounding.rounding()) {
            Ok(amount) => {
                let law = case.profile.tax.value.legal_base.as_str();
                if amount.value() != value {
                    m.steps.push(Step::new("before rounding", value, case.currency.as_str(), rounding.as_str()));
                }
                m.steps.push(Step::new("customs value", amount.value(), case.currency.as_str(), law));
                values.push((m.item, CustomsValue { amount, steps: m.steps }));
            }
            Err(error) => {
                findings.push(Finding::error("CW-4015", pointer(m.item, "23A/79A/112"), error.to_string()));
            }
        }
    }
    values
}

fn unit_of(currency: &Text, case: &Case<'_>) -> Text {
    if currency.is_empty() { Text::from(case.currency.as_str()) } else { currency.clone() }
}

/// An amount in the economy's currency, unrounded; a conversion is a step.
pub fn home(
    case: &Case<'_>,
    amount: Decimal,
    currency: &Text,
    place: &str,
    steps: Option<&mut Vec<Step>>,
    findings: &mut Vec<Finding>,
) -> Option<Decimal> {
    if currency.is_empty() || currency == case.currency.as_str() {
        return Some(amount);
    }
    let day = case.facts.day;
    let rate = currency.parse::<Currency>().ok().and_then(|currency| case.rates.on(currency, day));
    let Some(rate) = rate else {
        let message = format!("no exchange rate of {currency} is known for {day}");
        findings.push(Finding::error("CW-4004", place, message).hint("declare the price in another currency"));
        return None;
    };
    let converted = amount.checked_div(rate.per_home)?;
    if let Some(steps) = steps {
        let unit = compact_str::format_compact!("{currency} for 1 {}", case.currency);
        steps.push(Step::new("exchange rate", rate.per_home, unit, rate.source.as_str()));
        steps.push(Step::new("converted", converted, case.currency.as_str(), "unrounded"));
    }
    Some(converted)
}

/// By what the profile spreads charges that belong to all items.
fn weight(case: &Case<'_>, making: &Making<'_>) -> Decimal {
    match case.profile.tax.value.apportion {
        Apportion::Value => making.price,
        Apportion::GrossMass => making.item.gross_mass_kg.unwrap_or_default(),
    }
}

/// What a charge adds to the value, or takes from it; `None` where it does not count.
fn adjustment(
    case: &Case<'_>,
    making: &mut Making<'_>,
    charge: &Charge,
    share: Decimal,
    findings: &mut Vec<Finding>,
) -> Option<Decimal> {
    let law = &case.profile.tax;
    let known = law.adjustment(&charge.code);
    let (name, effect, percent) = match known {
        Some(adjustment) => (adjustment.name.as_str(), adjustment.effect, adjustment.percent),
        None if charge.code.is_empty() => ("freight", Effect::Freight, false),
        None => {
            let message = format!("{} is no charge that changes the customs value here", charge.code);
            findings.push(Finding::warning("CW-4007", pointer(making.item, "41A/58B/371"), message));
            return None;
        }
    };
    let sign = sign(case, effect)?;
    let amount = if percent {
        making.price.checked_mul(charge.number)?.checked_div(Decimal::ONE_HUNDRED)?
    } else {
        let place = pointer(making.item, "41A/58B/181");
        home(case, charge.number, &charge.currency, &place, Some(&mut making.steps), findings)?.checked_mul(share)?
    };
    let amount = amount.checked_mul(sign)?;
    let source = if share == Decimal::ONE { "declared (WCO 181)" } else { "declared (WCO 181), this item's share" };
    making.steps.push(Step::new(name.to_owned(), amount, case.currency.as_str(), source));
    Some(amount)
}

/// +1, -1, or nothing, by the effect and by what the terms of delivery already hold.
fn sign(case: &Case<'_>, effect: Effect) -> Option<Decimal> {
    let law = &case.profile.tax;
    let terms = case.facts.incoterm.as_ref().and_then(|code| law.incoterm(code));
    let (wanted, held) = match effect {
        Effect::Add => return Some(Decimal::ONE),
        Effect::Deduct => return Some(Decimal::NEGATIVE_ONE),
        Effect::Freight => (law.value.includes_freight, terms.is_some_and(|t| t.freight)),
        Effect::Insurance => (law.value.includes_insurance, terms.is_some_and(|t| t.insurance)),
    };
    match (wanted, held) {
        (true, false) => Some(Decimal::ONE),
        (false, true) => Some(Decimal::NEGATIVE_ONE),
        _ => None,
    }
}

/// Under terms such as FOB the price holds no freight; without a freight charge the value would be too low.
fn warn_of_missing_freight(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let law = &case.profile.tax;
    let Some(terms) = case.facts.incoterm.as_ref().and_then(|code| law.incoterm(code)) else { return };
    let is_freight = |charge: &Charge| {
        charge.code.is_empty() || law.adjustment(&charge.code).is_some_and(|a| a.effect == Effect::Freight)
    };
    let items = case.facts.items.iter().flat_map(|item| &item.charges);
    let declared = case.facts.charges.iter().chain(items).any(is_freight);
    if law.value.includes_freight && !terms.freight && !declared {
        let message = format!("the price under {} holds no freight, and none is declared", terms.code);
        let hint = "declare the freight to the frontier, which is part of the customs value";
        findings.push(Finding::warning("CW-4006", "42A/67A/41A/117", message).hint(hint));
    }
}
