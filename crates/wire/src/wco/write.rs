//! Writes a submission as WCO XML.

use super::metadata::Submission;
use crate::bind::write_children;
use crate::xml::Space;

const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// UTF-8 XML. Without metadata the declaration is the root.
pub fn write(submission: &Submission) -> Vec<u8> {
    let mut out = Vec::with_capacity(16 * 1024);
    out.extend_from_slice(PROLOG.as_bytes());
    if let Some(metadata) = &submission.metadata {
        begin(&mut out, "MetaData", &[("xmlns", Space::MetaData)]);
        write_children(&mut out, metadata, "");
    }
    begin(&mut out, "Declaration", &[("xmlns", Space::Declaration), ("xmlns:ds", Space::DeclarationTypes)]);
    write_children(&mut out, &submission.declaration, "ds:");
    out.extend_from_slice(b"</Declaration>");
    if submission.metadata.is_some() {
        out.extend_from_slice(b"</MetaData>");
    }
    out.push(b'\n');
    out
}

/// A start tag with its namespaces.
pub(crate) fn begin(out: &mut Vec<u8>, element: &str, spaces: &[(&str, Space)]) {
    out.push(b'<');
    out.extend_from_slice(element.as_bytes());
    for (name, space) in spaces {
        out.push(b' ');
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"=\"");
        out.extend_from_slice(space.uri().as_bytes());
        out.push(b'"');
    }
    out.push(b'>');
}
