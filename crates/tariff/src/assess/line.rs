//! One assessed line: base, amount, rounding, relief, and what is to be paid now.

use codelist::profile::{PaymentKind, Region, Relief, TaxType};
use model::{Money, TaxLine, Text};
use rust_decimal::Decimal;

use super::Case;
use super::evaluate::Amount;
use super::quota::Portion;
use crate::{AssessedLine, ItemFacts, Step};

/// What earlier lines of the item add to later bases.
#[derive(Default)]
pub struct Counted {
    lines: Vec<(Text, &'static str, Money)>,
}

impl Counted {
    pub fn add(&mut self, code: &Text, tax: &TaxType, amount: Money) {
        self.lines.push((code.clone(), tax.class.as_str(), amount));
    }
}

/// The ad valorem base of a tax: the value, and what the law adds to it. Steps show its parts.
pub fn base(
    case: &Case<'_>,
    portion: &Portion<'_>,
    region: &Region,
    tax: &TaxType,
    counted: &Counted,
) -> Option<(Money, Vec<Step>)> {
    let parts = region.base.get(&tax.code).unwrap_or(&tax.base);
    let mut total = Money::zero(case.currency);
    let mut steps = Vec::new();
    if parts.iter().any(|part| part == "value") {
        total = total.plus(portion.value.amount).ok()?;
        steps.extend(portion.value.steps.iter().cloned());
    }
    let counts = |code: &Text, class: &str| parts.iter().any(|part| part == class || part == code.as_str());
    let mut others = 0_usize;
    for (code, class, amount) in counted.lines.iter().filter(|(code, class, _)| counts(code, class)) {
        total = total.plus(*amount).ok()?;
        let what = format!("plus {class} {code}");
        steps.push(Step::new(what, amount.value(), case.currency.as_str(), tax.legal_base.as_str()));
        others += 1;
    }
    if others > 0 {
        steps.push(Step::new("base", total.value(), case.currency.as_str(), tax.legal_base.as_str()));
    }
    Some((total, steps))
}

/// What a line is made of.
pub struct Parts<'a> {
    pub tax: &'a TaxType,
    pub code: &'a Text,
    pub base: Money,
    pub steps: Vec<Step>,
    pub amount: Amount,
    pub legal_base: &'a Text,
    pub preference: &'a Text,
}

/// Rounds, relieves and decides what is payable. Gives the line, and what it adds to later bases.
pub fn line(case: &Case<'_>, item: &ItemFacts, parts: Parts<'_>) -> Option<(AssessedLine, Money)> {
    let currency = case.currency;
    let unit = currency.as_str();
    let tax = parts.tax;
    let gross = Money::rounded(parts.amount.value, currency, tax.rounding.rounding()).ok()?;
    let mut steps = parts.steps;
    steps.extend(parts.amount.steps);
    if gross.value() != parts.amount.value {
        steps.push(Step::new("before rounding", parts.amount.value, unit, tax.rounding.as_str()));
    }
    let (relief, counts) = relief(case, item, parts.code, tax, gross, &mut steps);
    let assessed = Money::from_minor(gross.minor().saturating_sub(relief.minor()), currency);
    steps.push(Step::new("assessed", assessed.value(), unit, tax.legal_base.as_str()));
    let payable = match not_payable(case, item, parts.code) {
        Some((what, source)) if assessed.minor() != 0 => {
            steps.push(Step::new(what, assessed.value(), unit, source));
            Money::zero(currency)
        }
        _ => assessed,
    };
    let ad_valorem = parts.amount.rate.is_some();
    let legal =
        if parts.legal_base.is_empty() { Text::from(tax.legal_base.as_str()) } else { parts.legal_base.clone() };
    let line = TaxLine {
        item: item.number,
        tax_type: parts.code.to_string(),
        base: ad_valorem.then_some(parts.base),
        quantity: parts.amount.quantity.map(|(number, unit)| (number, unit.to_string())),
        rate: parts.amount.rate,
        relief,
        preference: Some(parts.preference.to_string()),
        assessed,
        payable,
        payment_method: item.payment_method(parts.code).map(ToString::to_string),
    };
    let counted = if counts { gross } else { assessed };
    Some((AssessedLine { tax: line, steps, legal_base: legal }, counted))
}

/// What the additional procedures take off, and whether later bases count it all the same.
fn relief(
    case: &Case<'_>,
    item: &ItemFacts,
    code: &Text,
    tax: &TaxType,
    gross: Money,
    steps: &mut Vec<Step>,
) -> (Money, bool) {
    let claimed = |relief: &&Relief| item.additional_procedures.iter().any(|code| *code == relief.code.as_str());
    let of_tax = |relief: &&Relief| {
        relief.taxes.iter().any(|t| t.strip_suffix('*').map_or(t == code.as_str(), |start| code.starts_with(start)))
    };
    let mut total = Decimal::ZERO;
    let mut counts = false;
    for relief in case.profile.tax.reliefs.iter().filter(claimed).filter(of_tax) {
        total = total.saturating_add(relief.share).min(Decimal::ONE_HUNDRED);
        counts |= relief.counts_in_bases;
        steps.push(Step::new(format!("relief {}", relief.code), relief.share, "%", relief.legal_base.as_str()));
    }
    let amount = gross.value().checked_mul(total).and_then(|n| n.checked_div(Decimal::ONE_HUNDRED));
    let amount = Money::rounded(amount.unwrap_or_default(), case.currency, tax.rounding.rounding());
    let amount = amount.unwrap_or(Money::zero(case.currency));
    if amount.minor() != 0 {
        let negative = Decimal::ZERO.saturating_sub(amount.value());
        steps.push(Step::new("relief", negative, case.currency.as_str(), tax.legal_base.as_str()));
    }
    (amount, counts)
}

/// Why nothing of a line is to be paid now, and by which rule.
fn not_payable(case: &Case<'_>, item: &ItemFacts, code: &Text) -> Option<(&'static str, Text)> {
    let law = &case.profile.tax;
    if let Some(procedure) = law.procedure(item.requested()).filter(|procedure| procedure.suspends) {
        return Some(("suspended", compact_str::format_compact!("{} {}", procedure.code, procedure.name)));
    }
    if let Some(postponed) = law.postponed.as_ref().filter(|p| p.taxes.iter().any(|tax| tax == code)) {
        let mut roles = case.facts.party_roles.iter().chain(&item.party_roles);
        if roles.any(|role| *role == postponed.party_role.as_str()) {
            return Some(("postponed", Text::from(postponed.legal_base.as_str())));
        }
    }
    let method = item.payment_method(code).and_then(|method| law.payment_method(method));
    let postponed = method.filter(|method| method.kind == PaymentKind::Postponed)?;
    Some(("postponed", compact_str::format_compact!("{} {}", postponed.code, postponed.name)))
}
