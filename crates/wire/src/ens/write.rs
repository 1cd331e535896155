//! Writes an entry summary as CC315A.

use super::header::EntrySummary;
use crate::bind::write_children;
use crate::wco::begin;
use crate::xml::Space;

/// UTF-8 XML.
pub fn write(summary: &EntrySummary) -> Vec<u8> {
    let mut out = Vec::with_capacity(4 * 1024);
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    begin(&mut out, "ie:CC315A", &[("xmlns:ie", Space::EntrySummary)]);
    write_children(&mut out, &summary.to_message(), "");
    out.extend_from_slice(b"</ie:CC315A>\n");
    out
}
