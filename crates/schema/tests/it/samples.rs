//! Schemas and manifests of the shared test data, and small schemas written in a test.

use schema::{Fault, Limits, Schema, Verdict};
use std::collections::HashMap;
use std::path::Path;

/// Compiles the schema file at a path.
pub fn compile(path: &Path) -> Schema {
    let entry = path.to_str().unwrap();
    Schema::compile(entry, |location| std::fs::read(location).ok()).unwrap_or_else(|error| panic!("{error}"))
}

/// Compiles a schema from texts in memory.
pub fn compile_texts(entry: &str, texts: &[(&str, &str)]) -> Result<Schema, schema::SchemaError> {
    Schema::compile(entry, |location| {
        texts.iter().find(|(name, _)| *name == location).map(|(_, text)| text.as_bytes().to_vec())
    })
}

/// A schema with these global components.
pub fn small(components: &str) -> Schema {
    let text = format!(r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{components}</xs:schema>"#);
    compile_texts("small.xsd", &[("small.xsd", &text)]).unwrap_or_else(|error| panic!("{error}"))
}

/// Why a schema with these global components is refused.
pub fn refused(components: &str) -> String {
    let text = format!(r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{components}</xs:schema>"#);
    compile_texts("small.xsd", &[("small.xsd", &text)]).expect_err("must be refused").to_string()
}

pub fn validate(schema: &Schema, document: &str) -> Verdict {
    schema.validate(document.as_bytes(), &Limits::default())
}

/// `valid`, `invalid` or `not-well-formed`.
pub fn word(verdict: &Verdict) -> &'static str {
    match (verdict.well_formed, verdict.faults.is_empty()) {
        (true, true) => "valid",
        (true, false) => "invalid",
        (false, _) => "not-well-formed",
    }
}

/// A fault in one line.
pub fn line(fault: &Fault) -> String {
    format!("{}:{} {} {}", fault.line, fault.column, fault.path, fault.message)
}

/// The rows of a tab-separated file by the names of its columns.
pub fn rows(path: &Path) -> Vec<HashMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| columns.iter().zip(line.split('\t')).map(|(c, v)| (c.to_string(), v.to_owned())).collect();
    lines.map(row).collect()
}
