//! A goods item of which a quota carries only a part: the rest becomes an item of its own, at the ordinary rate.

use model::dataset::DutyTaxFee;
use model::{Amount, Declaration, GoodsItem, Measure, Numeric, Text};
use rust_decimal::Decimal;
use tariff::{Assessment, Quotas};

/// Digits behind the point of masses and quantities (WCO n..16,6).
const MASS_DIGITS: u32 = 6;
/// Digits behind the point of prices; a currency with fewer has whole shares anyway once the rest is taken off.
const PRICE_DIGITS: u32 = 2;

/// The declaration with its items divided as the quotas answered; `None` where every claim was met in full.
pub(crate) fn divided(declaration: &Declaration, assessment: &Assessment, ordinary: &str) -> Option<Declaration> {
    let mut divided = declaration.clone();
    let items = &mut divided.goods_shipment.as_mut()?.items;
    let mut changed = false;
    for draw in assessment.draws.iter().filter(|draw| draw.granted.is_some_and(|granted| granted.is_zero())) {
        if let Some(item) = find(items, draw.item) {
            drop_claim(item, ordinary);
            changed = true;
        }
    }
    let mut added = Vec::new();
    for split in &assessment.splits {
        let Some(item) = find(items, split.item) else { continue };
        let mut rest = item.clone();
        rest.sequence = Some(Numeric::new(split.new_item.to_string()));
        share(item, &mut rest, split.share);
        drop_claim(&mut rest, ordinary);
        added.push(rest);
        changed = true;
    }
    let count = items.len() + added.len();
    items.extend(added);
    if let Some(quantity) = &mut divided.goods_item_quantity {
        quantity.number = Numeric::new(count.to_string());
    }
    changed.then_some(divided)
}

/// The declaration without its claims on these quotas.
pub(crate) fn without_claims(declaration: &Declaration, quotas: &Quotas, ordinary: &str) -> Declaration {
    let mut without = declaration.clone();
    let items = without.goods_shipment.iter_mut().flat_map(|shipment| &mut shipment.items);
    for item in items {
        let mut fees = item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fees);
        if fees.any(|fee| fee.quota_order_id.as_ref().is_some_and(|order| quotas.balances.contains_key(order))) {
            drop_claim(item, ordinary);
        }
    }
    without
}

/// The item that has a number, else the one at that place, as the assessment counts them.
fn find(items: &mut [GoodsItem], number: u32) -> Option<&mut GoodsItem> {
    let wanted = Some(Decimal::from(number));
    let at = items.iter().position(|item| item.sequence.as_ref().and_then(Numeric::value) == wanted);
    items.get_mut(at.unwrap_or((number as usize).saturating_sub(1)))
}

/// What is outside the quota claims nothing.
fn drop_claim(item: &mut GoodsItem, ordinary: &str) {
    let Some(commodity) = item.commodity.as_mut() else { return };
    for fee in &mut commodity.duty_tax_fees {
        fee.quota_order_id = None;
        if fee.duty_regime_code.is_some() {
            fee.duty_regime_code = Some(Text::from(ordinary));
        }
    }
    commodity.duty_tax_fees.retain(says_something);
}

/// A fee that only named the quota says nothing without it.
fn says_something(fee: &DutyTaxFee) -> bool {
    fee.type_code.is_some() || fee.duty_regime_code.is_some()
}

/// Leaves its share in `item` and the rest in `rest`; together they are what was declared. Packages are not divided:
/// they are counted once, with the first.
fn share(item: &mut GoodsItem, rest: &mut GoodsItem, share: Decimal) {
    amounts(&mut item.customs_value, &mut rest.customs_value, share);
    amounts(&mut item.statistical_value, &mut rest.statistical_value, share);
    for packaging in &mut rest.packaging {
        if let Some(quantity) = &mut packaging.quantity {
            quantity.number = Numeric::new("0");
        }
    }
    let (Some(commodity), Some(other)) = (item.commodity.as_mut(), rest.commodity.as_mut()) else { return };
    if let (Some(masses), Some(rest)) = (commodity.goods_measure.as_mut(), other.goods_measure.as_mut()) {
        measures(&mut masses.gross_mass, &mut rest.gross_mass, share);
        measures(&mut masses.net_mass, &mut rest.net_mass, share);
        measures(&mut masses.tariff_quantity, &mut rest.tariff_quantity, share);
    }
    if let (Some(line), Some(rest)) = (commodity.invoice_line.as_mut(), other.invoice_line.as_mut()) {
        amounts(&mut line.item_charge, &mut rest.item_charge, share);
    }
    for (fee, rest) in commodity.duty_tax_fees.iter_mut().zip(&mut other.duty_tax_fees) {
        amounts(&mut fee.ad_valorem_tax_base, &mut rest.ad_valorem_tax_base, share);
        amounts(&mut fee.deducted, &mut rest.deducted, share);
        // A strength is the same in each part.
        if fee.specific_tax_base.as_ref().and_then(|base| base.unit.as_deref()) != Some("ASV") {
            measures(&mut fee.specific_tax_base, &mut rest.specific_tax_base, share);
        }
        if let (Some(payment), Some(rest)) = (fee.payment.as_mut(), rest.payment.as_mut()) {
            amounts(&mut payment.tax_assessed, &mut rest.tax_assessed, share);
            amounts(&mut payment.payment_amount, &mut rest.payment_amount, share);
        }
    }
}

fn amounts(part: &mut Option<Amount>, rest: &mut Option<Amount>, share: Decimal) {
    if let (Some(part), Some(rest)) = (part, rest) {
        (part.number, rest.number) = numbers(&part.number, share, PRICE_DIGITS);
    }
}

fn measures(part: &mut Option<Measure>, rest: &mut Option<Measure>, share: Decimal) {
    if let (Some(part), Some(rest)) = (part, rest) {
        (part.number, rest.number) = numbers(&part.number, share, MASS_DIGITS);
    }
}

/// The share, never rounded up, and what is left; what is no number stays in the first.
fn numbers(whole: &Numeric, share: Decimal, digits: u32) -> (Numeric, Numeric) {
    let Some(value) = whole.value() else { return (whole.clone(), Numeric::new("0")) };
    let part = value.checked_mul(share).unwrap_or_default().trunc_with_scale(digits);
    let rest = value.saturating_sub(part);
    (Numeric::new(part.normalize().to_string()), Numeric::new(rest.normalize().to_string()))
}
