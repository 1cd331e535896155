//! Facts from a declaration, as it was read.

use codelist::Profile;
use jiff::civil::Date;
use model::dataset::{AdditionalDocument, AdditionalInformation, CustomsValuation, GoodsShipment};
use model::{Amount, Declaration, Finding, Text};
use rust_decimal::Decimal;

use super::declared_item::item_facts;
use super::{Charge, Direction, Facts};

/// Code of the charge that a freight amount without a code is.
const FREIGHT: Text = Text::const_new("");

/// What an assessment on `day` needs to know of a declaration, with a finding for each number that is none.
pub fn facts_of(declaration: &Declaration, profile: &Profile, day: Date) -> (Facts, Vec<Finding>) {
    let mut findings = Vec::new();
    let empty = GoodsShipment::default();
    let shipment = declaration.goods_shipment.as_deref().unwrap_or(&empty);
    let export = declaration.type_code.as_deref().is_some_and(|code| code.starts_with("EX"));
    let header_documents = documents(&declaration.additional_documents);
    let mut charges = Vec::new();
    if let Some(valuation) = shipment.customs_valuation.as_deref() {
        read_charges(valuation, "42A/67A/41A", &mut charges, &mut findings);
    }
    let mut items: Vec<_> =
        shipment.items.iter().enumerate().map(|(at, item)| item_facts(at, item, profile, &mut findings)).collect();
    for item in &mut items {
        item.documents.extend(header_documents.iter().cloned());
    }
    let facts = Facts {
        day,
        direction: if export { Direction::Export } else { Direction::Import },
        incoterm: shipment.trade_terms.as_deref().and_then(|terms| terms.condition_code.clone()),
        statements: statements(&declaration.additional_information),
        party_roles: shipment.domestic_duty_tax_parties.iter().filter_map(|p| p.role_code.clone()).collect(),
        charges,
        items,
    };
    (facts, findings)
}

pub(super) fn statements(information: &[AdditionalInformation]) -> Vec<Text> {
    information.iter().filter_map(|statement| statement.statement_code.clone()).collect()
}

/// Category and type together name a document, such as `U110`.
pub(super) fn documents(documents: &[AdditionalDocument]) -> Vec<Text> {
    let name = |document: &AdditionalDocument| {
        let mut name = document.category_code.clone().unwrap_or_default();
        name.push_str(document.type_code.as_deref().unwrap_or_default());
        name
    };
    documents.iter().map(name).filter(|name| !name.is_empty()).collect()
}

pub(super) fn read_charges(
    valuation: &CustomsValuation,
    place: &str,
    charges: &mut Vec<Charge>,
    findings: &mut Vec<Finding>,
) {
    if let Some((number, currency)) = amount(valuation.freight_charge.as_ref(), &format!("{place}/117"), findings) {
        charges.push(Charge { code: FREIGHT, number, currency });
    }
    for (at, charge) in valuation.charge_deductions.iter().enumerate() {
        let pointer = format!("{place}/58B[{}]/181", at + 1);
        let Some(code) = charge.charges_type_code.clone() else { continue };
        if let Some((number, currency)) = amount(charge.other_charge_deduction.as_ref(), &pointer, findings) {
            charges.push(Charge { code, number, currency });
        }
    }
}

/// The number and currency of an amount; one that is no number is a finding.
pub(super) fn amount(amount: Option<&Amount>, pointer: &str, findings: &mut Vec<Finding>) -> Option<(Decimal, Text)> {
    let amount = amount?;
    let number = number(amount.number.value(), amount.number.text(), pointer, findings)?;
    Some((number, amount.currency.clone().unwrap_or_default()))
}

pub(super) fn number(
    value: Option<Decimal>,
    text: &str,
    pointer: &str,
    findings: &mut Vec<Finding>,
) -> Option<Decimal> {
    if value.is_none() {
        let text: String = text.chars().take(40).collect();
        findings.push(Finding::error(
            "CW-4001",
            pointer,
            format!("{text:?} is not a number, so that no duty can be computed"),
        ));
    }
    value
}
