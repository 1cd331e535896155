//! Strict, bounded reading of XML 1.0 with namespaces; quick-xml finds the tokens, this module judges them.

pub mod chars;
mod encoding;
mod markup;
mod opening;
mod reader;
mod references;
mod scope;
mod tag;
mod token;
pub(crate) mod uri;

pub use encoding::{Decoded, decode};
pub use reader::Reader;
pub use scope::{NONE, XML, XML_NAMESPACE, XSI, XSI_NAMESPACE};
pub use token::{Attribute, Name, Token};

/// Why reading stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Byte offset in the decoded text.
    pub offset: usize,
    /// Plain words for a person.
    pub reason: String,
    /// True when the document was refused by a limit or for its DTD; false when it is not well-formed.
    pub refused: bool,
}

impl Broken {
    pub(crate) fn malformed(offset: usize, reason: impl Into<String>) -> Self {
        Self { offset, reason: reason.into(), refused: false }
    }

    pub(crate) fn refused(offset: usize, reason: impl Into<String>) -> Self {
        Self { offset, reason: reason.into(), refused: true }
    }
}

/// Line and column (in characters), both from 1, of a byte offset.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    (line, before.get(line_start..).unwrap_or("").chars().count() + 1)
}
