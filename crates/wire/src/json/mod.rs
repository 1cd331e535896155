//! Our JSON of the declaration data set: its keys are our field names, its leaves are strings.
//!
//! `{"function_code":"9","invoice_amount":{"value":"9500","currency":"GBP"}, …}`; a point in time is
//! `{"text":"20260220","format":"102"}`. An amount, measure or point in time without its second part may be a plain
//! string. Stored declarations have this form, version 1: a field may be added, never renamed.

mod leaf;
mod read;
mod write;

pub(crate) use read::{Reading, read_node};
pub(crate) use write::write_node;

use model::{Declaration, Finding};

use crate::Limits;
use crate::findings::Findings;
use crate::message::text_of;

/// Writes a declaration as one JSON object, fields in the order of the data set, absent ones left out.
pub fn write(declaration: &Declaration, out: &mut Vec<u8>) {
    write_node(declaration, out);
}

/// Reads a declaration; every finding refuses it.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Declaration, Vec<Finding>> {
    let text = text_of(bytes, limits).map_err(|finding| vec![finding])?;
    let mut findings = Findings::new(limits.findings);
    let declaration = read_into(text, limits, &mut findings);
    let findings = findings.into_list();
    match declaration {
        Some(declaration) if findings.is_empty() => Ok(declaration),
        _ => Err(findings),
    }
}

/// `None` where the text is no JSON object at all.
pub(crate) fn read_into(text: &str, limits: &Limits, findings: &mut Findings) -> Option<Declaration> {
    let mut declaration = Declaration::default();
    read_node(text, &mut declaration, Reading::new(limits, findings, Declaration::CLASS)).then_some(declaration)
}
