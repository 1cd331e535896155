//! Compiles the rules of a pack's files; every fault is given.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use model::Severity;
use model::node::Class;

use super::file::{File, RuleText};
use super::place::Place;
use super::{Pack, Piece, Rule, RuleInfo};
use crate::cel::typing::{Names, shown, test};
use crate::cel::{Dialect, parse};
use crate::error::{CompileError, Fault};
use crate::expr::Test;
use crate::scope::Scope;

pub(super) fn compile(files: &[(&str, &str)], root: &'static Class) -> Result<Pack, Vec<CompileError>> {
    let mut errors = Vec::new();
    let mut rules: Vec<Rule> = Vec::new();
    let mut sets = BTreeMap::new();
    let mut published = BTreeMap::new();
    for (name, text) in files {
        let file = match toml::from_str::<File>(text) {
            Ok(file) => file,
            Err(error) => {
                errors.push(fault(name, error.to_string()));
                continue;
            }
        };
        change_earlier(&file, name, &mut rules, &mut errors);
        published.extend(file.published);
        sets.extend(file.sets);
        for rule in &file.rules {
            let called = format!("{name}, {}", rule.code);
            match compile_rule(rule, &called, root, &sets) {
                Ok(rule) => rules.push(rule),
                Err(faults) => errors.extend(faults),
            }
        }
        for coded in &file.coded {
            super::coded::compile(coded, name, root, &mut rules, &mut errors);
        }
    }
    let mut codes = HashSet::new();
    for rule in rules.iter().filter(|rule| !rule.shares_code) {
        if !codes.insert(rule.info.code.as_str()) {
            errors.push(fault("pack", format!("two rules have the code {}", rule.info.code)));
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut scopes = Scope::default();
    for (index, rule) in rules.iter().enumerate() {
        scopes.add(&rule.steps, index);
    }
    Ok(Pack { rules, scopes, root: model::Pointer::ROOT.to_owned(), published })
}

/// What a later file says about rules of earlier ones.
fn change_earlier(file: &File, name: &str, rules: &mut Vec<Rule>, errors: &mut Vec<CompileError>) {
    for code in &file.off {
        let before = rules.len();
        rules.retain(|rule| rule.info.code != *code);
        if before == rules.len() {
            errors.push(fault(name, format!("off names {code:?}, which no earlier rule has")));
        }
    }
    for (code, text) in &file.severity {
        match severity(text) {
            Ok(severity) => {
                let mut found = false;
                for rule in rules.iter_mut().filter(|rule| rule.info.code == *code) {
                    rule.info.severity = severity;
                    found = true;
                }
                if !found {
                    errors.push(fault(name, format!("severity names {code:?}, which no earlier rule has")));
                }
            }
            Err(message) => errors.push(fault(name, message)),
        }
    }
}

pub(super) fn fault(rule: &str, message: impl Into<String>) -> CompileError {
    CompileError { rule: rule.to_owned(), place: None, message: message.into() }
}

type Sets = BTreeMap<String, Vec<String>>;

fn compile_rule(text: &RuleText, called: &str, root: &'static Class, sets: &Sets) -> Result<Rule, Vec<CompileError>> {
    let place = Place::resolve(&text.place, root).map_err(|message| vec![fault(called, message)])?;
    let names = place.names(0).ok_or_else(|| vec![fault(called, "the place has no class")])?;
    let names = Names { sets: sets.iter().map(|(name, codes)| (name.clone(), codes.clone())).collect(), ..names };
    let mut faults = Vec::new();
    let mut kept = |found: Result<Test, Fault>| match found {
        Ok(test) => Some(test),
        Err(found) => {
            faults.push(found.in_rule(called));
            None
        }
    };
    let must = kept(condition(&text.must, &names));
    let when = text.when.as_deref().map(|when| kept(condition(when, &names)));
    let info = info(text).map_err(|message| faults.push(fault(called, message))).ok();
    let at = place.blamed(&text.at).map_err(|message| faults.push(fault(called, message))).ok();
    let message = pieces(&text.message, &names).map_err(|found| faults.push(found.in_rule(called))).ok();
    match (must, info, at, message) {
        (Some(must), Some(info), Some(at), Some(message)) if faults.is_empty() => {
            Ok(Rule { info, steps: place.steps, when: when.flatten(), must, at, message, shares_code: false })
        }
        _ => Err(faults),
    }
}

fn condition(text: &str, names: &Names) -> Result<Test, Fault> {
    test(&parse(text, Dialect::Cel)?, names)
}

pub(super) fn severity(text: &str) -> Result<Severity, String> {
    match text {
        "error" => Ok(Severity::Error),
        "warning" => Ok(Severity::Warning),
        other => Err(format!("severity is \"error\" or \"warning\", not {other:?}")),
    }
}

fn info(text: &RuleText) -> Result<RuleInfo, String> {
    Ok(RuleInfo {
        code: text.code.clone(),
        severity: severity(&text.severity)?,
        place: text.place.clone(),
        must: text.must.clone(),
        when: text.when.clone().unwrap_or_default(),
        message: text.message.clone(),
        hint: text.hint.clone(),
        since: day(text.since.as_deref())?,
        until: day(text.until.as_deref())?,
    })
}

fn day(text: Option<&str>) -> Result<Option<Date>, String> {
    let Some(text) = text else { return Ok(None) };
    text.parse().map(Some).map_err(|_| format!("{text:?} is no day; expected one such as 2026-01-31"))
}

/// Words, and `{expressions}` between them.
fn pieces(message: &str, names: &Names) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut rest = message;
    while let Some((words, behind)) = rest.split_once('{') {
        let at = message.len() - behind.len();
        let (value, after) = behind.split_once('}').ok_or_else(|| Fault::new(at, "the brace is not closed"))?;
        pieces.push(Piece::Words(words.to_owned()));
        pieces.push(Piece::Value(shown(&parse(value, Dialect::Cel)?, names)?));
        rest = after;
    }
    pieces.push(Piece::Words(rest.to_owned()));
    Ok(pieces)
}
