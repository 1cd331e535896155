//! Our own rule packs: TOML files whose rules hold for places of the declaration data set.

mod coded;
mod compile;
mod file;
mod place;
mod run;

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::Severity;
use model::node::{Class, Node};
use model::{Finding, node};

use crate::cel::typing::Shown;
use crate::error::CompileError;
use crate::expr::Test;
use crate::host::Context;
use crate::scope::Scope;

/// Rules compiled for one root class, ready to run any number of times.
#[derive(Debug)]
pub struct Pack {
    rules: Vec<Rule>,
    scopes: Scope,
    /// WCO id of the root class, with which pointers begin.
    root: String,
    /// Our codes, and the codes that the economy publishes for the same.
    published: BTreeMap<String, String>,
}

#[derive(Debug)]
struct Rule {
    info: RuleInfo,
    /// The fields that lead to its place.
    steps: Vec<u32>,
    when: Option<Test>,
    must: Test,
    at: place::Blamed,
    message: Vec<Piece>,
    /// One of several rules that are one to the reader.
    shares_code: bool,
}

/// A piece of a message: words, or a value of the message.
#[derive(Debug)]
enum Piece {
    Words(String),
    Value(Shown),
}

/// What a manual says about a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Stable code, such as `CW-2103`.
    pub code: String,
    pub severity: Severity,
    /// Our path of the place it holds for; empty for the whole declaration.
    pub place: String,
    /// The condition as written.
    pub must: String,
    /// The guard as written; empty where it always holds.
    pub when: String,
    /// The message, values shown as `{path}`.
    pub message: String,
    pub hint: String,
    /// First day on which it holds.
    pub since: Option<Date>,
    /// Last day on which it holds.
    pub until: Option<Date>,
}

impl Pack {
    /// Compiles TOML texts, each with the name to use in errors, for declarations of the class `root`.
    ///
    /// A later file may switch off rules of earlier ones (`off = ["CW-2103"]`), or change their severity. Gives every fault, not only the first.
    pub fn compile(files: &[(&str, &str)], root: &'static Class) -> Result<Pack, Vec<CompileError>> {
        compile::compile(files, root)
    }

    /// Every finding of one declaration. A rule that cannot be judged, because a value is absent, finds nothing.
    pub fn run(&self, root: &dyn Node, context: Context<'_>) -> Vec<Finding> {
        run::run(self, root, context)
    }

    /// The code that the economy publishes for one of ours; `None` where it has none of that meaning.
    pub fn published(&self, code: &str) -> Option<&str> {
        self.published.get(code).map(String::as_str)
    }

    /// What the pack's rules are, in the order of the files.
    pub fn rules(&self) -> impl Iterator<Item = &RuleInfo> {
        self.rules.iter().map(|rule| &rule.info)
    }
}

/// The class of a field that holds objects.
fn inner(kind: node::Kind) -> Option<&'static Class> {
    match kind {
        node::Kind::One(class) | node::Kind::Many(class) => Some(class),
        _ => None,
    }
}
