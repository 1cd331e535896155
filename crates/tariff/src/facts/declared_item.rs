//! Facts of one goods item of a declaration.

use codelist::Profile;
use model::dataset::{Commodity, DutyTaxFee, GoodsMeasure};
use model::{Finding, GoodsItem, Measure, Text};
use rust_decimal::Decimal;

use super::declared::{amount, documents, number, read_charges, statements};
use super::{DeclaredAmount, ItemFacts, Quantity};
use crate::Unit;

/// The facts of the item at a place in the declaration, counted from 0.
pub(super) fn item_facts(at: usize, item: &GoodsItem, profile: &Profile, findings: &mut Vec<Finding>) -> ItemFacts {
    let place = format!("42A/67A/68A[{}]", at + 1);
    let position = u32::try_from(at + 1).unwrap_or(u32::MAX);
    let declared = item.sequence.as_ref().and_then(|n| n.value()).and_then(|n| u32::try_from(n).ok());
    let mut facts = ItemFacts {
        number: declared.unwrap_or(position),
        statements: statements(&item.additional_information),
        party_roles: item.domestic_duty_tax_parties.iter().filter_map(|p| p.role_code.clone()).collect(),
        documents: documents(&item.additional_documents),
        ..ItemFacts::default()
    };
    if let Some(valuation) = item.customs_valuation.as_deref() {
        read_charges(valuation, &format!("{place}/41A"), &mut facts.charges, findings);
    }
    procedures(item, &mut facts);
    let empty = Commodity::default();
    let commodity = item.commodity.as_deref().unwrap_or(&empty);
    codes(commodity, &mut facts);
    if let Some(measure) = commodity.goods_measure.as_deref() {
        masses(measure, &format!("{place}/23A/65A"), &mut facts, findings);
    }
    let charge = commodity.invoice_line.as_deref().and_then(|line| line.item_charge.as_ref());
    if let Some((price, currency)) = amount(charge, &format!("{place}/23A/79A/112"), findings) {
        (facts.price, facts.currency) = (Some(price), currency);
    }
    for (at, fee) in commodity.duty_tax_fees.iter().enumerate() {
        duty(fee, &profile.identity.currency, &format!("{place}/23A/50A[{}]", at + 1), &mut facts, findings);
    }
    facts.origin = origin(item, &facts.preference, &profile.tax.ordinary_preference);
    facts
}

/// Preferential origin (type 2) where a preference is claimed, else the origin proper (type 1).
fn origin(item: &GoodsItem, preference: &str, ordinary: &str) -> Text {
    let of = |kind: &str| item.origins.iter().find(|origin| origin.type_code.as_deref() == Some(kind));
    let preferential = if preference.is_empty() || preference == ordinary { None } else { of("2") };
    let origin = preferential.or_else(|| of("1")).or_else(|| item.origins.first());
    origin.and_then(|origin| origin.country_code.clone()).unwrap_or_default()
}

/// The procedure is the one with a previous code; the others are additional procedures. `000` means none.
fn procedures(item: &GoodsItem, facts: &mut ItemFacts) {
    for procedure in &item.government_procedures {
        let Some(current) = &procedure.current_code else { continue };
        match &procedure.previous_code {
            Some(previous) => facts.procedure = compact_str::format_compact!("{current}{previous}"),
            None if current != "000" => facts.additional_procedures.push(current.clone()),
            None => {}
        }
    }
}

/// Commodity code (types TSP, then TRC), and additional codes (TRA of the Union, GN of the country).
fn codes(commodity: &Commodity, facts: &mut ItemFacts) {
    let mut suffix = Text::default();
    for classification in &commodity.classifications {
        let Some(id) = &classification.id else { continue };
        match classification.identification_type_code.as_deref() {
            Some("TRC") => suffix.extend(id.chars().filter(char::is_ascii_digit)),
            Some("TRA" | "GN") => facts.additional_codes.push(id.clone()),
            Some("CV") => {}
            _ if facts.commodity.is_empty() => facts.commodity = id.chars().filter(char::is_ascii_digit).collect(),
            _ => {}
        }
    }
    facts.commodity.push_str(&suffix);
}

fn masses(measure: &GoodsMeasure, place: &str, facts: &mut ItemFacts, findings: &mut Vec<Finding>) {
    let mut read = |measure: Option<&Measure>, tag: &str| {
        let measure = measure?;
        number(measure.number.value(), measure.number.text(), &format!("{place}/{tag}"), findings)
    };
    facts.gross_mass_kg = read(measure.gross_mass.as_ref(), "126");
    facts.net_mass_kg = read(measure.net_mass.as_ref(), "128");
    let supplementary = read(measure.tariff_quantity.as_ref(), "130");
    let unit = measure.tariff_quantity.as_ref().and_then(|quantity| quantity.unit.as_deref());
    match (supplementary, unit.and_then(|unit| unit.parse::<Unit>().ok())) {
        (Some(number), Some(unit)) => facts.quantities.push(Quantity::new(unit, number)),
        (supplementary, _) => facts.supplementary = supplementary,
    }
}

fn duty(fee: &DutyTaxFee, currency: &str, place: &str, facts: &mut ItemFacts, findings: &mut Vec<Finding>) {
    let tax = fee.type_code.clone().unwrap_or_default();
    if let Some(preference) = fee.duty_regime_code.as_ref().filter(|_| facts.preference.is_empty()) {
        facts.preference = preference.clone();
    }
    facts.quota_order = facts.quota_order.take().or_else(|| fee.quota_order_id.clone());
    let mut base = None;
    if let Some(quantity) = &fee.specific_tax_base {
        let pointer = format!("{place}/129");
        let value = number(quantity.number.value(), quantity.number.text(), &pointer, findings);
        match quantity.unit.as_deref() {
            // A base in the economy's currency is one that the declarant computed the amount from.
            Some(unit) if unit == currency => base = value,
            Some(unit) => named(unit, value, &pointer, facts, findings),
            None => {}
        }
    }
    let Some(payment) = fee.payment.as_deref() else { return };
    if let Some(method) = &payment.method_code {
        facts.payment_methods.push((tax.clone(), method.clone()));
    }
    let declared = payment.payment_amount.as_ref().or(payment.tax_assessed.as_ref());
    if let Some((amount, _)) = amount(declared, &format!("{place}/94A/378"), findings) {
        facts.declared_amounts.push(DeclaredAmount { tax, base, amount, payment_method: payment.method_code.clone() });
    }
}

fn named(unit: &str, value: Option<Decimal>, pointer: &str, facts: &mut ItemFacts, findings: &mut Vec<Finding>) {
    match (unit.parse::<Unit>(), value) {
        (Ok(unit), Some(number)) => facts.quantities.push(Quantity::new(unit, number)),
        (Err(error), _) => findings.push(Finding::error("CW-4002", pointer, error.to_string())),
        (Ok(_), None) => {}
    }
}
