//! The public duty calculator and tariff look-up: the same rooms and figures as a later assessment (TX-01).

use jiff::civil::Date;
use model::Finding;
use rust_decimal::Decimal;
use tariff::{Assessment, Facts, Query, Quotas, Tariff};

use crate::App;
use crate::view::{DutyLine, DutySet, WorkStep};

/// A question to the calculator.
pub type DutyQuery = Query;

/// What the tariff says of a commodity on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommodityView {
    pub code: String,
    pub description: String,
    /// Levels above: code and words, chapter first.
    pub ancestors: Vec<(String, String)>,
    pub measures: Vec<MeasureRow>,
    /// Levels below.
    pub children: Vec<(String, String)>,
    /// Unit of the supplementary quantity, where one is declared.
    pub unit: Option<String>,
    /// True if it can be declared.
    pub declarable: bool,
}

/// One measure in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureRow {
    pub tax_type: String,
    /// Country or group; empty for all.
    pub origin: String,
    pub preference: String,
    pub expression: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub legal_base: String,
    pub additional_code: String,
    pub quota_order: String,
}

impl App {
    /// Duties for a query, each step shown.
    ///
    /// # Errors
    /// Every reason why they cannot be computed.
    pub fn duty(&self, query: &DutyQuery) -> Result<DutySet, Vec<Finding>> {
        let facts = Facts::from_query(query);
        let assessment = tariff::assess(&facts, &self.tariff(), self.profile(), &Quotas::default(), self.rates());
        if Finding::refuse(&assessment.findings) {
            return Err(assessment.findings);
        }
        Ok(duty_set(&assessment, 0, "", self.now()))
    }

    /// A commodity with its measures in force; `None` where neither a name nor a measure is known.
    pub fn commodity(&self, code: &str, on: Date) -> Option<CommodityView> {
        let code: String = code.chars().filter(char::is_ascii_digit).take(10).collect();
        let tariff = self.tariff();
        let names = tariff.nomenclature();
        let measures = measures(&tariff, &code, on);
        let known = names.get(&code);
        if code.len() < 2 || (known.is_none() && measures.is_empty()) {
            return None;
        }
        let named = |commodity: &&tariff::Commodity| (commodity.code.to_string(), commodity.description.to_string());
        Some(CommodityView {
            description: known.map(|commodity| commodity.description.to_string()).unwrap_or_default(),
            ancestors: names.ancestors(&code).iter().map(named).collect(),
            children: names.children(&code).iter().map(named).collect(),
            unit: names.unit(&code).map(ToString::to_string),
            declarable: names.is_leaf(&code),
            measures,
            code,
        })
    }

    /// Commodities by beginning of code or by words.
    pub fn search_commodities(&self, text: &str) -> Vec<(String, String)> {
        let tariff = self.tariff();
        let found = tariff.nomenclature().search(text);
        found.iter().map(|commodity| (commodity.code.to_string(), commodity.description.to_string())).collect()
    }
}

fn measures(tariff: &Tariff, code: &str, on: Date) -> Vec<MeasureRow> {
    let row = |measure: &tariff::Measure| MeasureRow {
        tax_type: measure.tax.to_string(),
        origin: measure.origin.to_string(),
        preference: measure.preference.to_string(),
        expression: measure.expression.to_string(),
        valid_from: Some(measure.from),
        valid_to: measure.to,
        legal_base: measure.legal_base.to_string(),
        additional_code: measure.additional_code.to_string(),
        quota_order: measure.quota_order.to_string(),
    };
    tariff.in_force(code, on).map(row).collect()
}

/// An assessment as pages and answers show it.
pub(crate) fn duty_set(assessment: &Assessment, version: u32, stage: &str, at: jiff::Timestamp) -> DutySet {
    let line = |line: &tariff::AssessedLine| DutyLine {
        tax: line.tax.clone(),
        legal_base: line.legal_base.to_string(),
        steps: line.steps.iter().map(step).collect(),
    };
    DutySet {
        version,
        stage: stage.to_owned(),
        at,
        lines: assessment.lines.iter().map(line).collect(),
        total: assessment.payable(),
        currency: assessment.currency.to_string(),
    }
}

fn step(step: &tariff::Step) -> WorkStep {
    let number: Decimal = step.number;
    WorkStep { what: step.what.to_string(), number, unit: step.unit.to_string(), source: step.source.to_string() }
}
