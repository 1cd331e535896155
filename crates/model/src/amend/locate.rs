//! Finds the place that a pointer names, entries of lists by their sequence numbers.

use crate::dataset::Declaration;
use crate::node::{Class, Kind, Node, Nodes, Value};
use crate::pointer::{Place, PlaceStep};

/// The place with list positions as `root` has them; `None` beyond the next free entry of a list.
pub(super) fn locate(root: &Declaration, place: &Place) -> Option<Vec<PlaceStep>> {
    let mut steps: Vec<PlaceStep> = Vec::with_capacity(place.steps.len());
    for step in &place.steps {
        let way = Place { steps: steps.clone() };
        let value = match way.read(root) {
            Value::One(node) => node.get(step.field),
            _ => Value::Absent,
        };
        let index = match (step.index, value) {
            (Some(index), Value::Many(list)) => Some(entry(list, index)?),
            (Some(index), _) if index > 0 && !numbered(&steps, step) => return None,
            (Some(_), _) => Some(0),
            (None, _) => None,
        };
        steps.push(PlaceStep { field: step.field, index });
    }
    Some(steps)
}

/// Where entry number `index` + 1 of a list is, or would be added.
fn entry(list: &dyn Nodes, index: usize) -> Option<usize> {
    let number = (index + 1).to_string();
    let entries = || (0..list.len()).filter_map(|at| Some((at, list.at(at)?)));
    let is_numbered = list.at(0).and_then(|node| sequence(node.class())).is_some();
    if is_numbered {
        let named = entries().find(|(_, node)| sequence_of(*node).is_some_and(|n| n == number));
        return Some(named.map_or(list.len(), |(at, _)| at));
    }
    (index <= list.len()).then_some(index)
}

pub(super) fn sequence(class: &Class) -> Option<usize> {
    class.fields.iter().position(|f| f.name == "sequence")
}

fn sequence_of(node: &dyn Node) -> Option<&str> {
    node.get(sequence(node.class())?).text().map(str::trim)
}

/// True if the entries of the list at this step have sequence numbers.
fn numbered(way: &[PlaceStep], step: &PlaceStep) -> bool {
    let mut class = Declaration::CLASS;
    for step in way.iter().chain([step]) {
        match class.fields.get(step.field).map(|f| f.kind) {
            Some(Kind::One(inner) | Kind::Many(inner)) => class = inner,
            _ => return false,
        }
    }
    sequence(class).is_some()
}
