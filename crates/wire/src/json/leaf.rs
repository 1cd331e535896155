//! The leaves of JSON: strings, and pairs of strings.

use std::fmt;

use model::Text;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::read::Reading;
use crate::code;
use crate::xml::first_forbidden;

/// The visits of every kind of value but the wanted one: a finding, and the value is passed over.
macro_rules! refuse {
    ($wanted:literal) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
            $crate::json::leaf::wrong(self.reading, $wanted, "a list")
        }
        $crate::json::leaf::refuse!(@plain $wanted);
    };
    ($wanted:literal, seq) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
            $crate::json::leaf::wrong(self.reading, $wanted, "an object")
        }
        $crate::json::leaf::refuse!(@plain $wanted);
    };
    (@plain $wanted:literal) => {
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            $crate::json::leaf::wrong(self.reading, $wanted, "a string")
        }
        $crate::json::leaf::refuse!(@scalar $wanted);
    };
    (@scalar $wanted:literal) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            $crate::json::leaf::wrong(self.reading, $wanted, "true or false")
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            $crate::json::leaf::wrong(self.reading, $wanted, "a number")
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            $crate::json::leaf::wrong(self.reading, $wanted, "a number")
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            $crate::json::leaf::wrong(self.reading, $wanted, "a number")
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            $crate::json::leaf::wrong(self.reading, $wanted, "null")
        }
    };
}
pub(super) use refuse;

pub(super) fn wrong<T: Default, E>(reading: &mut Reading<'_>, wanted: &str, found: &str) -> Result<T, E> {
    reading.tell(code::WRONG_KIND, || format!("{wanted} belongs here, not {found}"));
    Ok(T::default())
}

/// A string.
pub(super) struct Single<'r, 'f> {
    pub reading: &'r mut Reading<'f>,
}

impl<'de> DeserializeSeed<'de> for Single<'_, '_> {
    type Value = Option<Text>;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Option<Text>, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Single<'_, '_> {
    type Value = Option<Text>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<Text>, E> {
        Ok(bounded(self.reading, text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<Text>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        wrong(self.reading, "a string", "a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Text>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        wrong(self.reading, "a string", "an object")
    }

    refuse!(@scalar "a string");
}

fn bounded(reading: &mut Reading<'_>, text: &str) -> Option<Text> {
    if text.len() > reading.limits.text {
        reading.tell(code::TOO_MUCH, || "a text is longer than is read".to_owned());
        return None;
    }
    if first_forbidden(text).is_some() {
        reading.tell(code::BAD_CHARACTER, || "a control character that no message may carry".to_owned());
        return None;
    }
    Some(Text::from(text))
}

/// `{first: …, second: …}` of which the second may be absent, or a plain string, which is the first.
pub(super) struct Pair<'r, 'f> {
    pub reading: &'r mut Reading<'f>,
    pub first: &'static str,
    pub second: &'static str,
}

impl<'de> DeserializeSeed<'de> for Pair<'_, '_> {
    type Value = Option<(Text, Option<Text>)>;
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Pair<'_, '_> {
    type Value = Option<(Text, Option<Text>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string, or an object of {:?} and {:?}", self.first, self.second)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(bounded(self.reading, text).map(|text| (text, None)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut first, mut second) = (None, None);
        while let Some(key) = map.next_key::<Text>()? {
            let slot = match key.as_str() {
                key if key == self.first => &mut first,
                key if key == self.second => &mut second,
                other => {
                    let known = (self.first, self.second);
                    self.reading.tell(code::UNKNOWN_KEY, || {
                        format!("the key {other:?} is not known here; {:?} and {:?} are", known.0, known.1)
                    });
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if slot.is_some() {
                self.reading.tell(code::KEY_TWICE, || format!("the key {key:?} is there twice"));
                map.next_value::<IgnoredAny>()?;
            } else {
                *slot = map.next_value_seed(Single { reading: self.reading })?;
            }
        }
        if first.is_none() {
            let missing = self.first;
            self.reading.tell(code::MISSING, || format!("the key {missing:?} is missing"));
        }
        Ok(first.map(|first| (first, second)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        wrong(self.reading, "a string or an object", "a list")
    }

    refuse!(@scalar "a string or an object");
}
