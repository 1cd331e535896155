//! The stored form of the data set: one map a class object, absent fields left out, our field names as keys.
//!
//! Stored events are a promise for ever, so this form changes only by adding fields. Reading refuses what the
//! table does not know: a stored text that loses a field must not pass in silence.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use crate::leaf::{Amount, Measure, Moment, Numeric, Text};
use crate::node::{ManySlot, Node, Nodes, Slot, Value};

/// Writes an object and all below it.
pub fn write<S: Serializer>(node: &dyn Node, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (at, field) in node.class().fields.iter().enumerate() {
        let name = field.name;
        match node.get(at) {
            Value::Absent => {}
            Value::Text(text) => map.serialize_entry(name, text.as_str())?,
            Value::Numeric(number) => map.serialize_entry(name, number.text())?,
            Value::Amount(amount) => map.serialize_entry(name, &(amount.number.text(), &amount.currency))?,
            Value::Measure(measure) => map.serialize_entry(name, &(measure.number.text(), &measure.unit))?,
            Value::Moment(moment) => map.serialize_entry(name, &(&moment.text, &moment.format))?,
            Value::One(one) => map.serialize_entry(name, &One(one))?,
            Value::Many(many) => map.serialize_entry(name, &Many(many))?,
        }
    }
    map.end()
}

struct One<'a>(&'a dyn Node);

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(self.0, serializer)
    }
}

struct Many<'a>(&'a dyn Nodes);

impl Serialize for Many<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for at in 0..self.0.len() {
            if let Some(node) = self.0.at(at) {
                list.serialize_element(&One(node))?;
            }
        }
        list.end()
    }
}

/// Reads an object and all below it into `node`, which should be empty.
pub fn read<'de, D: Deserializer<'de>>(node: &mut dyn Node, deserializer: D) -> Result<(), D::Error> {
    Fill(node).deserialize(deserializer)
}

struct Fill<'a>(&'a mut dyn Node);

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a {}", self.0.class().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let class = self.0.class();
            let at = class.fields.iter().position(|field| field.name == name);
            let slot = at.and_then(|at| self.0.slot(at));
            let slot = slot.ok_or_else(|| A::Error::custom(format!("{} has no field {name}", class.name)))?;
            match slot {
                Slot::Text(slot) => *slot = Some(map.next_value()?),
                Slot::Numeric(slot) => *slot = Some(Numeric::new(map.next_value::<Text>()?)),
                Slot::Amount(slot) => {
                    let (number, currency) = map.next_value::<(Text, Option<Text>)>()?;
                    *slot = Some(Amount { number: Numeric::new(number), currency });
                }
                Slot::Measure(slot) => {
                    let (number, unit) = map.next_value::<(Text, Option<Text>)>()?;
                    *slot = Some(Measure { number: Numeric::new(number), unit });
                }
                Slot::Moment(slot) => {
                    let (text, format) = map.next_value()?;
                    *slot = Some(Moment { text, format });
                }
                Slot::One(one) => map.next_value_seed(Fill(one.fill()))?,
                Slot::Many(many) => map.next_value_seed(Extend(many))?,
            }
        }
        Ok(())
    }
}

struct Extend<'a>(&'a mut dyn ManySlot);

impl<'de> DeserializeSeed<'de> for Extend<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Extend<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        // One element is made ahead, since the list says only afterwards whether there was another.
        loop {
            let at = self.0.len();
            if list.next_element_seed(Fill(self.0.push()))?.is_none() {
                self.0.remove(at);
                return Ok(());
            }
        }
    }
}

impl Serialize for crate::Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for crate::Pointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// Minor units and currency.
impl Serialize for crate::Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.minor(), self.currency().as_str()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for crate::Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (minor, currency) = <(i64, std::borrow::Cow<str>)>::deserialize(deserializer)?;
        Ok(crate::Money::from_minor(minor, currency.parse().map_err(D::Error::custom)?))
    }
}
