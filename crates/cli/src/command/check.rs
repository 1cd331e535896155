//! `clearway check`: every fault of each file, one line a file.

mod judge;
mod kind;

use model::{Finding, Severity};
use serde_json::{Value, json};

use crate::args::Check;
use crate::exit::{Exit, ended};
use crate::input;

/// What a check says of one file.
pub struct Verdict {
    pub kind: &'static str,
    /// None where no schema was given.
    pub schema_valid: Option<bool>,
    pub findings: Vec<Finding>,
}

impl Verdict {
    fn refused(&self) -> bool {
        Finding::refuse(&self.findings) || self.schema_valid == Some(false)
    }
}

pub fn run(args: &Check) -> Exit {
    ended(check(args))
}

fn check(args: &Check) -> Result<Exit, Exit> {
    let judge = judge::Judge::new(args)?;
    let mut refused = false;
    for path in &args.files {
        let verdict = match input::read(path) {
            Ok(bytes) => judge.file(&bytes, args.kind),
            Err(error) => unreadable(&error),
        };
        refused |= verdict.refused();
        let name = path.display().to_string();
        if args.json {
            println!("{}", line(&name, &verdict));
        } else {
            print_text(&name, &verdict);
        }
    }
    Ok(if refused { Exit::Input(None) } else { Exit::Done })
}

fn unreadable(error: &std::io::Error) -> Verdict {
    let finding = Finding::error("CW-0001", "", format!("the file cannot be read: {error}"));
    Verdict { kind: "unknown", schema_valid: None, findings: vec![finding] }
}

fn line(name: &str, verdict: &Verdict) -> Value {
    json!({
        "file": name,
        "kind": verdict.kind,
        "schema_valid": verdict.schema_valid,
        "findings": verdict.findings.iter().map(finding_json).collect::<Vec<_>>(),
        "verdict": if verdict.refused() { "refused" } else { "accepted" },
    })
}

pub fn finding_json(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity.as_str(),
        "pointer": finding.pointer,
        "message": finding.message,
        "hint": finding.hint,
    })
}

fn print_text(name: &str, verdict: &Verdict) {
    let word = if verdict.refused() { "refused" } else { "accepted" };
    println!("{name}: {word} ({})", verdict.kind);
    for finding in &verdict.findings {
        let mark = if finding.severity == Severity::Error { "error" } else { "warning" };
        println!("  {mark} {} at {}: {}", finding.code, finding.pointer, finding.message);
        if !finding.hint.is_empty() {
            println!("        {}", finding.hint);
        }
    }
}
