//! Declarative assert files: JSON with an element and tests that must hold wherever the element occurs.

mod file;
mod lower;
mod paths;

use std::fmt::Write;

use jiff::civil::Date;
use model::Finding;

use crate::arena::{Arena, Names};
use crate::error::CompileError;
use crate::eval::Eval;
use crate::expr::Test;
use crate::host::{Context, NoLists};
use crate::scope::Scope;

pub use file::files_of_set;

/// Assert files compiled together, ready to run any number of times.
#[derive(Debug)]
pub struct Asserts {
    asserts: Vec<Assert>,
    scopes: Scope,
    names: Names,
    /// Names of the elements that scopes lead through, as written in a location.
    labels: Vec<String>,
}

#[derive(Debug)]
struct Assert {
    code: String,
    message: String,
    hint: String,
    /// Names that lead to its element.
    path: Vec<u32>,
    test: Test,
}

impl Asserts {
    /// Compiles JSON texts, each with the name to use in errors. Gives every fault, not only the first.
    pub fn compile(files: &[(&str, &str)]) -> Result<Asserts, Vec<CompileError>> {
        let mut names = Names::default();
        let mut errors = Vec::new();
        let mut asserts = Vec::new();
        let mut labels = Vec::new();
        for (name, text) in files {
            match file::read(text) {
                Ok(files) => files.iter().for_each(|file| {
                    lower::file(file, name, &mut names, &mut labels, &mut asserts, &mut errors);
                }),
                Err(message) => errors.push(CompileError { rule: (*name).to_owned(), place: None, message }),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut scopes = Scope::default();
        for (index, assert) in asserts.iter().enumerate() {
            scopes.add(&assert.path, index);
        }
        Ok(Asserts { asserts, scopes, names, labels })
    }

    /// The names to build documents with.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// How many asserts there are.
    pub fn len(&self) -> usize {
        self.asserts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.asserts.is_empty()
    }

    /// Every finding of one document that was built with this pack's names. The pointer is the element's location,
    /// such as `/ie:CC315A[1]/GOOITEGDS[2]`; the code is the assert's own.
    pub fn run(&self, document: &Arena) -> Vec<Finding> {
        let mut findings = Vec::new();
        let context = Context { day: Date::ZERO, lists: &NoLists };
        let mut eval = Eval::new(&document, 0, context);
        self.scopes.walk(&mut eval, 0, 0, &mut |eval, index, depth| {
            let Some(assert) = self.asserts.get(index) else { return };
            if eval.test(&assert.test) == Some(false) {
                let nodes = eval.slots.iter().flatten().take(depth + 1);
                let location = self.location(document, &assert.path, nodes.copied());
                let finding = Finding::error(assert.code.clone(), location, assert.message.as_str());
                findings.push(finding.hint(assert.hint.as_str()));
            }
        });
        if eval.exhausted() {
            let message = "the document is too large to be checked as a whole";
            findings.push(Finding::error("CW-2000", format!("/{}[1]", document.root_name()), message));
        }
        findings
    }

    fn location(&self, document: &Arena, path: &[u32], nodes: impl Iterator<Item = u32>) -> String {
        let mut location = format!("/{}[1]", document.root_name());
        for (name, node) in path.iter().zip(nodes.skip(1)) {
            let label = self.labels.get(*name as usize).map_or("", String::as_str);
            let _ = write!(location, "/{label}[{}]", document.position(node));
        }
        location
    }
}
