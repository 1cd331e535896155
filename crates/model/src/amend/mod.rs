//! Applies an amendment (WCO 13/COR): what its pointers name is replaced by what stands there in the request.
//!
//! A named place that is empty in the request is removed. An entry of a list is found by its sequence number where
//! its class has one, else by its position; the next free one is added.

mod apply;
mod locate;

use apply::{remove, set};
use locate::locate;

use crate::Finding;
use crate::copy::{Leaf, leaves};
use crate::dataset::Declaration;
use crate::node::Value;
use crate::pointer::{Place, PlaceStep, Pointer};

/// One leaf that an amendment changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub pointer: Pointer,
    /// Text, with unit or currency behind; `None` where there was nothing.
    pub before: Option<String>,
    /// `None` where it was removed.
    pub after: Option<String>,
}

/// The declaration as amended, and every leaf that differs by it.
///
/// # Errors
/// A finding for each amendment whose pointer is missing, unknown (`CW-0132`), or beyond the end of a list
/// (`CW-0133`), and one where there is no amendment at all (`CW-0131`).
pub fn amend(current: &Declaration, request: &Declaration) -> Result<(Declaration, Vec<Change>), Vec<Finding>> {
    let mut amended = current.clone();
    let (places, mut findings) = places(request);
    let mut changes = Vec::new();
    let mut removals = Vec::new();
    for (pointer, place) in &places {
        let wanted = locate(request, place).map(|steps| Place { steps }.read(request));
        let Some(steps) = locate(&amended, place) else {
            let message = "the place lies beyond the end of its list; entries are added one after another";
            findings.push(Finding::error("CW-0133", pointer.to_string(), message));
            continue;
        };
        match wanted {
            None | Some(Value::Absent) => removals.push((steps, place)),
            Some(wanted) => {
                let before = below(&amended, &steps);
                set(&mut amended, &steps, place, &wanted);
                note(place, before, below(&amended, &steps), &mut changes);
            }
        }
    }
    // From the back, so that no removal moves what another one names.
    removals.sort_by_key(|(steps, _)| std::cmp::Reverse(steps.iter().map(order).collect::<Vec<_>>()));
    removals.dedup_by(|a, b| a.0 == b.0);
    for (steps, place) in removals {
        note(place, below(&amended, &steps), Vec::new(), &mut changes);
        remove(&mut amended, &steps);
    }
    if findings.is_empty() { Ok((amended, changes)) } else { Err(findings) }
}

fn order(step: &PlaceStep) -> (usize, usize) {
    (step.field, step.index.unwrap_or(0))
}

/// What each amendment points at.
fn places(request: &Declaration) -> (Vec<(Pointer, Place)>, Vec<Finding>) {
    let (mut places, mut findings) = (Vec::new(), Vec::new());
    for (at, amendment) in request.amendments.iter().enumerate() {
        let own = || format!("42A/06A[{}]", at + 1);
        let Some(pointer) = Pointer::from_elements(&amendment.pointers) else {
            findings.push(Finding::error("CW-0132", own(), "the amendment points at nothing"));
            continue;
        };
        match pointer.place().filter(|place| !place.steps.is_empty()) {
            Some(place) => places.push((pointer, place)),
            None => {
                let message = format!("the amendment points at {pointer}, which is no field of a declaration");
                findings.push(Finding::error("CW-0132", own(), message));
            }
        }
    }
    if request.amendments.is_empty() {
        findings.push(Finding::error("CW-0131", "42A/06A", "the message amends nothing: it has no Amendment"));
    }
    (places, findings)
}

fn below(root: &Declaration, steps: &[PlaceStep]) -> Vec<Leaf> {
    let mut found = Vec::new();
    let place = Place { steps: steps.to_vec() };
    leaves(&place.read(root), &mut steps.last().copied().into_iter().collect(), &mut found);
    found
}

/// Notes each leaf that differs, at the place as it was pointed at.
fn note(place: &Place, before: Vec<Leaf>, after: Vec<Leaf>, changes: &mut Vec<Change>) {
    let way = |leaf: &Leaf| {
        let mut steps = place.steps.clone();
        // The leaf's way begins with the last step of the place, which is pointed at as a whole or in its list.
        let rest = leaf.0.get(1..).unwrap_or_default();
        if let (Some(last), Some(first)) = (steps.last_mut(), leaf.0.first()) {
            last.index = last.index.or(first.index);
        }
        steps.extend_from_slice(rest);
        Place { steps }.pointer()
    };
    for leaf in &before {
        let now = after.iter().find(|(steps, _)| *steps == leaf.0).map(|(_, text)| text.clone());
        if now.as_ref() != Some(&leaf.1) {
            changes.push(Change { pointer: way(leaf), before: Some(leaf.1.clone()), after: now });
        }
    }
    for leaf in after.iter().filter(|leaf| before.iter().all(|(steps, _)| *steps != leaf.0)) {
        changes.push(Change { pointer: way(leaf), before: None, after: Some(leaf.1.clone()) });
    }
}
