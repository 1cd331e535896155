//! The form as its page shows it: sections of controls, with answers and findings in place.

use super::anchor::Fault;
use super::answers::Answers;
use super::choices::Lists;
use super::control::{Control, Datalist};
use super::fields::{AFTER, Ask, BEFORE, EACH_ITEM, Field, Part};
use crate::html::Shell;

/// One group of questions.
#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub title: String,
    /// Text key; empty for none.
    pub intro: &'static str,
    pub fields: Vec<Control>,
    /// Fields with errors.
    pub missing: usize,
    /// Index of the goods item.
    pub item: usize,
    pub removable: bool,
    pub last_item: bool,
}

/// All sections with the answers so far.
pub fn sections(shell: &Shell, answers: &Answers, lists: &Lists, faults: &[Fault]) -> Vec<Section> {
    let fill = |part: &Part, item: Option<usize>| section(shell, part, item, answers, lists, faults);
    let before = BEFORE.iter().map(|part| fill(part, None));
    let items = (0..answers.items).map(|at| fill(&EACH_ITEM, Some(at)));
    before.chain(items).chain(AFTER.iter().map(|part| fill(part, None))).collect()
}

fn section(
    shell: &Shell,
    part: &Part,
    item: Option<usize>,
    answers: &Answers,
    lists: &Lists,
    faults: &[Fault],
) -> Section {
    let title = shell.t(&format!("section.{}", part.id)).to_owned();
    let fields: Vec<Control> = part.fields.iter().map(|field| control(field, item, answers, lists, faults)).collect();
    Section {
        id: item.map_or_else(|| format!("part-{}", part.id), |at| format!("item{at}")),
        title: item.map_or_else(|| title.clone(), |at| format!("{title} {}", at + 1)),
        intro: if item.is_some_and(|at| at > 0) { "" } else { part.intro },
        missing: fields.iter().filter(|field| field.refused()).count(),
        fields,
        item: item.unwrap_or(0),
        removable: item.is_some() && answers.items > 1,
        last_item: item.is_some_and(|at| at + 1 == answers.items),
    }
}

/// The name of a field in the form: `origin` of the first item is `item0-origin`.
pub fn control_name(name: &str, item: Option<usize>) -> String {
    item.map_or_else(|| name.to_owned(), |at| format!("item{at}-{name}"))
}

fn control(field: &Field, item: Option<usize>, answers: &Answers, lists: &Lists, faults: &[Fault]) -> Control {
    let name = control_name(field.name, item);
    let findings = faults.iter().filter(|fault| fault.anchor == name).map(|fault| fault.finding.clone()).collect();
    let value = if answers.has(&name) { answers.get(&name) } else { field.preset };
    let (choices, list) = match field.ask {
        Ask::Choice(list) => (lists.get(list).to_vec(), ""),
        Ask::Proposal(list) if !lists.get(list).is_empty() => (Vec::new(), list),
        _ => (Vec::new(), ""),
    };
    Control {
        id: name.clone(),
        name,
        label: format!("field.{}", field.name),
        hint: if field.hint { format!("field.{}-hint", field.name) } else { String::new() },
        value: value.to_owned(),
        width: field.width,
        kind: "text",
        numeric: field.ask == Ask::Decimal,
        optional: field.optional,
        long: field.ask == Ask::Long,
        max: field.max,
        choices,
        list,
        autocomplete: "off",
        span: field.ask == Ask::Long,
        findings,
    }
}

/// The lists that the form's proposals need, each once.
pub fn lists(lists: &Lists) -> Vec<Datalist> {
    let names = ["country", "currency", "unit", "document-type", "document-status"];
    let filled = names.into_iter().filter(|name| !lists.get(name).is_empty());
    filled.map(|id| Datalist { id, choices: lists.get(id).to_vec() }).collect()
}
