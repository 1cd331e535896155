//! Names as numbers: a namespace id and a local-name id.

use std::collections::HashMap;

/// The id of a name that the schema does not know.
pub const UNKNOWN: u32 = u32::MAX;
/// The id of "no namespace".
pub const NO_NAMESPACE: u32 = 0;

/// An expanded name: namespace and local part by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QName {
    pub namespace: u32,
    pub local: u32,
}

/// The names of one schema.
#[derive(Debug)]
pub struct Names {
    ids: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

impl Names {
    /// A table whose id 0 is the empty text, so "no namespace" is 0.
    pub fn new() -> Self {
        let mut names = Self { ids: HashMap::new(), texts: Vec::new() };
        names.intern("");
        names
    }

    /// The id of a text, given one if it is new.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = u32::try_from(self.texts.len()).unwrap_or(UNKNOWN);
        self.texts.push(text.into());
        self.ids.insert(text.into(), id);
        id
    }

    /// The id of a text, [`UNKNOWN`] if the schema has no such text.
    pub fn find(&self, text: &str) -> u32 {
        self.ids.get(text).copied().unwrap_or(UNKNOWN)
    }

    /// The text of an id.
    pub fn text(&self, id: u32) -> &str {
        self.texts.get(id as usize).map_or("?", |text| text)
    }

    /// An expanded name for people: the local part, with its namespace only where there is one.
    pub fn show(&self, name: QName) -> String {
        if name.namespace == NO_NAMESPACE {
            return self.text(name.local).to_owned();
        }
        format!("{{{}}}{}", self.text(name.namespace), self.text(name.local))
    }
}
