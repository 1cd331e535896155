//! Whether a claimed preference may be granted: only with the document that proves it.

use model::Finding;

use super::{Case, pointer};
use crate::ItemFacts;

/// The preference that an item claims, and whether its duty may be lowered for it.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// Empty where nothing is claimed.
    pub code: &'a str,
    pub proven: bool,
}

/// Looks at the claim of an item; a claim without proof is a warning, and the ordinary rate applies.
pub fn claim<'a>(case: &Case<'_>, item: &'a ItemFacts, findings: &mut Vec<Finding>) -> Claim<'a> {
    let law = &case.profile.tax;
    let none = Claim { code: "", proven: true };
    if item.preference.is_empty() || item.preference == law.ordinary_preference.as_str() {
        return none;
    }
    let proof = law.preference(&item.preference).map_or(&[][..], |preference| &preference.proof);
    let proven = proof.is_empty() || item.has_document(proof);
    if !proven {
        let message = format!("preference {} is claimed without its proof; the ordinary rate applies", item.preference);
        let hint = format!("declare one of the documents {}", proof.join(", "));
        findings.push(Finding::warning("CW-4008", pointer(item, "23A/50A/164"), message).hint(hint));
    }
    Claim { code: &item.preference, proven }
}
