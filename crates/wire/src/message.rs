//! One way in for every message: what it is, what it says, and everything that is wrong with its form.

use model::{Finding, Movement};

use crate::bind::Binder;
use crate::ens::EntrySummary;
use crate::envelope;
use crate::findings::Findings;
use crate::wco::Submission;
use crate::xml::{Broken, Cursor};
use crate::{Limits, code, json, wco};

/// A message, by its root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Declaration (WCO function 9), amendment (13/COR), invalidation (13/INV) or goods presentation (13/GPR).
    Declaration(Box<Submission>),
    /// Entry summary declaration (IE315).
    EntrySummary(Box<EntrySummary>),
    Movement(Box<Movement>),
    /// A response or report of an authority; never input.
    Response,
}

/// What came of reading. A finding that is an error says that the message breaks its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Absent where the message could not be read as any message.
    pub message: Option<Message>,
    pub findings: Vec<Finding>,
}

impl Read {
    pub(crate) fn refused(finding: Finding) -> Read {
        Read { message: None, findings: vec![finding] }
    }
}

/// Reads WCO XML, movements, entry summaries or our JSON, recognised by their root.
pub fn read(bytes: &[u8], limits: &Limits) -> Read {
    let text = match text_of(bytes, limits) {
        Ok(text) => text,
        Err(finding) => return Read::refused(finding),
    };
    if text.trim_start().starts_with('{') {
        return read_json(text, limits);
    }
    let binder = Cursor::new(text, limits).map(|cursor| Binder::new(cursor, text, &wco::METADATA));
    let mut binder = match binder {
        Ok(binder) => binder,
        Err(broken) => return Read::refused(broken.finding(text, String::new())),
    };
    let message = envelope::read_document(&mut binder);
    finish(message, binder, text)
}

/// A message that is not well-formed is no message, however far it was read.
fn finish(message: Result<Option<Message>, Broken>, mut binder: Binder<'_>, text: &str) -> Read {
    let message = match message {
        Ok(message) => message,
        Err(broken) => {
            let pointer = binder.pointer();
            binder.findings.push(broken.finding(text, pointer));
            None
        }
    };
    Read { message, findings: binder.findings.into_list() }
}

fn read_json(text: &str, limits: &Limits) -> Read {
    let mut findings = Findings::new(limits.findings);
    let declaration = json::read_into(text, limits, &mut findings);
    let message =
        declaration.map(|declaration| Message::Declaration(Box::new(Submission { metadata: None, declaration })));
    Read { message, findings: findings.into_list() }
}

/// The bytes as text, without byte order mark.
pub(crate) fn text_of<'a>(bytes: &'a [u8], limits: &Limits) -> Result<&'a str, Finding> {
    if bytes.len() > limits.bytes {
        let message = format!("the message has {} bytes; at most {} are read", bytes.len(), limits.bytes);
        return Err(Finding::error(code::TOO_LARGE, "", message));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("byte {} is not UTF-8", error.valid_up_to() + 1);
        Finding::error(code::NOT_UTF8, "", message).hint("send the message in UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
