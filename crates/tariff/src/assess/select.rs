//! Which measures of a tariff apply to an item: for each tax type the most exact ones.

use codelist::profile::{Region, TaxClass, TaxType};
use model::Text;

use super::Case;
use super::preference::Claim;
use crate::{ItemFacts, Measure};

/// The measures of one tax type that apply.
pub struct Chosen<'a> {
    pub tax: &'a TaxType,
    /// Place in the order of computing.
    pub order: usize,
    /// Code of the tax, which a tax type with `*` does not give.
    pub code: &'a Text,
    /// True if the claimed preference is what made them apply.
    pub preferential: bool,
    /// Several add up.
    pub measures: Vec<&'a Measure>,
    rank: Rank,
}

/// What makes one measure beat another, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    preferential: bool,
    with_document: bool,
    with_additional_code: bool,
    code_length: usize,
    origin_precision: u8,
}

/// The measures of a region's taxes, in the order in which the profile computes them.
pub fn select<'a>(case: &Case<'a>, item: &'a ItemFacts, region: &Region, claim: Claim<'_>) -> Vec<Chosen<'a>> {
    let mut chosen: Vec<Chosen<'a>> = Vec::new();
    for measure in case.tariff.in_force(&item.commodity, case.facts.day) {
        if !region.levies(&measure.tax) || !applies(item, measure) {
            continue;
        }
        let Some((order, tax)) = case.profile.tax.tax(&measure.tax) else { continue };
        let Some(preferential) = tier(case, measure, tax, claim) else { continue };
        let rank = Rank {
            preferential,
            with_document: !measure.documents.is_empty(),
            with_additional_code: !measure.additional_code.is_empty(),
            code_length: measure.commodity.len(),
            origin_precision: measure.origin.precision(),
        };
        match chosen.iter_mut().find(|c| *c.code == measure.tax) {
            Some(best) if rank < best.rank => {}
            Some(best) if rank == best.rank => add(&mut best.measures, measure),
            Some(best) => {
                (best.rank, best.preferential) = (rank, preferential);
                best.measures = vec![measure];
            }
            None => {
                let measures = vec![measure];
                chosen.push(Chosen { tax, order, code: &measure.tax, preferential, measures, rank });
            }
        }
    }
    chosen.sort_by_key(|chosen| chosen.order);
    chosen
}

fn applies(item: &ItemFacts, measure: &Measure) -> bool {
    measure.origin.includes(&item.origin)
        && (measure.additional_code.is_empty() || item.has_additional_code(&measure.additional_code))
        && (measure.quota_order.is_empty() || item.quota_order.as_ref() == Some(&measure.quota_order))
        && (measure.documents.is_empty() || item.has_document(&measure.documents))
}

/// Whether the measure applies by the claim (true) or to everybody (false); `None` where it does not apply.
///
/// Only duty is lowered for a preference: a tax that a tariff lists beside a preference follows the claim, proven or not.
fn tier(case: &Case<'_>, measure: &Measure, tax: &TaxType, claim: Claim<'_>) -> Option<bool> {
    if measure.preference.is_empty() || measure.preference == case.profile.tax.ordinary_preference.as_str() {
        return Some(false);
    }
    let claimed = measure.preference == claim.code && (claim.proven || tax.class != TaxClass::Duty);
    claimed.then_some(true)
}

/// Measures under one key add up where their ids differ; of two with one id the later begun holds.
fn add<'a>(measures: &mut Vec<&'a Measure>, measure: &'a Measure) {
    match measures.iter_mut().find(|other| other.id == measure.id) {
        Some(other) if other.from < measure.from => *other = measure,
        Some(_) => {}
        None => measures.push(measure),
    }
}
