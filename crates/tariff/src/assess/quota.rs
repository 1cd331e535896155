//! Quota claims: what is drawn, first come first served, and items split where not enough is left.

use std::borrow::Cow;
use std::collections::BTreeMap;

use model::{Finding, Money, Rounding, Text};
use rust_decimal::Decimal;

use super::value::CustomsValue;
use super::{Case, pointer};
use crate::{Assessment, Draw, ItemFacts, Quotas, Split, Step, Unit};

/// An item, or the part of one that is assessed alike.
pub struct Portion<'a> {
    pub item: Cow<'a, ItemFacts>,
    pub value: CustomsValue,
}

/// Draws on the quotas that are claimed, in the order of the items.
pub fn portions<'a>(
    case: &Case<'a>,
    values: Vec<(&'a ItemFacts, CustomsValue)>,
    quotas: &Quotas,
    out: &mut Assessment,
) -> Vec<Portion<'a>> {
    let mut left: BTreeMap<&Text, Decimal> = quotas.balances.iter().map(|(order, q)| (order, q.balance)).collect();
    let mut next = case.facts.items.iter().map(|item| item.number).max().unwrap_or(0);
    let mut portions = Vec::new();
    let mut added = Vec::new();
    for (item, value) in values {
        let Some(order) = item.quota_order.as_ref().filter(|_| claims_quota(case, item)) else {
            portions.push(Portion { item: Cow::Borrowed(item), value });
            continue;
        };
        let Some(quota) = quotas.balances.get(order) else {
            let unit = Unit::KILOGRAM;
            let wanted = wanted(case, item, &unit).unwrap_or_default();
            out.draws.push(Draw { item: item.number, order: order.clone(), unit, wanted, granted: None });
            portions.push(Portion { item: Cow::Borrowed(item), value });
            continue;
        };
        let Some(wanted) = wanted(case, item, &quota.unit).filter(|wanted| *wanted > Decimal::ZERO) else {
            let message = format!("quota {order} is counted in {}, which is not declared", quota.unit);
            out.findings.push(Finding::error("CW-4012", pointer(item, "23A/65A/130"), message));
            continue;
        };
        let balance = left.entry(order).or_default();
        let granted = wanted.min(*balance).max(Decimal::ZERO);
        *balance -= granted;
        let draw =
            Draw { item: item.number, order: order.clone(), unit: quota.unit.clone(), wanted, granted: Some(granted) };
        out.draws.push(draw);
        if granted == wanted {
            portions.push(Portion { item: Cow::Borrowed(item), value });
        } else if granted.is_zero() {
            portions.push(Portion { item: Cow::Owned(outside(case, item, item.number)), value });
        } else {
            next = next.saturating_add(1);
            let share = granted.checked_div(wanted).unwrap_or_default();
            let (within, rest) = split(case, item, &value, share, next, out);
            portions.push(within);
            added.push(rest);
        }
    }
    portions.extend(added);
    portions
}

fn claims_quota(case: &Case<'_>, item: &ItemFacts) -> bool {
    case.profile.tax.preference(&item.preference).is_some_and(|preference| preference.quota)
}

fn wanted(case: &Case<'_>, item: &ItemFacts, unit: &Unit) -> Option<Decimal> {
    item.quantity(unit, case.tariff.nomenclature().unit(&item.commodity))
}

/// The part of an item that the quota does not cover claims nothing.
fn outside(case: &Case<'_>, item: &ItemFacts, number: u32) -> ItemFacts {
    let preference = Text::from(case.profile.tax.ordinary_preference.as_str());
    ItemFacts { number, preference, quota_order: None, ..item.clone() }
}

fn split<'a>(
    case: &Case<'a>,
    item: &ItemFacts,
    value: &CustomsValue,
    share: Decimal,
    new_item: u32,
    out: &mut Assessment,
) -> (Portion<'a>, Portion<'a>) {
    // The part within is never worth more than its share; what rounding leaves over goes with the rest.
    let part = value.amount.value().checked_mul(share).unwrap_or_default();
    let within = Money::rounded(part, case.currency, Rounding::Truncate).unwrap_or(Money::zero(case.currency));
    let rest = Money::from_minor(value.amount.minor().saturating_sub(within.minor()), case.currency);
    let order = item.quota_order.clone().unwrap_or_default();
    out.splits.push(Split {
        item: item.number,
        new_item,
        order: order.clone(),
        share,
        value_within: within,
        value_outside: rest,
    });
    let portion = |facts: ItemFacts, share: Decimal, amount: Money| {
        let mut steps = value.steps.clone();
        let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
        steps.push(Step::new("share of the item", percent, "%", compact_str::format_compact!("quota {order}")));
        steps.push(Step::new("customs value", amount.value(), case.currency.as_str(), "split by the quota"));
        Portion { item: Cow::Owned(scaled(facts, share)), value: CustomsValue { amount, steps } }
    };
    let remaining = Decimal::ONE.saturating_sub(share);
    (portion(item.clone(), share, within), portion(outside(case, item, new_item), remaining, rest))
}

/// Masses and quantities of a part; strengths stay what they are.
fn scaled(mut item: ItemFacts, share: Decimal) -> ItemFacts {
    let part = |number: Decimal| number.checked_mul(share).map_or(number, |n| n.normalize());
    item.net_mass_kg = item.net_mass_kg.map(part);
    item.gross_mass_kg = item.gross_mass_kg.map(part);
    item.supplementary = item.supplementary.map(part);
    for quantity in item.quantities.iter_mut().filter(|quantity| quantity.unit.code() != "ASV") {
        quantity.number = part(quantity.number);
    }
    item
}
