//! What the tests share: files of published data, small tariffs, dutiable items.

use std::path::Path;

use codelist::Profile;
use jiff::civil::{Date, date};
use model::{Declaration, Text};
use rust_decimal::Decimal;
use tariff::{Assessment, Expression, Measure, Nomenclature, Origin, Tariff};

pub const DAY: Date = date(2024, 6, 1);

pub fn uk() -> Profile {
    codelist::shipped("uk-cds").unwrap().unwrap()
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A tab-separated file as rows of `(column, value)` look-ups.
pub struct Table {
    header: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone)]
pub struct Row {
    cells: Vec<String>,
    columns: std::rc::Rc<Vec<String>>,
}

impl Row {
    pub fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    pub fn number(&self, column: &str) -> Option<Decimal> {
        self.get(column).parse().ok()
    }
}

impl Table {
    pub fn read(path: &Path) -> Table {
        let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).from_path(path).unwrap();
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let columns = std::rc::Rc::new(header.clone());
        let rows = reader
            .records()
            .map(|r| Row { cells: r.unwrap().iter().map(str::to_owned).collect(), columns: columns.clone() })
            .collect();
        let table = Table { header, rows };
        assert!(!table.header.is_empty());
        table
    }
}

/// A measure from its parts; the rest as in most of them.
pub fn measure(commodity: &str, tax: &str, expression: &str) -> Measure {
    Measure {
        id: Text::default(),
        commodity: commodity.into(),
        origin: Origin::all(),
        preference: Text::default(),
        tax: tax.into(),
        expression: expression.parse::<Expression>().unwrap(),
        from: date(2019, 1, 1),
        to: None,
        legal_base: "test".into(),
        additional_code: Text::default(),
        quota_order: Text::default(),
        documents: Vec::new(),
    }
}

pub fn tariff(measures: Vec<Measure>) -> Tariff {
    Tariff::new(measures, Nomenclature::default(), "test")
}

/// A declaration of the published samples.
pub fn declaration(path: &Path) -> Option<Declaration> {
    let bytes = std::fs::read(path).unwrap();
    super::declared::read_wco(&bytes)
}

/// `item tax assessed`, one a line, as the tests compare them.
pub fn lines(assessment: &Assessment) -> Vec<String> {
    let line = |l: &tariff::AssessedLine| format!("{} {} {}", l.tax.item, l.tax.tax_type, l.tax.assessed);
    assessment.lines.iter().map(line).collect()
}
