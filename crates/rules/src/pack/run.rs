//! Runs a pack over one declaration.

use std::fmt::Write;

use model::Finding;
use model::node::Node;

use super::{Pack, Piece, Rule};
use crate::cel::typing::Shown;
use crate::declared::{Declared, Handle};
use crate::eval::Eval;
use crate::expr::Test;
use crate::host::Context;

/// A message with more faults than this is beyond repair; the rest would only cost memory.
const MOST: usize = 10_000;

type Run<'a, 'c> = Eval<'a, 'c, Declared>;

pub(super) fn run(pack: &Pack, root: &dyn Node, context: Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let root = Handle::root(root);
    let mut eval = Eval::new(&Declared, root, context);
    pack.scopes.walk(&mut eval, root, 0, &mut |eval, index, depth| {
        let Some(rule) = pack.rules.get(index) else { return };
        if findings.len() < MOST && blames(rule, eval) {
            findings.push(finding(pack, rule, depth, eval));
        }
    });
    if eval.exhausted() {
        let message = "the declaration is too large to be checked as a whole";
        findings
            .push(Finding::error("CW-2000", pack.root.as_str(), message).hint("Split it into several declarations."));
    }
    findings
}

/// In force, its guard true, its condition false.
fn blames<'a>(rule: &'a Rule, eval: &mut Run<'a, '_>) -> bool {
    let day = eval.context.day;
    let in_force = rule.info.since.is_none_or(|since| since <= day) && rule.info.until.is_none_or(|until| day <= until);
    in_force
        && rule.when.as_ref().is_none_or(|when| eval.test(when) == Some(true))
        && eval.test(&rule.must) == Some(false)
}

fn finding<'a>(pack: &'a Pack, rule: &'a Rule, depth: usize, eval: &mut Run<'a, '_>) -> Finding {
    let mut message = String::new();
    for piece in &rule.message {
        match piece {
            Piece::Words(words) => message.push_str(words),
            Piece::Value(Shown::Text(text)) => message.extend(eval.text(text).unwrap_or("(none)").chars().take(120)),
            Piece::Value(Shown::Number(number)) => match eval.number(number) {
                Some(number) => message.push_str(&number.normalize().to_string()),
                None => message.push_str("(none)"),
            },
        }
    }
    Finding {
        code: rule.info.code.clone().into(),
        severity: rule.info.severity,
        pointer: pointer(pack, rule, depth, eval),
        message,
        hint: hint(rule, eval),
    }
}

/// The rule's hint; before it, where a code is in no list, the code that was probably meant.
fn hint<'a>(rule: &'a Rule, eval: &mut Run<'a, '_>) -> String {
    let Test::Listed { list, code } = &rule.must else { return rule.info.hint.clone() };
    let near = eval.text(code).and_then(|code| eval.context.lists.nearest(list, code));
    match near {
        Some(near) => format!("Did you mean {near}? {}", rule.info.hint),
        None => rule.info.hint.clone(),
    }
}

/// The path of the scope's nodes down to the blamed field's depth, then the blamed field.
fn pointer(pack: &Pack, rule: &Rule, depth: usize, eval: &Run<'_, '_>) -> String {
    let mut pointer = pack.root.clone();
    let mut class = eval.slots.first().copied().flatten().and_then(|node| node.class());
    let steps = rule.steps.iter().zip(eval.slots.iter().skip(1)).take(rule.at.depth.min(depth));
    for (step, node) in steps {
        let Some(node) = node else { break };
        let wco = class.and_then(|class| class.fields.get(*step as usize)).map_or("", |field| field.wco);
        let _ = match node.index() {
            Some(index) => write!(pointer, "/{wco}[{}]", index + 1),
            None => write!(pointer, "/{wco}"),
        };
        class = node.class();
    }
    pointer.push_str(&rule.at.tail);
    pointer
}
