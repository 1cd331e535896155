//! From a finding's pointer to the form field that asks for it.

use model::pointer::Place;
use model::{Finding, Pointer};

use super::answers::Answers;
use super::fields::{EACH_ITEM, Field, general, item_path};
use super::sections::control_name;

/// A finding and the form field it belongs to.
#[derive(Clone, Debug)]
pub struct Fault {
    pub finding: Finding,
    /// Id of the field; empty where the form has none.
    pub anchor: String,
}

/// Findings with no form around them.
pub fn unanchored(findings: Vec<Finding>) -> Vec<Fault> {
    findings.into_iter().map(|finding| Fault { finding, anchor: String::new() }).collect()
}

/// Each finding with the field whose place it names, or the nearest one that contains it or lies within it.
pub fn anchored(findings: Vec<Finding>, answers: &Answers) -> Vec<Fault> {
    let fields = all_fields(answers);
    let anchor = |finding: Finding| Fault { anchor: nearest(&path_of(&finding.pointer), &fields), finding };
    findings.into_iter().map(anchor).collect()
}

/// A pointer as our path; a pointer that is a path already stays.
fn path_of(pointer: &str) -> String {
    let place = pointer.parse::<Pointer>().ok().and_then(|pointer| pointer.place());
    place.map_or_else(|| pointer.to_owned(), |place: Place| place.path())
}

/// Paths and names of all fields of a form with so many items.
fn all_fields(answers: &Answers) -> Vec<(String, String)> {
    let with_path = |field: &&Field| !field.path.is_empty();
    let mut fields: Vec<(String, String)> =
        general().filter(with_path).map(|field| (field.path.to_owned(), field.name.to_owned())).collect();
    for at in 0..answers.items {
        for field in EACH_ITEM.fields.iter().filter(with_path) {
            fields.push((item_path(at, field.path), control_name(field.name, Some(at))));
        }
    }
    fields
}

/// The field with the longest common beginning, counted in whole steps; none where not even the class agrees.
fn nearest(path: &str, fields: &[(String, String)]) -> String {
    let wanted = steps(path);
    if wanted.is_empty() {
        return String::new();
    }
    let score = |(field, _): &&(String, String)| {
        let steps = steps(field);
        let common = steps.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        (common, std::cmp::Reverse(steps.len()))
    };
    let best = fields.iter().max_by_key(score);
    let close_enough = |found: &&(String, String)| score(found).0 >= wanted.len().saturating_sub(1).max(1);
    best.filter(close_enough).map(|(_, name)| name.clone()).unwrap_or_default()
}

/// Steps of a path; a list without position means its first entry.
fn steps(path: &str) -> Vec<String> {
    let listed = |step: &str| step.strip_suffix("[0]").unwrap_or(step).to_owned();
    path.split('.').filter(|step| !step.is_empty()).map(listed).collect()
}
