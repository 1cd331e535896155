//! Walks the map: moves leaves out of a message into the data set, and copies them back.

use model::node::{ManySlot, Node, Slot, Value};
use model::{Amount, Measure, Moment, Numeric, Text};

use super::map::{Leaf, Part};

/// Moves every leaf of the map from the message to the declaration. Parts nest as deep as the map does.
pub(super) fn forth(part: &Part, ens: &mut dyn Node, wco: &mut dyn Node) {
    for leaf in part.leaves {
        move_leaf(leaf, ens, wco);
    }
    for list in part.lists {
        if matches!(value_at(ens, list.ens), Value::Absent) {
            continue;
        }
        let (Some(Slot::Many(from)), Some(Slot::Many(to))) = (slot_at(ens, list.ens), slot_at(wco, list.wco)) else {
            continue;
        };
        for at in 0..from.len() {
            let to = to.push();
            if let Some(from) = from.at_mut(at) {
                forth(list, from, to);
            }
        }
    }
}

/// Copies every leaf of the map back; lists of the message get as many entries as those of the declaration.
pub(super) fn back(part: &Part, wco: &dyn Node, ens: &mut dyn Node) {
    for leaf in part.leaves {
        copy_leaf(leaf, wco, ens);
    }
    for list in part.lists {
        let from = value_at(wco, list.wco);
        let entries = if let Value::Many(list) = &from { list.len() } else { 0 };
        if entries == 0 && matches!(value_at(ens, list.ens), Value::Absent) {
            continue;
        }
        let Some(Slot::Many(to)) = slot_at(ens, list.ens) else { continue };
        resize(to, entries);
        let Value::Many(from) = from else { continue };
        for at in 0..entries {
            if let (Some(from), Some(to)) = (from.at(at), to.at_mut(at)) {
                back(list, from, to);
            }
        }
    }
}

fn resize(list: &mut dyn ManySlot, entries: usize) {
    while list.len() > entries {
        list.remove(list.len() - 1);
    }
    while list.len() < entries {
        list.push();
    }
}

fn move_leaf(leaf: &Leaf, ens: &mut dyn Node, wco: &mut dyn Node) {
    match leaf {
        Leaf::Same(from, to) => {
            if let Some(text) = take(ens, from) {
                put(wco, to, text, None);
            }
        }
        Leaf::Minute(from, to) => {
            if let Some(text) = take(ens, from) {
                put(wco, to, text, Some(Text::const_new("203")));
            }
        }
        Leaf::Document(from, category, kind) => {
            if let Some(text) = take(ens, from) {
                let first = text.chars().next().map_or(0, char::len_utf8);
                let (head, rest) = text.split_at_checked(first).unwrap_or((&text, ""));
                put(wco, category, Text::from(head), None);
                put(wco, kind, Text::from(rest), None);
            }
        }
    }
}

fn copy_leaf(leaf: &Leaf, wco: &dyn Node, ens: &mut dyn Node) {
    match leaf {
        Leaf::Same(to, from) | Leaf::Minute(to, from) => {
            if let Some(text) = value_at(wco, from).text() {
                put(ens, to, Text::from(text), None);
            }
        }
        Leaf::Document(to, category, kind) => {
            let (category, kind) = (value_at(wco, category), value_at(wco, kind));
            if category.text().is_some() || kind.text().is_some() {
                let whole = [category.text().unwrap_or_default(), kind.text().unwrap_or_default()].concat();
                put(ens, to, Text::from(whole), None);
            }
        }
    }
}

/// Takes a text out of a message, whose leaves are all texts.
fn take(ens: &mut dyn Node, path: &str) -> Option<Text> {
    value_at(ens, path).text()?;
    match slot_at(ens, path)? {
        Slot::Text(slot) => slot.take(),
        _ => None,
    }
}

fn put(node: &mut dyn Node, path: &str, text: Text, format: Option<Text>) {
    match slot_at(node, path) {
        Some(Slot::Text(slot)) => *slot = Some(text),
        Some(Slot::Numeric(slot)) => *slot = Some(Numeric::new(text)),
        Some(Slot::Amount(slot)) => *slot = Some(Amount { number: Numeric::new(text), currency: None }),
        Some(Slot::Measure(slot)) => *slot = Some(Measure { number: Numeric::new(text), unit: None }),
        Some(Slot::Moment(slot)) => *slot = Some(Moment { text, format }),
        Some(Slot::One(_) | Slot::Many(_)) | None => {}
    }
}

/// The place of a path, with the objects on the way made where they are absent.
fn slot_at<'n>(node: &'n mut dyn Node, path: &str) -> Option<Slot<'n>> {
    let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let field = node.class().fields.iter().position(|f| f.name == head)?;
    let slot = node.slot(field)?;
    let Some(rest) = rest else { return Some(slot) };
    match slot {
        Slot::One(one) => slot_at(one.fill(), rest),
        Slot::Many(list) => {
            if list.is_empty() {
                list.push();
            }
            slot_at(list.at_mut(0)?, rest)
        }
        _ => None,
    }
}

fn value_at<'n>(node: &'n dyn Node, path: &str) -> Value<'n> {
    let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let Some(field) = node.class().fields.iter().position(|f| f.name == head) else { return Value::Absent };
    match (node.get(field), rest) {
        (value, None) => value,
        (Value::One(inner), Some(rest)) => value_at(inner, rest),
        (Value::Many(list), Some(rest)) => list.at(0).map_or(Value::Absent, |inner| value_at(inner, rest)),
        _ => Value::Absent,
    }
}
