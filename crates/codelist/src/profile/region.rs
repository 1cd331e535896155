//! Parts of an economy under different tax law, and how a declaration shows which one applies.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::TaxClass;

/// A part of the economy with tax types and bases of its own. One region has no `when`: the ordinary one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Region {
    pub code: String,
    pub name: String,
    /// Tax types levied there (codes, or beginnings with `*`).
    pub taxes: Vec<String>,
    /// Bases that differ from the tax type's own, by tax code.
    #[serde(default)]
    pub base: BTreeMap<String, Vec<String>>,
    /// Additional statements (WCO 226) of which one makes the declaration this region's.
    #[serde(default)]
    pub when: Vec<String>,
    /// Statements that keep it out all the same.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The region whose duty applies instead where it is not lower than this region's, or alone exists.
    pub otherwise: Option<String>,
    /// Statements with which `otherwise` is never looked at.
    #[serde(default)]
    pub certain: Vec<String>,
    /// Classes of levy with which `otherwise` is never looked at, where this region levies one on the goods.
    #[serde(default)]
    pub certain_classes: Vec<TaxClass>,
    /// Statements with which `otherwise` applies wherever it has a duty.
    #[serde(default)]
    pub released: Vec<String>,
}

impl Region {
    /// True if this region levies the tax.
    pub fn levies(&self, tax: &str) -> bool {
        self.taxes.iter().any(|code| match code.strip_suffix('*') {
            Some(start) => tax.starts_with(start),
            None => code == tax,
        })
    }
}
