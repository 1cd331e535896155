//! Every house rule that a machine can check, one file per kind.

pub mod arrows;
pub mod generated;
pub mod purity;
pub mod shape;
pub mod words;

use crate::{Fault, Tree};

/// Reads the whole tree and lists what breaks it.
pub type Rule = fn(&Tree) -> Vec<Fault>;

/// Every rule by its name, so that a test can be made of each.
pub const RULES: [(&str, Rule); 5] = [
    ("arrows", arrows::check),
    ("generated", generated::check),
    ("purity", purity::check),
    ("shape", shape::check),
    ("words", words::check),
];

/// All faults of the project, sorted.
pub fn all(tree: &Tree) -> Vec<Fault> {
    let mut faults: Vec<Fault> = RULES.iter().flat_map(|(_, rule)| rule(tree)).collect();
    faults.sort();
    faults.dedup();
    faults
}
