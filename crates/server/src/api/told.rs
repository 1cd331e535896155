//! What the API tells of declarations: rows, views, duties. Amounts are decimal strings, times RFC 3339 in UTC.

use app::{Decision, DeclarationView, Document, DutySet, Row, TimelineEntry, Wait};
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;
use wire::res::json::Told;

use super::problem::FindingBody;

#[derive(Serialize)]
pub struct RowBody<'a> {
    mrn: Option<&'a str>,
    lrn: &'a str,
    sender: &'a str,
    #[serde(rename = "type")]
    type_code: &'a str,
    state: &'a str,
    waits_for: &'a str,
    lane: &'a str,
    office: &'a str,
    importer: &'a str,
    commodity: &'a str,
    origin: &'a str,
    duty: Option<String>,
    currency: &'a str,
    version: u32,
    lodged_at: Timestamp,
    updated_at: Timestamp,
}

impl<'a> From<&'a Row> for RowBody<'a> {
    fn from(row: &'a Row) -> RowBody<'a> {
        RowBody {
            mrn: row.mrn.as_deref(),
            lrn: &row.lrn,
            sender: &row.sender,
            type_code: &row.type_code,
            state: &row.state,
            waits_for: &row.waits_for,
            lane: &row.lane,
            office: &row.office,
            importer: &row.importer,
            commodity: &row.commodity,
            origin: &row.origin,
            duty: row.duty.map(|duty| duty.to_string()),
            currency: &row.currency,
            version: row.version,
            lodged_at: row.lodged_at,
            updated_at: row.updated_at,
        }
    }
}

/// A page of a list; `next` is the cursor of the page behind it.
#[derive(Serialize)]
pub struct ListBody<'a> {
    pub declarations: Vec<RowBody<'a>>,
    pub next: Option<&'a str>,
}

#[derive(Serialize)]
pub struct ViewBody<'a> {
    #[serde(flatten)]
    row: RowBody<'a>,
    waits: Vec<WaitBody<'a>>,
    timeline: Vec<EntryBody<'a>>,
    duties: Vec<DutyBody<'a>>,
    decisions: Vec<DecisionBody<'a>>,
    documents: Vec<DocumentBody<'a>>,
    findings: Vec<FindingBody<'a>>,
    notifications: Vec<Told<'a>>,
    allowed: &'a [&'static str],
    declaration: Option<Box<RawValue>>,
}

impl<'a> From<&'a DeclarationView> for ViewBody<'a> {
    fn from(view: &'a DeclarationView) -> ViewBody<'a> {
        let mut declaration = Vec::new();
        wire::json::write(&view.declaration, &mut declaration);
        let declaration = String::from_utf8(declaration).ok().and_then(|json| RawValue::from_string(json).ok());
        ViewBody {
            row: RowBody::from(&view.row),
            waits: view.waits.iter().map(WaitBody::from).collect(),
            timeline: view.timeline.iter().map(EntryBody::from).collect(),
            duties: view.duties.iter().map(DutyBody::from).collect(),
            decisions: view.decisions.iter().map(DecisionBody::from).collect(),
            documents: view.documents.iter().map(DocumentBody::from).collect(),
            findings: view.findings.iter().map(FindingBody::from).collect(),
            notifications: view.notifications.iter().map(Told::from).collect(),
            allowed: &view.allowed,
            declaration,
        }
    }
}

#[derive(Serialize)]
struct WaitBody<'a> {
    owner: &'a str,
    why: &'a str,
    since: Timestamp,
    until: Option<Timestamp>,
}

impl<'a> From<&'a Wait> for WaitBody<'a> {
    fn from(wait: &'a Wait) -> WaitBody<'a> {
        WaitBody { owner: &wait.owner, why: &wait.why, since: wait.since, until: wait.until }
    }
}

#[derive(Serialize)]
struct EntryBody<'a> {
    at: Timestamp,
    what: &'a str,
    text: &'a str,
    who: &'a str,
    version: u32,
}

impl<'a> From<&'a TimelineEntry> for EntryBody<'a> {
    fn from(entry: &'a TimelineEntry) -> EntryBody<'a> {
        EntryBody { at: entry.at, what: &entry.what, text: &entry.text, who: &entry.who, version: entry.version }
    }
}

#[derive(Serialize)]
struct DecisionBody<'a> {
    at: Timestamp,
    what: &'a str,
    by: &'a str,
    reasons: &'a [String],
    versions: &'a [String],
}

impl<'a> From<&'a Decision> for DecisionBody<'a> {
    fn from(d: &'a Decision) -> DecisionBody<'a> {
        DecisionBody { at: d.at, what: &d.what, by: &d.by, reasons: &d.reasons, versions: &d.versions }
    }
}

#[derive(Serialize)]
struct DocumentBody<'a> {
    code: &'a str,
    reference: &'a str,
    state: &'a str,
    hash: Option<&'a str>,
    name: &'a str,
}

impl<'a> From<&'a Document> for DocumentBody<'a> {
    fn from(d: &'a Document) -> DocumentBody<'a> {
        DocumentBody { code: &d.code, reference: &d.reference, state: &d.state, hash: d.hash.as_deref(), name: &d.name }
    }
}

/// Duties, with the working of each line.
#[derive(Serialize)]
pub struct DutyBody<'a> {
    version: u32,
    stage: &'a str,
    at: Timestamp,
    lines: Vec<LineBody<'a>>,
    total: String,
    currency: &'a str,
}

#[derive(Serialize)]
struct LineBody<'a> {
    item: u32,
    tax_type: &'a str,
    base: Option<String>,
    rate: Option<String>,
    assessed: String,
    relief: String,
    payable: String,
    legal_base: &'a str,
    steps: Vec<StepBody<'a>>,
}

#[derive(Serialize)]
struct StepBody<'a> {
    what: &'a str,
    number: String,
    unit: &'a str,
    source: &'a str,
}

impl<'a> From<&'a DutySet> for DutyBody<'a> {
    fn from(set: &'a DutySet) -> DutyBody<'a> {
        let line = |line: &'a app::DutyLine| LineBody {
            item: line.tax.item,
            tax_type: &line.tax.tax_type,
            base: line.tax.base.map(|base| base.value().to_string()),
            rate: line.tax.rate.map(|rate| rate.to_string()),
            assessed: line.tax.assessed.value().to_string(),
            relief: line.tax.relief.value().to_string(),
            payable: line.tax.payable.value().to_string(),
            legal_base: &line.legal_base,
            steps: line.steps.iter().map(step).collect(),
        };
        DutyBody {
            version: set.version,
            stage: &set.stage,
            at: set.at,
            lines: set.lines.iter().map(line).collect(),
            total: set.total.to_string(),
            currency: &set.currency,
        }
    }
}

fn step(step: &app::WorkStep) -> StepBody<'_> {
    let number = Decimal::to_string(&step.number);
    StepBody { what: &step.what, number, unit: &step.unit, source: &step.source }
}
