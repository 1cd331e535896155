//! Enterprises, items, lots and releases as small numbers while the ledger works, as names at its faces.

use std::collections::HashMap;

use compact_str::CompactString;

/// An enterprise of the zone's configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Enterprise(pub(crate) u32);

/// An item of the zone's configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item(pub(crate) u32);

/// A lot's place in the order of creation, which is the order of first in, first out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LotNumber(pub(crate) u32);

/// A release's place in the order in which customs granted them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReleaseNumber(pub(crate) u32);

/// Names in the order in which they came, each with its number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Names {
    names: Vec<CompactString>,
    numbers: HashMap<CompactString, u32>,
}

impl Names {
    /// The number of a name, a new one where it is unknown.
    pub fn put(&mut self, name: &str) -> u32 {
        if let Some(number) = self.number(name) {
            return number;
        }
        let number = self.next();
        self.names.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    pub fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |name| name.as_str())
    }

    /// The number that the next new name gets.
    pub fn next(&self) -> u32 {
        u32::try_from(self.names.len()).unwrap_or(u32::MAX)
    }
}
