//! Checks a declaration: shape, rules within the message, stored facts; every fault at once.

mod codes;
mod facts;
mod lists;
mod pack;
mod shape;
mod stored;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use model::{Declaration, Finding};
use rules::{Context, Lists, Pack};

pub use codes::{CODES, CodeText};
pub use facts::facts;
pub use lists::ListsOn;
pub use pack::{compile, files, of_profile};
pub use shape::shape;
pub use stored::{Authorisation, Funds, Guarantee, PreviousRecord, Registry, StoredFacts, Taken};

/// Every finding of a declaration, in the order of the fields they blame.
///
/// `pack` holds the economy's rules, `lists` its code lists as of `day`, the legal day. A declaration that comes in as
/// an amendment's result is checked in the same way. `model::Finding::refuse` says whether the findings refuse it.
pub fn all(declaration: &Declaration, pack: &Pack, lists: &dyn Lists, stored: &StoredFacts, day: Date) -> Vec<Finding> {
    let mut findings = shape(declaration);
    findings.extend(pack.run(declaration, Context { day, lists }));
    findings.extend(facts(declaration, stored));
    in_order(&mut findings);
    findings
}

/// Sorts by pointer, item 2 before item 10, then by code.
pub fn in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| by_step(&a.pointer, &b.pointer).then_with(|| a.code.cmp(&b.code)));
}

fn by_step(a: &str, b: &str) -> std::cmp::Ordering {
    let step = |text: &'_ str| -> (String, u32) {
        let (id, position) = text.split_once('[').unwrap_or((text, ""));
        (id.to_owned(), position.trim_end_matches(']').parse().unwrap_or(0))
    };
    a.split('/').map(step).cmp(b.split('/').map(step))
}
