//! The TOML form of a pack.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// Codes of rules in earlier files that do not hold here.
    #[serde(default)]
    pub off: Vec<String>,
    /// Rules of earlier files that block, or only warn, otherwise than there.
    #[serde(default)]
    pub severity: BTreeMap<String, String>,
    /// Our codes, and the codes that the economy publishes for the same.
    #[serde(default)]
    pub published: BTreeMap<String, String>,
    /// Named lists of codes for `in`.
    #[serde(default)]
    pub sets: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "rule")]
    pub rules: Vec<RuleText>,
    /// Fields whose values must be in a code list of the day.
    #[serde(default)]
    pub coded: Vec<CodedText>,
}

/// One code list and the fields that take their values from it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodedText {
    pub code: String,
    #[serde(default = "error")]
    pub severity: String,
    pub list: String,
    /// What a value is called in a message, such as `country`.
    pub what: String,
    /// Our paths from the root on, lists without position.
    pub fields: Vec<String>,
    /// The guard, over the whole declaration.
    #[serde(default)]
    pub when: Option<String>,
    /// The letters of the field that are the code: from, to (not included); all where absent.
    #[serde(default)]
    pub part: Option<(usize, usize)>,
    #[serde(default)]
    pub hint: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleText {
    pub code: String,
    #[serde(default = "error")]
    pub severity: String,
    /// Our path of the place it holds for, such as `goods_shipment.items`.
    #[serde(default, rename = "for")]
    pub place: String,
    #[serde(default)]
    pub when: Option<String>,
    pub must: String,
    /// The field blamed, from the place on, or from `declaration.` on; the place itself if empty.
    #[serde(default)]
    pub at: String,
    pub message: String,
    #[serde(default)]
    pub hint: String,
    #[serde(default)]
    pub since: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
}

fn error() -> String {
    "error".to_owned()
}
