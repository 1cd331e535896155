//! Our own tariff form, read and written: one measure a row.

use jiff::civil::Date;
use model::Text;

use crate::tariff::MAX_CODE;
use crate::{Expression, Measure};

/// Columns that every file has, and those that it may have.
const NEEDED: [&str; 8] =
    ["commodity", "origin", "preference", "tax_type", "expression", "valid_from", "valid_to", "legal_base"];
const OPTIONAL: [&str; 4] = ["additional_code", "quota_order", "measure_id", "documents"];

/// More rows are refused: no tariff has them, and memory is bounded.
const MAX_ROWS: usize = 5_000_000;

/// What is wrong in one row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct RowFault {
    /// From 1, the header included.
    pub line: usize,
    pub message: String,
}

/// The measures of a file, and every row that is none. A rate that is not understood is kept as `manual`.
pub fn read(text: &str) -> (Vec<Measure>, Vec<RowFault>) {
    let mut faults = Vec::new();
    let mut measures = Vec::new();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).trim(::csv::Trim::All).from_reader(text.as_bytes());
    let columns = match reader.headers() {
        Ok(headers) => columns(headers),
        Err(error) => Err(error.to_string()),
    };
    let columns = match columns {
        Ok(columns) => columns,
        Err(message) => return (measures, vec![RowFault { line: 1, message }]),
    };
    for (at, record) in reader.records().enumerate() {
        let line = at + 2;
        if at >= MAX_ROWS {
            faults.push(RowFault { line, message: format!("more than {MAX_ROWS} rows") });
            break;
        }
        match record.map_err(|error| error.to_string()).and_then(|record| row(&record, &columns)) {
            Ok(measure) => measures.push(measure),
            Err(message) => faults.push(RowFault { line, message }),
        }
    }
    (measures, faults)
}

/// Where each column stands, in the order of `NEEDED` and then `OPTIONAL`.
type Columns = [Option<usize>; NEEDED.len() + OPTIONAL.len()];

fn columns(headers: &::csv::StringRecord) -> Result<Columns, String> {
    let mut columns = [None; NEEDED.len() + OPTIONAL.len()];
    for (slot, name) in columns.iter_mut().zip(NEEDED.iter().chain(&OPTIONAL)) {
        *slot = headers.iter().position(|header| header.trim_start_matches('\u{feff}') == *name);
    }
    let missing: Vec<&str> =
        NEEDED.iter().zip(&columns).filter(|(_, slot)| slot.is_none()).map(|(name, _)| *name).collect();
    if missing.is_empty() { Ok(columns) } else { Err(format!("columns are missing: {}", missing.join(", "))) }
}

fn row(record: &::csv::StringRecord, columns: &Columns) -> Result<Measure, String> {
    let mut fields = columns.iter().map(|slot| slot.and_then(|at| record.get(at)).unwrap_or_default());
    let mut field = || fields.next().unwrap_or_default();
    let commodity = field();
    if commodity.len() > MAX_CODE || !commodity.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("expected a commodity of at most {MAX_CODE} digits, found {commodity:?}"));
    }
    let origin = field().parse().map_err(|error: crate::origin::OriginError| error.to_string())?;
    let (preference, tax, expression) = (field(), field(), field());
    if tax.is_empty() {
        return Err("tax_type is empty".to_owned());
    }
    let from = date(field())?.ok_or("valid_from is empty")?;
    let to = date(field())?;
    let legal_base = field();
    let (additional_code, quota_order, id, documents) = (field(), field(), field(), field());
    Ok(Measure {
        id: id.into(),
        commodity: commodity.into(),
        origin,
        preference: preference.into(),
        tax: tax.into(),
        expression: expression.parse().unwrap_or_else(|_| Expression::Manual(expression.into())),
        from,
        to,
        legal_base: legal_base.into(),
        additional_code: additional_code.into(),
        quota_order: quota_order.into(),
        documents: documents.split_whitespace().map(Text::from).collect(),
    })
}

fn date(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("expected a day such as 2026-01-31, found {text:?}"))
}

/// All measures as one file, every column.
pub fn write(measures: &[Measure]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(NEEDED.iter().chain(&OPTIONAL));
    for m in measures {
        let documents: Vec<&str> = m.documents.iter().map(Text::as_str).collect();
        let _ = writer.write_record([
            m.commodity.as_str(),
            &m.origin.to_string(),
            &m.preference,
            &m.tax,
            &m.expression.to_string(),
            &m.from.to_string(),
            &m.to.map(|day| day.to_string()).unwrap_or_default(),
            &m.legal_base,
            &m.additional_code,
            &m.quota_order,
            &m.id,
            &documents.join(" "),
        ]);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
