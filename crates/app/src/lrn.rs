//! What is remembered of a local reference: which message it named, and what came of it.

use std::str::FromStr;

/// Scope of the key.
pub const SCOPE: &str = "lrn";
/// Scope of refused messages that were replaced, by sender, reference and content.
pub const EARLIER: &str = "lrn-earlier";
/// Scope of requests (function 13) and movements, by sender, reference and content: they may carry the reference of
/// the declaration that they are about, so that the content tells one from another.
pub const REQUEST: &str = "request";
/// Scope of keys that say which stream an MRN is.
pub const MRN: &str = "mrn";

/// The value under (sender, LRN). A resend finds the first answer by it, for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// SHA-256 of the message, hexadecimal.
    pub hash: String,
    /// False while a new message may be sent under this reference.
    pub accepted: bool,
    /// Where the events are that answered it.
    pub from: u64,
    pub count: u64,
    pub stream: String,
}

impl std::fmt::Display for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let accepted = if self.accepted { 'a' } else { 'r' };
        write!(f, "{} {accepted} {} {} {}", self.hash, self.from, self.count, self.stream)
    }
}

impl FromStr for Known {
    type Err = crate::Fault;

    fn from_str(text: &str) -> Result<Known, crate::Fault> {
        let fault = || crate::Fault::Other(format!("stored reference cannot be read: {text:?}"));
        let mut parts = text.splitn(5, ' ');
        let mut part = || parts.next().ok_or_else(fault);
        let hash = part()?.to_owned();
        let accepted = part()? == "a";
        let from = part()?.parse().map_err(|_| fault())?;
        let count = part()?.parse().map_err(|_| fault())?;
        Ok(Known { hash, accepted, from, count, stream: part()?.to_owned() })
    }
}

/// The key of a sender's reference. The separator occurs in neither.
pub fn key(sender: &str, lrn: &str) -> String {
    format!("{sender}\u{1f}{lrn}")
}

/// The key of one content under a sender's reference.
pub fn content_key(sender: &str, lrn: &str, hash: &str) -> String {
    format!("{sender}\u{1f}{lrn}\u{1f}{hash}")
}

/// The stream of a declaration: one for each (sender, LRN), for all attempts.
pub fn stream(sender: &str, lrn: &str) -> String {
    let whole = crate::sha256(key(sender, lrn).as_bytes());
    format!("declaration/{}", whole.get(..40).unwrap_or(&whole))
}
