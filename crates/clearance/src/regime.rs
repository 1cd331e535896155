//! What law says of one declaration: read off its kind, procedures and codes by the profile's tables.

use codelist::Life;
use codelist::life::{Direction, KindTax, QuotaAnswer};
use model::{Declaration, GoodsItem};
use serde::{Deserialize, Serialize};

/// The regime of a declaration; recorded with it, so that a later change of law does not change its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regime {
    pub direction: Direction,
    /// Additional declaration type: third letter of WCO D013.
    pub kind: char,
    pub prelodged: bool,
    pub simplified: bool,
    pub supplementary: bool,
    pub tax: TaxRule,
    /// Whether a presentation is answered by its own receipt.
    pub presentation_receipt: bool,
    /// Whether a presentation alone is answered by a result at clearance.
    pub result_after_presentation: bool,
    /// Whether goods have to leave after clearance.
    pub exit: bool,
    /// Seconds from acceptance in which it may still be amended before it is cleared.
    pub dwell_seconds: u32,
    /// A claim on a tariff quota that is answered later.
    pub quota: Option<QuotaClaim>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxRule {
    None,
    /// Stated without lines.
    Statement,
    Assessed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaClaim {
    /// Whether a final statement follows even if the answer changed nothing.
    pub final_always: bool,
}

impl Regime {
    /// `None` where the economy knows no such declaration kind; a check should have refused it.
    pub fn of(declaration: &Declaration, life: &Life) -> Option<Regime> {
        let type_code = declaration.type_code.as_deref()?;
        let kind = life.kind(type_code)?;
        let items = declaration.goods_shipment.as_ref().map(|s| s.items.as_slice()).unwrap_or_default();
        let procedure = items.iter().find_map(requested_procedure).unwrap_or_default();
        let direction = life.direction(type_code, procedure);
        let bears = direction == Direction::Import && items.iter().any(|item| bears_tax(item, life));
        let tax = match (direction, kind.tax) {
            (Direction::Export, _) | (_, KindTax::Never) => TaxRule::None,
            (_, KindTax::Statement) => TaxRule::Statement,
            (_, KindTax::ByProcedure) if bears => TaxRule::Assessed,
            (_, KindTax::ByProcedure) => TaxRule::None,
        };
        Some(Regime {
            direction,
            kind: kind.letter,
            prelodged: kind.prelodged,
            simplified: kind.simplified,
            supplementary: kind.supplementary,
            tax,
            presentation_receipt: kind.presentation_receipt && direction == Direction::Import,
            result_after_presentation: life.directions.result_after_presentation.contains(&direction),
            exit: kind.exit && direction == Direction::Export,
            dwell_seconds: life.clocks.dwell(direction),
            quota: quota_claim(items, life),
        })
    }
}

/// Requested procedure (WCO 166) of an item: the current code beside a previous one.
fn requested_procedure(item: &GoodsItem) -> Option<&str> {
    let procedures = &item.government_procedures;
    let main = procedures.iter().find(|p| p.previous_code.is_some()).or(procedures.first())?;
    main.current_code.as_deref()
}

fn bears_tax(item: &GoodsItem, life: &Life) -> bool {
    let additional = item.government_procedures.iter().filter(|p| p.previous_code.is_none());
    let additional: Vec<&str> = additional.filter_map(|p| p.current_code.as_deref()).collect();
    life.bears_tax(requested_procedure(item).unwrap_or_default(), &additional)
}

/// The strictest answer over all claims: a declaration waits for its slowest quota.
fn quota_claim(items: &[GoodsItem], life: &Life) -> Option<QuotaClaim> {
    let mut claim: Option<QuotaClaim> = None;
    for item in items {
        let information = item.additional_information.iter();
        let information: Vec<&str> = information.filter_map(|i| i.statement_code.as_deref()).collect();
        let fees = item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fees);
        for order in fees.filter_map(|fee| fee.quota_order_id.as_deref()) {
            let Some(rule) = life.quota_rule(order, &information) else { continue };
            if rule.answer == QuotaAnswer::Later {
                let always = rule.final_always || claim.is_some_and(|c| c.final_always);
                claim = Some(QuotaClaim { final_always: always });
            }
        }
    }
    claim
}
