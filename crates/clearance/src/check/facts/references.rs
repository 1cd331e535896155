//! References that must be new, or must be known: local and consignment references, quotas, previous documents.

use std::collections::BTreeMap;

use model::dataset::{PreviousDocument, Ucr};
use model::{Declaration, Finding};
use rust_decimal::Decimal;

use crate::check::stored::{PreviousRecord, StoredFacts};

/// The local reference is new for its sender, consignment references are new for all.
pub(super) fn duplicates(declaration: &Declaration, stored: &StoredFacts, findings: &mut Vec<Finding>) {
    if let Some(taken) = &stored.lrn {
        let reference = declaration.functional_reference_id.as_deref().unwrap_or_default();
        let message = format!("local reference {reference} was used before, by {}", taken.by);
        let finding = Finding::error("CW-5001", "42A/D026", message);
        findings.push(finding.hint("Give each declaration a reference of its own."));
    }
    let Some(shipment) = declaration.goods_shipment.as_deref() else { return };
    reference(shipment.ucr.as_deref(), "42A/67A/35B/016", stored, findings);
    for (at, item) in shipment.items.iter().enumerate() {
        reference(item.ucr.as_deref(), &format!("42A/67A/68A[{}]/35B/016", at + 1), stored, findings);
    }
}

fn reference(ucr: Option<&Ucr>, pointer: &str, stored: &StoredFacts, findings: &mut Vec<Finding>) {
    let Some(id) = ucr.and_then(|ucr| ucr.id.as_deref()) else { return };
    let Some(taken) = stored.consignment_references.get(id) else { return };
    let message = format!("consignment reference {id} was used before, by {}", taken.by);
    findings.push(Finding::error("CW-5002", pointer, message).hint("Give each consignment a reference of its own."));
}

/// Each quota claimed is known and takes claims.
pub(super) fn quotas(declaration: &Declaration, stored: &StoredFacts, findings: &mut Vec<Finding>) {
    let Some(registry) = &stored.quotas else { return };
    let items = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.items).enumerate();
    for (at, item) in items {
        let fees = item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fees).enumerate();
        for (fee_at, fee) in fees {
            let Some(order) = fee.quota_order_id.as_deref() else { continue };
            let pointer = format!("42A/67A/68A[{}]/23A/50A[{}]/401", at + 1, fee_at + 1);
            let finding = match registry.get(order) {
                Some(true) => continue,
                Some(false) => Finding::error("CW-5302", pointer, format!("quota {order} is suspended or closed"))
                    .hint("Claim another preference, or none."),
                None => Finding::error("CW-5301", pointer, format!("quota {order} is not known"))
                    .hint("Check the order number."),
            };
            findings.push(finding);
        }
    }
}

/// Each previous document that customs itself keeps is known, and has enough left.
pub(super) fn previous_documents(declaration: &Declaration, stored: &StoredFacts, findings: &mut Vec<Finding>) {
    let Some(registry) = &stored.previous_documents else { return };
    let Some(shipment) = declaration.goods_shipment.as_deref() else { return };
    let total = declaration.total_gross_mass.as_ref().and_then(|mass| mass.number.value());
    documents(&shipment.previous_documents, "42A/67A", total, registry, findings);
    for (at, item) in shipment.items.iter().enumerate() {
        let measure = item.commodity.as_ref().and_then(|commodity| commodity.goods_measure.as_deref());
        let mass = measure.and_then(|measure| measure.gross_mass.as_ref()).and_then(|mass| mass.number.value());
        documents(&item.previous_documents, &format!("42A/67A/68A[{}]", at + 1), mass, registry, findings);
    }
}

fn documents(
    declared: &[PreviousDocument],
    within: &str,
    mass: Option<Decimal>,
    registry: &BTreeMap<String, PreviousRecord>,
    findings: &mut Vec<Finding>,
) {
    for (at, document) in declared.iter().enumerate() {
        let (Some(id), Some(kind)) = (document.id.as_deref(), document.type_code.as_deref()) else { continue };
        // Only references of our own making can be looked up.
        if !model::check_digit::is_mrn(id) {
            continue;
        }
        let pointer = format!("{within}/99A[{}]/D018", at + 1);
        let finding = match registry.get(&format!("{kind}/{id}")) {
            None => Finding::error("CW-5401", pointer, format!("previous document {kind} {id} is not known"))
                .hint("Check its reference and type."),
            Some(known) if known.written_off => {
                Finding::error("CW-5402", pointer, format!("previous document {kind} {id} has been written off"))
                    .hint("Name the document that still has goods on it.")
            }
            Some(PreviousRecord { gross_mass_left: Some(left), .. }) if mass.is_some_and(|mass| mass > *left) => {
                let message = format!("previous document {kind} {id} has {left} kg left, less than is declared");
                Finding::error("CW-5403", pointer, message).hint("Declare at most what is left.")
            }
            Some(_) => continue,
        };
        findings.push(finding);
    }
}
