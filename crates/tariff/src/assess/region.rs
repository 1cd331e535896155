//! Under which region's tax law an item falls.

use codelist::profile::{Region, TaxClass};
use rust_decimal::Decimal;

use super::Case;
use super::evaluate::evaluate;
use super::preference::Claim;
use super::quota::Portion;
use super::select::{Chosen, select};

/// The region whose law applies, with the measures that it levies on the item.
pub fn region<'a>(
    case: &Case<'a>,
    portion: &'a Portion<'_>,
    claim: Claim<'_>,
) -> Option<(&'a Region, Vec<Chosen<'a>>)> {
    let item = portion.item.as_ref();
    let law = &case.profile.tax;
    let stated = |region: &&Region| {
        !region.when.is_empty() && case.stated(item, &region.when) && !case.stated(item, &region.unless)
    };
    let ordinary = || law.regions.iter().find(|region| region.when.is_empty());
    let here = law.regions.iter().find(stated).or_else(ordinary)?;
    let chosen = select(case, item, here, claim);
    let other = here.otherwise.as_deref().and_then(|code| law.region(code));
    let certain =
        case.stated(item, &here.certain) || chosen.iter().any(|c| here.certain_classes.contains(&c.tax.class));
    let Some(other) = other.filter(|_| !certain) else { return Some((here, chosen)) };
    let there = select(case, item, other, claim);
    let instead = match (duty(case, portion, &chosen), duty(case, portion, &there)) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(ours), Some(theirs)) => case.stated(item, &here.released) || theirs >= ours,
    };
    Some(if instead { (other, there) } else { (here, chosen) })
}

/// The customs duty that the measures come to; `None` where there is none among them. A duty that cannot be computed
/// counts as higher than any other, so that it is not avoided by leaving out a quantity.
fn duty(case: &Case<'_>, portion: &Portion<'_>, chosen: &[Chosen<'_>]) -> Option<Decimal> {
    let measures = chosen.iter().filter(|c| c.tax.class == TaxClass::Duty).flat_map(|c| &c.measures);
    let amount = |expression| {
        let value = portion.value.amount;
        evaluate(case, &portion.item, expression, value, &model::Text::default()).map_or(Decimal::MAX, |a| a.value)
    };
    measures.map(|measure| amount(&measure.expression)).reduce(Decimal::saturating_add)
}
