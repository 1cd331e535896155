//! The United Kingdom's tariff answers: one commodity with its import measures, as JSON.

use jiff::civil::Date;
use model::Text;
use serde::Deserialize;

use super::uk_measure::measures;
use crate::{Commodity, Measure, Unit};

/// Whose duty an answer gives: the two services publish the same form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Measures that an answer marks as the Union's hold in Northern Ireland too.
    GreatBritain,
    /// Duties of the Union, and VAT on them.
    NorthernIreland,
}

#[derive(Debug, thiserror::Error)]
pub enum UkError {
    #[error("the file is not an answer of the UK tariff: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the answer has no commodity code of ten digits, but {0:?}")]
    Code(String),
}

/// What one answer holds.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub measures: Vec<Measure>,
    /// The commodity and the levels above it.
    pub commodities: Vec<Commodity>,
    /// Import measures read, those without duty (licences, controls) included.
    pub lines: usize,
}

#[derive(Debug, Deserialize)]
struct Document {
    goods_nomenclature_item_id: String,
    #[serde(default)]
    description_plain: String,
    #[serde(default)]
    import_measures: Vec<Published>,
    #[serde(default)]
    ancestors: Vec<Ancestor>,
}

#[derive(Debug, Deserialize)]
struct Ancestor {
    goods_nomenclature_item_id: String,
    #[serde(default)]
    description_plain: String,
}

/// A measure as published.
#[derive(Debug, Deserialize)]
pub(super) struct Published {
    pub id: serde_json::Value,
    /// `eu` where the measure is the Union's.
    #[serde(default)]
    pub origin: String,
    pub effective_start_date: Option<String>,
    pub effective_end_date: Option<String>,
    pub duty_expression: Option<Duty>,
    pub measure_type: Kind,
    #[serde(default)]
    pub legal_acts: Vec<LegalAct>,
    #[serde(default)]
    pub measure_conditions: Vec<Condition>,
    #[serde(default)]
    pub measure_components: Vec<Component>,
    pub geographical_area: Area,
    #[serde(default)]
    pub excluded_countries: Vec<Area>,
    pub additional_code: Option<AdditionalCode>,
    pub order_number: Option<OrderNumber>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Duty {
    #[serde(default)]
    pub base: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Kind {
    pub id: String,
    #[serde(default)]
    pub measure_type_series_id: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct LegalAct {
    pub regulation_code: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Condition {
    #[serde(default)]
    pub condition_code: Option<String>,
    #[serde(default)]
    pub document_code: Option<String>,
    #[serde(default)]
    pub action: Option<String>,
    #[serde(default)]
    pub requirement: Option<String>,
    #[serde(default)]
    pub duty_expression: Option<String>,
    #[serde(default)]
    pub measure_condition_components: Vec<Component>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Component {
    pub duty_expression_id: String,
    /// Read by its digits, never by a binary fraction.
    pub duty_amount: Option<serde_json::Number>,
    pub monetary_unit_code: Option<String>,
    pub measurement_unit_code: Option<String>,
    pub measurement_unit_qualifier_code: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Area {
    pub id: String,
    #[serde(default)]
    pub children_geographical_areas: Vec<Area>,
}

#[derive(Debug, Deserialize)]
pub(super) struct AdditionalCode {
    pub code: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct OrderNumber {
    pub number: String,
}

/// Reads one answer.
///
/// # Errors
/// Text that is not such an answer.
pub fn read(text: &str, service: Service) -> Result<Answer, UkError> {
    let document: Document = serde_json::from_str(text)?;
    let code = document.goods_nomenclature_item_id;
    if code.len() != 10 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(UkError::Code(code));
    }
    let mut answer = Answer { lines: document.import_measures.len(), ..Answer::default() };
    for published in &document.import_measures {
        answer.measures.extend(measures(published, &code, service));
    }
    // Levels above are published with zeros behind; those say nothing and stand in the way of prefixes.
    for above in &document.ancestors {
        let mut code = above.goods_nomenclature_item_id.as_str();
        while let Some(shorter) = code.strip_suffix("00").filter(|shorter| shorter.len() >= 4) {
            code = shorter;
        }
        answer.commodities.push(commodity(code, &above.description_plain, None));
    }
    let unit = document.import_measures.iter().find_map(supplementary_unit);
    answer.commodities.push(commodity(&code, &document.description_plain, unit));
    Ok(answer)
}

fn commodity(code: &str, description: &str, unit: Option<Unit>) -> Commodity {
    Commodity { code: code.into(), description: Text::from(description), unit }
}

/// A measure of series O carries the unit in which a supplementary quantity is declared.
fn supplementary_unit(published: &Published) -> Option<Unit> {
    let component = published.measure_components.iter().find(|component| component.duty_expression_id == "99")?;
    let code = component.measurement_unit_code.as_deref()?;
    Some(Unit::new(code, component.measurement_unit_qualifier_code.as_deref().unwrap_or_default()))
}

/// The day of a published moment.
pub(super) fn day(text: Option<&String>) -> Option<Date> {
    text?.get(..10)?.parse().ok()
}
