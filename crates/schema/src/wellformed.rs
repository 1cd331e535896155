//! Is a document namespace-well-formed XML 1.0, within the limits and without a DTD?

use crate::xml::{Broken, Reader, Token, decode, position};
use crate::{Fault, Kind, Limits};

/// Reads the whole document; the error is the first thing wrong with it, with line and reason.
///
/// The namespace constraints (declared prefixes, no attribute twice under one expanded name) are part of it. A document
/// with a DTD is refused: its entities are never looked at, let alone expanded.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    if let Some(fault) = too_long(bytes, limits) {
        return Err(fault);
    }
    let decoded = decode(bytes);
    let mut reader = Reader::new(&decoded, limits);
    loop {
        match reader.read() {
            Ok(Token::Finish) => return Ok(()),
            Ok(_) => {}
            Err(broken) => return Err(fault_of(&decoded.text, broken)),
        }
    }
}

/// The fault of a document that is longer than allowed.
pub(crate) fn too_long(bytes: &[u8], limits: &Limits) -> Option<Fault> {
    (bytes.len() > limits.bytes).then(|| Fault {
        line: 1,
        column: 1,
        path: "/".to_owned(),
        message: format!("the document has {} bytes; at most {} are read", bytes.len(), limits.bytes),
        kind: Kind::Refused,
    })
}

/// A reader's stop as a fault.
pub(crate) fn fault_of(text: &str, broken: Broken) -> Fault {
    let (line, column) = position(text, broken.offset);
    let kind = if broken.refused { Kind::Refused } else { Kind::NotWellFormed };
    Fault { line, column, path: "/".to_owned(), message: broken.reason, kind }
}
