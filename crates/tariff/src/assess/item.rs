//! All lines of one item.

use codelist::profile::{Region, TaxClass};
use model::{Finding, Text};

use super::evaluate::{Amount, Missing, evaluate};
use super::line::{Counted, Parts, base, line};
use super::preference::{Claim, claim};
use super::quota::Portion;
use super::select::Chosen;
use super::{Case, declared, pointer, region};
use crate::{Assessment, ItemFacts, Measure, Step};

/// Assesses one item, or a part of one, tax by tax in the order of the profile.
pub fn assess_item(case: &Case<'_>, portion: &Portion<'_>, out: &mut Assessment) {
    let item = portion.item.as_ref();
    if declared::stands(case, item) {
        declared::assess(case, item, out);
        return;
    }
    let claim = claim(case, item, &mut out.findings);
    let Some((region, chosen)) = region::region(case, portion, claim) else { return };
    check(case, item, region, claim, &chosen, &mut out.findings);
    let preference = applied(case, claim, &chosen);
    let mut counted = Counted::default();
    for chosen in &chosen {
        for measure in &chosen.measures {
            assess_measure(case, portion, region, chosen, measure, &preference, &mut counted, out);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one call, in the innermost loop")]
fn assess_measure(
    case: &Case<'_>,
    portion: &Portion<'_>,
    region: &Region,
    chosen: &Chosen<'_>,
    measure: &Measure,
    preference: &Text,
    counted: &mut Counted,
    out: &mut Assessment,
) {
    let item = portion.item.as_ref();
    let Some((base, steps)) = base(case, portion, region, chosen.tax, counted) else {
        out.findings.push(Finding::error("CW-4015", pointer(item, "23A/50A"), "the amounts are too large"));
        return;
    };
    let legal_base = &measure.legal_base;
    let amount = match evaluate(case, item, &measure.expression, base, legal_base) {
        Ok(amount) => amount,
        Err(missing) => match computed_by_declarant(case, item, chosen.code, &missing) {
            Some(amount) => amount,
            None => {
                out.findings.push(finding(case, item, chosen.code, missing));
                return;
            }
        },
    };
    let parts = Parts { tax: chosen.tax, code: chosen.code, base, steps, amount, legal_base, preference };
    match line(case, item, parts) {
        Some((line, counts)) => {
            counted.add(chosen.code, chosen.tax, counts);
            out.lines.push(line);
        }
        None => out.findings.push(Finding::error("CW-4015", pointer(item, "23A/50A"), "the amounts are too large")),
    }
}

/// Where only a person can apply the rate, the amount that the declarant computed is taken.
fn computed_by_declarant(case: &Case<'_>, item: &ItemFacts, code: &Text, missing: &Missing) -> Option<Amount> {
    let Missing::Manual(text) = missing else { return None };
    let declared = item.declared_amounts.iter().find(|declared| declared.tax == *code)?;
    let what = format!("computed by the declarant: {text}");
    let step = Step::new(what, declared.amount, case.currency.as_str(), "declared (WCO 120)");
    Some(Amount { value: declared.amount, steps: vec![step], ..Amount::default() })
}

fn finding(case: &Case<'_>, item: &ItemFacts, code: &Text, missing: Missing) -> Finding {
    match missing {
        Missing::Quantity(unit) => {
            let message = format!("{code} is levied by {unit}, and no such quantity is declared");
            let hint = format!("declare the quantity in {unit} (code {})", unit.code());
            Finding::error("CW-4012", pointer(item, "23A/50A/129"), message).hint(hint)
        }
        Missing::Part(part) => {
            let message = format!("{code} is levied {part}, and that value is not declared; an officer sets it");
            Finding::warning("CW-4014", pointer(item, "23A/50A"), message)
        }
        Missing::Rate(currency) => {
            let message = format!("no exchange rate of {currency} is known for {}", case.facts.day);
            Finding::error("CW-4004", pointer(item, "23A/50A"), message)
        }
        Missing::Manual(text) => {
            let message = format!("{code} can only be set by a person: {text}");
            let hint = "declare the amount that you computed, and an officer checks it";
            Finding::warning("CW-4013", pointer(item, "23A/50A"), message).hint(hint)
        }
        Missing::TooLarge => Finding::error("CW-4015", pointer(item, "23A/50A"), "the amounts are too large"),
    }
}

/// The preference that was granted: the claimed one where a measure applies by it, else the ordinary one.
fn applied(case: &Case<'_>, claim: Claim<'_>, chosen: &[Chosen<'_>]) -> Text {
    let is_duty = |c: &&Chosen<'_>| c.tax.class == TaxClass::Duty;
    let granted = match chosen.iter().find(is_duty) {
        Some(duty) => duty.preferential,
        None => chosen.iter().any(|c| c.preferential),
    };
    Text::from(if granted { claim.code } else { case.profile.tax.ordinary_preference.as_str() })
}

/// Findings about the choice of measures: an unknown commodity, a claim in vain, an additional code that is missing.
fn check(
    case: &Case<'_>,
    item: &ItemFacts,
    region: &Region,
    claim: Claim<'_>,
    chosen: &[Chosen<'_>],
    findings: &mut Vec<Finding>,
) {
    let nomenclature = case.tariff.nomenclature();
    let place = || pointer(item, "23A/21A/145");
    if !nomenclature.is_empty() && nomenclature.get(&item.commodity).is_none() {
        let message = format!("commodity {} is not in the tariff", item.commodity);
        findings.push(Finding::error("CW-4010", place(), message).hint("look the goods up in the tariff"));
    } else if chosen.is_empty() {
        let message = format!("the tariff has no measure for {} from {:?}", item.commodity, item.origin.as_str());
        findings.push(Finding::warning("CW-4011", place(), message));
    }
    let duty = chosen.iter().find(|c| c.tax.class == TaxClass::Duty);
    if claim.proven && !claim.code.is_empty() && duty.is_some_and(|duty| !duty.preferential) {
        let message = format!("no rate under preference {} for this origin; the ordinary rate applies", claim.code);
        findings.push(Finding::warning("CW-4009", pointer(item, "23A/50A/164"), message));
    }
    let wanting = |measure: &&Measure| {
        let levied = region.levies(&measure.tax) && measure.origin.includes(&item.origin);
        let defence = case.profile.tax.tax(&measure.tax).is_some_and(|(_, tax)| tax.class == TaxClass::Defence);
        levied && defence && !measure.additional_code.is_empty() && !chosen.iter().any(|c| *c.code == measure.tax)
    };
    let mut codes: Vec<&str> = case
        .tariff
        .in_force(&item.commodity, case.facts.day)
        .filter(wanting)
        .map(|measure| measure.additional_code.as_str())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    if !codes.is_empty() {
        let message = "a trade defence duty depends on the producer, and no additional code says which";
        let hint = format!("declare one of {}", codes.join(", "));
        findings.push(Finding::error("CW-4016", place(), message).hint(hint));
    }
}
