//! The JSON form of a notification, as clients are given it.

use jiff::Timestamp;
use jiff::civil::Date;
use model::{Finding, Money, Note, Notification, TaxLine};
use serde::Serialize;

/// Writes a notification as one JSON object: amounts and quantities decimal strings, times RFC 3339 in UTC.
pub fn write(notification: &Notification, out: &mut Vec<u8>) {
    // Writing to memory cannot fail, and every value has a JSON form.
    let _ = serde_json::to_writer(out, &Told::from(notification));
}

/// A notification as a value to be put into a larger answer.
#[derive(Serialize)]
pub struct Told<'a> {
    function_code: String,
    status_code: Option<&'a str>,
    issued_at: Timestamp,
    id: &'a str,
    lrn: &'a str,
    mrn: Option<&'a str>,
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_at: Option<Timestamp>,
    findings: Vec<ToldFinding<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxes: Vec<ToldLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<ToldNote<'a>>,
}

#[derive(Serialize)]
struct ToldFinding<'a> {
    code: &'a str,
    severity: &'static str,
    pointer: &'a str,
    message: &'a str,
    hint: &'a str,
}

#[derive(Serialize)]
struct ToldLine<'a> {
    item: u32,
    tax_type: &'a str,
    currency: String,
    base: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<ToldQuantity<'a>>,
    rate: Option<String>,
    relief: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    preference: Option<&'a str>,
    assessed: String,
    payable: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method: Option<&'a str>,
}

#[derive(Serialize)]
struct ToldQuantity<'a> {
    value: String,
    unit: &'a str,
}

#[derive(Serialize)]
struct ToldNote<'a> {
    code: &'a str,
    text: &'a str,
    due: Option<Date>,
}

impl<'a> From<&'a Notification> for Told<'a> {
    fn from(n: &'a Notification) -> Told<'a> {
        Told {
            function_code: n.function.code(),
            status_code: n.status.as_deref(),
            issued_at: n.issued_at,
            id: &n.id,
            lrn: &n.lrn,
            mrn: n.mrn.as_deref(),
            version: n.version,
            accepted_at: n.accepted_at,
            findings: n.findings.iter().map(finding).collect(),
            taxes: n.taxes.iter().map(line).collect(),
            changed: n.changed.iter().map(ToString::to_string).collect(),
            notes: n.notes.iter().map(note).collect(),
        }
    }
}

fn finding(f: &Finding) -> ToldFinding<'_> {
    let severity = f.severity.as_str();
    ToldFinding { code: &f.code, severity, pointer: &f.pointer, message: &f.message, hint: &f.hint }
}

fn line(line: &TaxLine) -> ToldLine<'_> {
    let decimal = |money: Money| money.value().to_string();
    ToldLine {
        item: line.item,
        tax_type: &line.tax_type,
        currency: line.assessed.currency().as_str().to_owned(),
        base: line.base.map(decimal),
        quantity: line.quantity.as_ref().map(|(value, unit)| ToldQuantity { value: value.to_string(), unit }),
        rate: line.rate.map(|rate| rate.to_string()),
        relief: decimal(line.relief),
        preference: line.preference.as_deref(),
        assessed: decimal(line.assessed),
        payable: decimal(line.payable),
        payment_method: line.payment_method.as_deref(),
    }
}

fn note(note: &Note) -> ToldNote<'_> {
    ToldNote { code: &note.code, text: &note.text, due: note.due }
}
