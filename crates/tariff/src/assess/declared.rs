//! Amounts that the declarant computed, where the profile lets them stand.

use codelist::profile::PaymentKind;
use model::{Finding, Money, TaxLine, Text};

use super::{Case, pointer};
use crate::{AssessedLine, Assessment, DeclaredAmount, ItemFacts, Step};

/// True if the item asks that its own amounts stand, as the law allows, and gives some.
pub fn stands(case: &Case<'_>, item: &ItemFacts) -> bool {
    let Some(law) = &case.profile.tax.declared_amounts else { return false };
    let asked = case.stated(item, &law.statements) || item.has_document(&law.documents);
    asked && !item.declared_amounts.is_empty()
}

/// Lines from the declared amounts. An amount of which a guarantee is given beside a payment is no second duty.
pub fn assess(case: &Case<'_>, item: &ItemFacts, out: &mut Assessment) {
    let law = &case.profile.tax;
    let is_guarantee = |amount: &DeclaredAmount| {
        let method = amount.payment_method.as_ref().and_then(|method| law.payment_method(method));
        method.is_some_and(|method| method.kind == PaymentKind::Guarantee)
    };
    let paid = |tax: &Text| item.declared_amounts.iter().any(|a| a.tax == *tax && !is_guarantee(a));
    let legal_base = law.declared_amounts.as_ref().map_or("", |o| o.legal_base.as_str());
    for amount in item.declared_amounts.iter().filter(|a| !(is_guarantee(a) && paid(&a.tax))) {
        let Ok(assessed) = Money::exact(amount.amount, case.currency) else {
            let message = format!("{} {} has more digits than the currency has", amount.amount, case.currency);
            out.findings.push(Finding::error("CW-4015", pointer(item, "23A/50A/94A/378"), message));
            continue;
        };
        let step = Step::new("computed by the declarant", amount.amount, case.currency.as_str(), "declared (WCO 378)");
        let tax = TaxLine {
            item: item.number,
            tax_type: amount.tax.to_string(),
            base: None,
            quantity: amount.base.map(|base| (base, case.currency.to_string())),
            rate: None,
            relief: Money::zero(case.currency),
            preference: Some(item.preference.to_string()).filter(|p| !p.is_empty()),
            assessed,
            payable: assessed,
            payment_method: amount.payment_method.as_ref().map(ToString::to_string),
        };
        out.lines.push(AssessedLine { tax, steps: vec![step], legal_base: legal_base.into() });
    }
    let message = "the amounts are the declarant's own; an officer checks them";
    out.findings.push(Finding::warning("CW-4017", pointer(item, "23A/50A"), message));
}
