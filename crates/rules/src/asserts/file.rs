//! The JSON forms: an assert file, and the list of sets.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct File {
    /// Path of the element from the root element on; `/` for the root element itself.
    pub element: String,
    pub asserts: Vec<AssertText>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AssertText {
    pub test: String,
    #[serde(default)]
    pub local_error_message: String,
    #[serde(default)]
    pub error_message: String,
    pub error_code: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(File),
    Many(Vec<File>),
}

/// A file holds one element with its asserts, or a list of such.
pub(super) fn read(text: &str) -> Result<Vec<File>, String> {
    match serde_json::from_str(text) {
        Ok(OneOrMany::One(file)) => Ok(vec![file]),
        Ok(OneOrMany::Many(files)) => Ok(files),
        Err(error) => Err(format!("no assert file: {error}")),
    }
}

/// The files of one set of a list of sets (`{"set": ["file", …]}`), their paths relative to the list.
pub fn files_of_set(sets: &str, set: &str) -> Result<Vec<String>, String> {
    let sets: BTreeMap<String, Vec<String>> =
        serde_json::from_str(sets).map_err(|error| format!("no list of rule sets: {error}"))?;
    sets.get(set).cloned().ok_or_else(|| {
        let near = crate::nearest(set, sets.keys().map(String::as_str));
        let hint = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        format!("there is no rule set {set:?}{hint}")
    })
}
