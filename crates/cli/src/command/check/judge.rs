//! The judgement of one file: form, then a schema, then rules; what was asked for, compiled once.

use std::path::Path;

use app::App;
use model::{Finding, Severity};
use rules::asserts::Asserts;
use wire::{Limits, Message};

use super::{Verdict, kind};
use crate::args::{Check, Kind};
use crate::exit::Exit;
use crate::{input, node};

pub struct Judge {
    schema: Option<Against>,
    rules: Option<Rules>,
    node: App,
    runtime: tokio::runtime::Runtime,
}

/// A schema, by the kind of its file.
enum Against {
    Xml(Box<schema::Schema>),
    Json(Box<jsonschema::Validator>),
}

enum Rules {
    /// Declarative asserts over XML.
    Asserts(Box<Asserts>),
    /// A pack of our own form over declarations.
    Pack(Box<rules::Pack>),
}

impl Judge {
    pub fn new(args: &Check) -> Result<Judge, Exit> {
        let schema = args.schema.as_deref().map(compile_schema).transpose()?;
        let rules = args.rules.as_deref().map(compile_rules).transpose()?;
        let runtime = node::runtime()?;
        let profile = node::profile(&args.profile)?;
        #[expect(clippy::disallowed_methods, reason = "law is applied as of the day of the check")]
        let now = jiff::Timestamp::now();
        let node = runtime.block_on(node::in_memory(profile, tariff::Tariff::default(), now))?;
        Ok(Judge { schema, rules, node, runtime })
    }

    pub fn file(&self, bytes: &[u8], given: Option<Kind>) -> Verdict {
        let found = kind::of(bytes, given);
        let mut findings = Vec::new();
        let schema_valid = self.schema.as_ref().map(|schema| schema.judge(bytes, &mut findings));
        match (&self.rules, found) {
            (Some(rules), _) => {
                findings.clear();
                findings.extend(self.ruled(rules, bytes));
            }
            (None, Some(Kind::Wco)) => findings.extend(self.declaration(bytes)),
            (None, Some(Kind::Ens)) => findings.extend(wire::read(bytes, &Limits::default()).findings),
            (None, _) if schema_valid.is_none() => findings.extend(well_formed(bytes)),
            (None, _) => {}
        }
        Verdict { kind: kind::name(found), schema_valid, findings }
    }

    /// All layers, as lodging would check it.
    fn declaration(&self, bytes: &[u8]) -> Vec<Finding> {
        let read = wire::read(bytes, &Limits::default());
        match read.message {
            Some(Message::Declaration(submission)) if submission.declaration.function_code.as_deref() == Some("9") => {
                match self.runtime.block_on(self.node.check(bytes)) {
                    Ok(checked) => checked.findings,
                    Err(findings) => findings,
                }
            }
            _ => read.findings,
        }
    }

    fn ruled(&self, rules: &Rules, bytes: &[u8]) -> Vec<Finding> {
        match rules {
            Rules::Asserts(asserts) => match wire::read_tree(bytes, asserts.names(), &Limits::default()) {
                Ok(tree) => asserts.run(&tree),
                Err(finding) => vec![finding],
            },
            Rules::Pack(pack) => {
                let read = wire::read(bytes, &Limits::default());
                let Some(Message::Declaration(submission)) = read.message else { return read.findings };
                let day = self.node.day(self.node.now());
                let lists = clearance::check::ListsOn(self.node.profile().lists.as_of(day));
                pack.run(&submission.declaration, rules::Context { day, lists: &lists })
            }
        }
    }
}

impl Against {
    /// The faults as findings; whether there were none.
    fn judge(&self, bytes: &[u8], findings: &mut Vec<Finding>) -> bool {
        match self {
            Against::Xml(schema) => {
                let verdict = schema.validate(bytes, &schema::Limits::default());
                for fault in &verdict.faults {
                    let text = format!("line {}, column {}: {}", fault.line, fault.column, fault.message);
                    findings.push(Finding::error("CW-0010", fault.path.clone(), text));
                }
                verdict.is_valid()
            }
            Against::Json(schema) => {
                let document = match serde_json::from_slice(bytes) {
                    Ok(document) => document,
                    Err(error) => {
                        findings.push(Finding::error("CW-0011", "", format!("not JSON: {error}")));
                        return false;
                    }
                };
                let before = findings.len();
                findings.extend(
                    schema
                        .iter_errors(&document)
                        .map(|error| Finding::error("CW-0010", error.instance_path().to_string(), error.to_string())),
                );
                findings.len() == before
            }
        }
    }
}

fn compile_schema(path: &Path) -> Result<Against, Exit> {
    let at_fault = |error: &dyn std::fmt::Display| Exit::input(format!("{}: {error}", path.display()));
    if path.extension().is_some_and(|kind| kind == "json") {
        let schema = serde_json::from_slice(&input::bytes(path)?).map_err(|error| at_fault(&error))?;
        let compiled = jsonschema::validator_for(&schema).map_err(|error| at_fault(&error))?;
        return Ok(Against::Json(Box::new(compiled)));
    }
    // Locations in a schema are relative to its own file; nothing but files is ever read.
    let resolve = |location: &str| input::read(Path::new(location)).ok();
    let compiled = schema::Schema::compile(&path.to_string_lossy(), resolve).map_err(|error| at_fault(&error))?;
    Ok(Against::Xml(Box::new(compiled)))
}

fn compile_rules(argument: &str) -> Result<Rules, Exit> {
    let texts = input::rule_files(argument)?;
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let faults = |errors: Vec<rules::CompileError>| {
        Exit::input(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    let file = argument.split_once('#').map_or(argument, |(file, _)| file);
    if Path::new(file).extension().is_some_and(|kind| kind == "toml") {
        return Ok(Rules::Pack(Box::new(clearance::check::compile(&files).map_err(faults)?)));
    }
    Ok(Rules::Asserts(Box::new(Asserts::compile(&files).map_err(faults)?)))
}

/// Kinds that are only validated against a schema are at least well-formed.
fn well_formed(bytes: &[u8]) -> Option<Finding> {
    let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if matches!(start, Some(b'{' | b'[')) {
        let error = serde_json::from_slice::<serde::de::IgnoredAny>(bytes).err()?;
        return Some(Finding::error("CW-0011", "", format!("not JSON: {error}")));
    }
    let fault = schema::wellformed::check(bytes, &schema::Limits::default()).err()?;
    let text = format!("line {}, column {}: {}", fault.line, fault.column, fault.message);
    let mut finding = Finding::error("CW-0012", fault.path, text);
    finding.severity = Severity::Error;
    Some(finding)
}
