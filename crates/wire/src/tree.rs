//! XML documents as trees for assert files, and how fast those files run.

use std::time::Duration;

use model::Finding;
use rules::arena::{Arena, Builder, Names};
use rules::asserts::Asserts;

use crate::message::text_of;
use crate::xml::{Broken, Cursor, Token};
use crate::{Limits, code};

/// Reads a document as a tree of the names that a pack knows. What is not well-formed or beyond a limit is a finding.
pub fn read_tree(bytes: &[u8], names: &Names, limits: &Limits) -> Result<Arena, Finding> {
    let text = text_of(bytes, limits)?;
    build(text, names, limits).map_err(|broken| broken.finding(text, String::new()))
}

fn build(text: &str, names: &Names, limits: &Limits) -> Result<Arena, Broken> {
    let mut cursor = Cursor::new(text, limits)?;
    let mut builder = Builder::new(names);
    loop {
        let built = match cursor.next()? {
            Token::Start(tag) if tag.prefix.is_empty() => builder.start(tag.local, tag.local),
            Token::Start(tag) => builder.start(&format!("{}:{}", tag.prefix, tag.local), tag.local),
            Token::Text(text) => builder.text(&text),
            Token::End => {
                builder.end();
                Ok(())
            }
            Token::Eof => break,
        };
        built.map_err(|error| Broken::new(code::TOO_LARGE, cursor.at(), error.to_string()))?;
    }
    let at = cursor.at();
    builder.finish().map_err(|error| Broken::new(code::NOT_WELL_FORMED, at, error.to_string()))
}

/// What a measurement of assert files found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesBench {
    /// Asserts of the pack.
    pub asserts: usize,
    /// Documents that were measured, each run as often as the others.
    pub documents: usize,
    /// Runs of all asserts over one document.
    pub messages: u64,
    /// Findings in one round over all documents.
    pub findings: usize,
    pub elapsed: Duration,
}

impl RulesBench {
    /// Messages per second of one thread.
    pub fn per_second(&self) -> u64 {
        let nanos = self.elapsed.as_nanos().max(1);
        u64::try_from(u128::from(self.messages) * 1_000_000_000 / nanos).unwrap_or(u64::MAX)
    }
}

/// Runs the asserts over documents read before, round after round, until `clock` (time since some start) has gone on by `for_at_least`.
/// Reading is not counted. One thread.
pub fn bench_rules(
    asserts: &Asserts,
    documents: &[Arena],
    for_at_least: Duration,
    clock: &dyn Fn() -> Duration,
) -> RulesBench {
    let mut found = RulesBench {
        asserts: asserts.len(),
        documents: documents.len(),
        messages: 0,
        findings: 0,
        elapsed: Duration::ZERO,
    };
    let start = clock();
    while found.elapsed < for_at_least && !documents.is_empty() {
        found.findings = documents.iter().map(|document| asserts.run(document).len()).sum();
        found.messages += documents.len() as u64;
        found.elapsed = clock().saturating_sub(start);
    }
    found
}

#[cfg(test)]
mod tests;
