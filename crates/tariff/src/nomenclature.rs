//! Names of commodities, their tree, and their supplementary units.

use std::collections::BTreeMap;

use model::Text;

use crate::Unit;

/// How many commodities a search gives at most.
const MAX_FOUND: usize = 50;

/// One chapter, heading or commodity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commodity {
    /// Digits only: 2, 4, 6, 8 or 10.
    pub code: Text,
    pub description: Text,
    /// Unit in which a supplementary quantity is declared.
    pub unit: Option<Unit>,
}

/// The commodities of a tariff, by code. May be empty: then nothing is known about which codes exist.
#[derive(Clone, Debug, Default)]
pub struct Nomenclature {
    commodities: BTreeMap<Text, Commodity>,
}

impl Nomenclature {
    pub fn new(commodities: impl IntoIterator<Item = Commodity>) -> Nomenclature {
        Nomenclature { commodities: commodities.into_iter().map(|c| (c.code.clone(), c)).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.commodities.is_empty()
    }

    pub fn len(&self) -> usize {
        self.commodities.len()
    }

    pub fn get(&self, code: &str) -> Option<&Commodity> {
        self.commodities.get(code)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Commodity> {
        self.commodities.values()
    }

    /// The supplementary unit of a commodity: its own, or that of the nearest level above.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        if self.commodities.is_empty() {
            return None;
        }
        (2..=code.len()).rev().find_map(|end| self.commodities.get(code.get(..end)?)?.unit.as_ref())
    }

    /// Levels above a commodity, from the chapter down.
    pub fn ancestors(&self, code: &str) -> Vec<&Commodity> {
        (2..code.len()).filter_map(|end| self.commodities.get(code.get(..end)?)).collect()
    }

    /// The next level below.
    pub fn children(&self, code: &str) -> Vec<&Commodity> {
        let mut children: Vec<&Commodity> = Vec::new();
        for (below, commodity) in self.commodities.range(Text::from(code)..) {
            if !below.starts_with(code) {
                break;
            }
            let within_last = children.last().is_some_and(|last| below.starts_with(last.code.as_str()));
            if below.len() > code.len() && !within_last {
                children.push(commodity);
            }
        }
        children
    }

    /// True if nothing stands below: such a code can be declared.
    pub fn is_leaf(&self, code: &str) -> bool {
        self.commodities.contains_key(code) && self.children(code).is_empty()
    }

    /// Commodities whose code begins with the text, or whose description has all of its words.
    pub fn search(&self, text: &str) -> Vec<&Commodity> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let code = !digits.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.'));
        if code {
            let from = self.commodities.range(Text::from(digits.as_str())..);
            return from.take_while(|(c, _)| c.starts_with(&digits)).take(MAX_FOUND).map(|(_, c)| c).collect();
        }
        let words: Vec<String> = text.split_whitespace().take(8).map(str::to_lowercase).collect();
        let fits = |commodity: &&Commodity| {
            let description = commodity.description.to_lowercase();
            !words.is_empty() && words.iter().all(|word| description.contains(word))
        };
        self.commodities.values().filter(fits).take(MAX_FOUND).collect()
    }
}
