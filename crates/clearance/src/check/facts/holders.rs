//! Authorisations and guarantees that a declaration relies on.

use jiff::civil::Date;
use model::dataset::ObligationGuarantee;
use model::{Declaration, Finding};
use rust_decimal::Decimal;

use crate::check::stored::{Funds, Guarantee, StoredFacts};

/// Each holder is known, has an authorisation of the kind, and has it on this day.
pub(super) fn authorisations(declaration: &Declaration, stored: &StoredFacts, findings: &mut Vec<Finding>) {
    let Some(registry) = &stored.authorisations else { return };
    for (at, holder) in declaration.authorisation_holders.iter().enumerate() {
        let (Some(id), Some(category)) = (holder.id.as_deref(), holder.category_code.as_deref()) else { continue };
        let place = format!("42A/17C[{}]", at + 1);
        let Some(held) = registry.get(id) else {
            let message = format!("{id} is not known as the holder of an authorisation");
            let finding = Finding::error("CW-5101", format!("{place}/R144"), message);
            findings.push(finding.hint("Check the identification number of the authorisation's holder."));
            continue;
        };
        let mut of_kind = held.iter().filter(|authorisation| authorisation.category == category).peekable();
        if of_kind.peek().is_none() {
            let message = format!("{id} holds no authorisation {category}");
            let finding = Finding::error("CW-5102", format!("{place}/R145"), message);
            findings.push(finding.hint("Check the kind of authorisation, or apply for it."));
        } else if !of_kind.any(|authorisation| within(authorisation.from, authorisation.to, stored.day)) {
            let message = format!("authorisation {category} of {id} does not hold on {}", stored.day);
            let finding = Finding::error("CW-5103", format!("{place}/R145"), message);
            findings.push(finding.hint("Use an authorisation that is in force."));
        }
    }
}

fn within(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

/// Each guarantee that is named by a reference is known, in force, and covers what is to be secured.
pub(super) fn guarantees(declaration: &Declaration, stored: &StoredFacts, findings: &mut Vec<Finding>) {
    let Some(registry) = &stored.guarantees else { return };
    for (at, declared) in declaration.obligation_guarantees.iter().enumerate() {
        let Some(reference) = declared.reference_id.as_deref() else { continue };
        let place = format!("42A/90A[{}]", at + 1);
        match registry.get(reference) {
            Some(known) => guarantee(declared, reference, known, &place, stored, findings),
            None => {
                let message = format!("guarantee {reference} is not known");
                let finding = Finding::error("CW-5201", format!("{place}/100"), message);
                findings.push(finding.hint("Check the guarantee's reference number."));
            }
        }
    }
}

fn guarantee(
    declared: &ObligationGuarantee,
    reference: &str,
    known: &Guarantee,
    place: &str,
    stored: &StoredFacts,
    findings: &mut Vec<Finding>,
) {
    if !within(known.from, known.to, stored.day) {
        let message = format!("guarantee {reference} does not hold on {}", stored.day);
        let finding = Finding::error("CW-5202", format!("{place}/100"), message);
        findings.push(finding.hint("Use a guarantee that is in force."));
    }
    if !known.access_code.is_empty() && declared.access_code.as_deref() != Some(&known.access_code) {
        let message = format!("the access code of guarantee {reference} is wrong or missing");
        let finding = Finding::error("CW-5204", format!("{place}/499"), message);
        findings.push(finding.hint("Give the access code that belongs to the guarantee."));
    }
    let wanted = stored.to_secure.or_else(|| declared.amount.as_ref().and_then(|amount| amount.number.value()));
    if let (Funds::Left(left), Some(wanted)) = (&known.funds, wanted)
        && wanted > (*left).max(Decimal::ZERO)
    {
        let message = format!("guarantee {reference} has {left} left, less than {wanted}");
        let finding = Finding::error("CW-5203", format!("{place}/492"), message);
        findings.push(finding.hint("Raise the guarantee, or pay in another way."));
    }
}
