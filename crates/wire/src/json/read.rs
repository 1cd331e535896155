//! Reads any object of the data set from JSON, strictly, with every finding.

use std::fmt;

use model::Finding;
use model::node::{Class, ManySlot, Node, Slot};
use model::pointer::PlaceStep;
use rules::nearest;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::leaf::{Pair, Single};
use crate::bind::{Pointing, locate};
use crate::findings::Findings;
use crate::{Limits, code};

/// Where the reader is, and what it found.
pub(crate) struct Reading<'f> {
    pub limits: Limits,
    findings: &'f mut Findings,
    root: &'static Class,
    steps: Vec<PlaceStep>,
}

impl<'f> Reading<'f> {
    pub fn new(limits: &Limits, findings: &'f mut Findings, root: &'static Class) -> Reading<'f> {
        Reading { limits: limits.clone(), findings, root, steps: Vec::with_capacity(16) }
    }

    pub fn tell(&mut self, code: &'static str, message: impl FnOnce() -> String) {
        if self.findings.wants() {
            let pointer = locate(self.root, Pointing::Names, &self.steps);
            self.findings.push(Finding::error(code, pointer, message()));
        }
    }

    fn unknown(&mut self, class: &'static Class, key: &str) {
        if self.findings.wants() {
            let near = nearest(key, class.fields.iter().map(|f| f.name));
            let hint = near.map(|near| format!("perhaps {near:?} is meant")).unwrap_or_default();
            let pointer = locate(self.root, Pointing::Names, &self.steps);
            let message = format!("the key {key:?} is not known here");
            self.findings.push(Finding::error(code::UNKNOWN_KEY, pointer, message).hint(hint));
        }
    }
}

/// Fills `node` from a text that is one JSON object; false where it is no JSON.
pub(crate) fn read_node(text: &str, node: &mut dyn Node, mut reading: Reading<'_>) -> bool {
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Object { reading: &mut reading, node }.deserialize(&mut json).and_then(|()| json.end());
    if let Err(error) = &read {
        reading.tell(code::NOT_JSON, || error.to_string());
    }
    read.is_ok()
}

struct Object<'r, 'f, 'n> {
    reading: &'r mut Reading<'f>,
    node: &'n mut dyn Node,
}

impl<'de> DeserializeSeed<'de> for Object<'_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let class = self.node.class();
        let mut last = 0;
        while let Some(key) = map.next_key_seed(Key { class, last })? {
            let field = match key {
                Ok(field) => field,
                Err(name) => {
                    self.reading.unknown(class, &name);
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            last = field;
            self.reading.steps.push(PlaceStep { field, index: None });
            match self.node.slot(field) {
                Some(slot) => fill(self.reading, slot, &mut map)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
            self.reading.steps.pop();
        }
        Ok(())
    }

    super::leaf::refuse!("an object");
}

fn fill<'de, A: MapAccess<'de>>(reading: &mut Reading<'_>, slot: Slot<'_>, map: &mut A) -> Result<(), A::Error> {
    match slot {
        Slot::Text(slot) if slot.is_none() => *slot = map.next_value_seed(Single { reading })?,
        Slot::Numeric(slot) if slot.is_none() => {
            *slot = map.next_value_seed(Single { reading })?.map(model::Numeric::new);
        }
        Slot::Amount(slot) if slot.is_none() => {
            let pair = map.next_value_seed(Pair { reading, first: "value", second: "currency" })?;
            *slot = pair.map(|(value, currency)| model::Amount { number: model::Numeric::new(value), currency });
        }
        Slot::Measure(slot) if slot.is_none() => {
            let pair = map.next_value_seed(Pair { reading, first: "value", second: "unit" })?;
            *slot = pair.map(|(value, unit)| model::Measure { number: model::Numeric::new(value), unit });
        }
        Slot::Moment(slot) if slot.is_none() => {
            let pair = map.next_value_seed(Pair { reading, first: "text", second: "format" })?;
            *slot = pair.map(|(text, format)| model::Moment { text, format });
        }
        Slot::One(slot) => match slot.get_mut() {
            None => map.next_value_seed(Object { reading, node: slot.fill() })?,
            Some(_) => twice(reading, map)?,
        },
        Slot::Many(list) if list.is_empty() => map.next_value_seed(List { reading, list })?,
        _ => twice(reading, map)?,
    }
    Ok(())
}

fn twice<'de, A: MapAccess<'de>>(reading: &mut Reading<'_>, map: &mut A) -> Result<(), A::Error> {
    reading.tell(code::KEY_TWICE, || "the key is there twice; the first is kept".to_owned());
    map.next_value::<IgnoredAny>().map(drop)
}

struct List<'r, 'f, 'n> {
    reading: &'r mut Reading<'f>,
    list: &'n mut dyn ManySlot,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            if index >= self.reading.limits.items {
                let untold = std::iter::from_fn(|| seq.next_element::<IgnoredAny>().transpose());
                let untold = untold.collect::<Result<Vec<_>, _>>()?.len();
                if untold > 0 {
                    self.reading.tell(code::TOO_MUCH, || "more entries than are read".to_owned());
                }
                return Ok(());
            }
            if let Some(step) = self.reading.steps.last_mut() {
                step.index = Some(index);
            }
            let entry = Entry { reading: self.reading, list: self.list };
            if seq.next_element_seed(entry)?.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    super::leaf::refuse!("a list", seq);
}

/// One entry of a list; it is made only when there is one.
struct Entry<'r, 'f, 'n> {
    reading: &'r mut Reading<'f>,
    list: &'n mut dyn ManySlot,
}

impl<'de> DeserializeSeed<'de> for Entry<'_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        Object { reading: self.reading, node: self.list.push() }.deserialize(json)
    }
}

/// A key, as the number of its field; else the name that is not known.
struct Key {
    class: &'static Class,
    last: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Result<usize, String>;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Result<usize, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        let fields = self.class.fields;
        // Our own writer keeps the table's order.
        let ahead = fields.iter().enumerate().skip(self.last).find(|(_, f)| f.name == key);
        let found = ahead.or_else(|| fields.iter().enumerate().find(|(_, f)| f.name == key));
        Ok(found.map(|(at, _)| at).ok_or_else(|| key.chars().take(100).collect()))
    }
}
