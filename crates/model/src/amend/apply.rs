//! Sets and removes what stands at a place.

use super::locate::sequence;
use crate::Numeric;
use crate::copy::{copy, copy_object};
use crate::dataset::Declaration;
use crate::node::{Node, Slot, Value};
use crate::pointer::{Place, PlaceStep};

/// Makes the place hold `wanted`; `steps` is where it is, `place` how it was pointed at.
pub(super) fn set(root: &mut Declaration, steps: &[PlaceStep], place: &Place, wanted: &Value<'_>) {
    let Some((last, way)) = steps.split_last() else { return };
    let mut node: &mut dyn Node = root;
    for (step, named) in way.iter().zip(&place.steps) {
        match enter(node, *step, named.index) {
            Some(next) => node = next,
            None => return,
        }
    }
    match (wanted, last.index) {
        (Value::One(from), Some(_)) => {
            if let Some(entry) = enter(node, *last, last.index) {
                copy_object(*from, entry);
            }
        }
        (value, _) => {
            if let Some(slot) = node.slot(last.field) {
                copy(value, slot);
            }
        }
    }
}

/// One step down; an absent object or the next free entry is made. A new entry gets the number it was named by.
fn enter(node: &mut dyn Node, step: PlaceStep, named: Option<usize>) -> Option<&mut dyn Node> {
    match node.slot(step.field)? {
        Slot::One(one) => Some(one.fill()),
        Slot::Many(list) => {
            let index = step.index.unwrap_or(0);
            if index >= list.len() {
                let number = named.unwrap_or(list.len()) + 1;
                let entry = list.push();
                if let Some(Slot::Numeric(slot)) = sequence(entry.class()).and_then(|field| entry.slot(field)) {
                    *slot = Some(Numeric::new(number.to_string()));
                }
            }
            list.at_mut(index)
        }
        _ => None,
    }
}

/// Takes away what is at the place.
pub(super) fn remove(root: &mut Declaration, steps: &[PlaceStep]) {
    if matches!(Place { steps: steps.to_vec() }.read(root), Value::Absent) {
        return;
    }
    let Some((last, way)) = steps.split_last() else { return };
    let mut node: &mut dyn Node = root;
    for step in way {
        match enter(node, *step, None) {
            Some(next) => node = next,
            None => return,
        }
    }
    match (node.slot(last.field), last.index) {
        (Some(Slot::Many(list)), Some(index)) => list.remove(index),
        (Some(slot), _) => copy(&Value::Absent, slot),
        (None, _) => {}
    }
}
