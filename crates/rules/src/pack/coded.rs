//! Fields whose values come from a code list: one rule a field, all under one code.

use model::node::Class;

use super::compile::{fault, severity};
use super::file::CodedText;
use super::place::{Blamed, Place};
use super::{Piece, Rule, RuleInfo};
use crate::cel::typing::{Shown, index_of, test};
use crate::cel::{Dialect, parse};
use crate::declared::UNIT;
use crate::error::CompileError;
use crate::expr::{Path, Test, Text};
use crate::scope::DEEPEST;

pub(super) fn compile(
    text: &CodedText,
    file: &str,
    root: &'static Class,
    rules: &mut Vec<Rule>,
    errors: &mut Vec<CompileError>,
) {
    let called = format!("{file}, {}", text.code);
    for field in &text.fields {
        match rule(text, field, root) {
            Ok(rule) => rules.push(rule),
            Err(message) => errors.push(fault(&called, message)),
        }
    }
}

fn rule(text: &CodedText, field: &str, root: &'static Class) -> Result<Rule, String> {
    let (leaf, unit) = match field.strip_suffix(".currency").or_else(|| field.strip_suffix(".unit")) {
        Some(leaf) => (leaf, true),
        None => (field, false),
    };
    let (place, name) = leaf.rsplit_once('.').unwrap_or(("", leaf));
    let place_text = place.to_owned();
    let place = Place::resolve(place, root)?;
    let class = place.classes.last().copied().ok_or("no class")?;
    let index = index_of(class, name)?;
    let steps = [index as u32].into_iter().chain(unit.then_some(UNIT)).collect();
    let path = Path { slot: place.depth(), steps };
    let at: Blamed = place.blamed(name)?;
    let list: Box<str> = text.list.as_str().into();
    let words = |text: &str| Piece::Words(text.to_owned());
    let what = if unit { format!("{} of {name}", text.what) } else { format!("{} ({name})", text.what) };
    let message = vec![
        words(&format!("{what}: ")),
        Piece::Value(Shown::Text(Text::Value(path.clone()))),
        words(&format!(" is not in the code list {} on this day", text.list)),
    ];
    let code = match text.part {
        Some((from, to)) => {
            let count = to.checked_sub(from).ok_or("part ends before it begins")?;
            Text::Take(Box::new(Text::Skip(Box::new(Text::Value(path)), from)), count)
        }
        None => Text::Value(path),
    };
    let when = text.when.as_deref().map(|when| guard(when, root)).transpose()?;
    let info = RuleInfo {
        code: text.code.clone(),
        severity: severity(&text.severity)?,
        place: place_text,
        must: format!("list_has(\"{}\", {field})", text.list),
        when: text.when.clone().unwrap_or_default(),
        message: format!("{what} is not in the code list {}", text.list),
        hint: text.hint.clone(),
        since: None,
        until: None,
    };
    let must = Test::Listed { list, code };
    Ok(Rule { info, steps: place.steps, when, must, at, message, shares_code: true })
}

/// A condition over the whole declaration; it stands in slot 0 whatever the place.
fn guard(when: &str, root: &'static Class) -> Result<Test, String> {
    let names = Place::resolve("", root)?.names(DEEPEST).ok_or("no class")?;
    let fault = |fault: crate::error::Fault| format!("when (column {}): {}", fault.at + 1, fault.message);
    test(&parse(when, Dialect::Cel).map_err(fault)?, &names).map_err(fault)
}
