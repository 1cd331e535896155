//! Copies values between objects of the same class, and lists what lies below one.

use crate::node::{Class, Node, Slot, Value};
use crate::pointer::PlaceStep;

/// Makes `to` hold what `from` holds; an absent value clears it.
pub(crate) fn copy(from: &Value<'_>, to: Slot<'_>) {
    match (to, from) {
        (Slot::Text(to), Value::Text(from)) => *to = Some((*from).clone()),
        (Slot::Numeric(to), Value::Numeric(from)) => *to = Some((*from).clone()),
        (Slot::Amount(to), Value::Amount(from)) => *to = Some((*from).clone()),
        (Slot::Measure(to), Value::Measure(from)) => *to = Some((*from).clone()),
        (Slot::Moment(to), Value::Moment(from)) => *to = Some((*from).clone()),
        (Slot::One(to), Value::One(from)) => copy_object(*from, to.fill()),
        (Slot::Many(to), from) => {
            let entries = if let Value::Many(list) = from { list.len() } else { 0 };
            while to.len() > entries {
                to.remove(to.len() - 1);
            }
            let Value::Many(from) = from else { return };
            for at in 0..entries {
                if at >= to.len() {
                    to.push();
                }
                if let (Some(from), Some(to)) = (from.at(at), to.at_mut(at)) {
                    copy_object(from, to);
                }
            }
        }
        (Slot::Text(to), _) => *to = None,
        (Slot::Numeric(to), _) => *to = None,
        (Slot::Amount(to), _) => *to = None,
        (Slot::Measure(to), _) => *to = None,
        (Slot::Moment(to), _) => *to = None,
        (Slot::One(to), _) => to.clear(),
    }
}

/// Every field, absent ones too; objects of different classes are left alone. As deep as the tables are, no deeper.
pub(crate) fn copy_object(from: &dyn Node, to: &mut dyn Node) {
    if !std::ptr::eq::<Class>(from.class(), to.class()) {
        return;
    }
    for field in 0..from.class().fields.len() {
        if let Some(slot) = to.slot(field) {
            copy(&from.get(field), slot);
        }
    }
}

/// A leaf below some value: the way to it, and its text with unit or currency behind.
pub(crate) type Leaf = (Vec<PlaceStep>, String);

pub(crate) fn leaves(value: &Value<'_>, way: &mut Vec<PlaceStep>, found: &mut Vec<Leaf>) {
    match value {
        Value::Absent => {}
        Value::One(node) => leaves_of(*node, way, found),
        Value::Many(list) => {
            for (index, node) in (0..list.len()).filter_map(|i| Some((i, list.at(i)?))) {
                let Some(step) = way.last_mut() else { return };
                step.index = Some(index);
                leaves_of(node, way, found);
            }
        }
        leaf => found.push((way.clone(), shown(leaf))),
    }
}

fn leaves_of(node: &dyn Node, way: &mut Vec<PlaceStep>, found: &mut Vec<Leaf>) {
    for field in 0..node.class().fields.len() {
        way.push(PlaceStep { field, index: None });
        leaves(&node.get(field), way, found);
        way.pop();
    }
}

fn shown(leaf: &Value<'_>) -> String {
    let text = leaf.text().unwrap_or_default();
    let unit = match leaf {
        Value::Amount(amount) => amount.currency.as_deref(),
        Value::Measure(measure) => measure.unit.as_deref(),
        _ => None,
    };
    unit.map_or_else(|| text.to_owned(), |unit| format!("{text} {unit}"))
}
