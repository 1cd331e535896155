//! One control of a form, as the field macro shows it.

use model::{Finding, Severity};

/// A labelled input, select or text area with its value and its findings.
#[derive(Clone, Debug, Default)]
pub struct Control {
    pub id: String,
    pub name: String,
    /// Text key.
    pub label: String,
    /// Text key; empty for none.
    pub hint: String,
    pub value: String,
    /// CSS class for how long an answer is expected to be.
    pub width: &'static str,
    /// `type` of an input.
    pub kind: &'static str,
    pub numeric: bool,
    pub optional: bool,
    /// True for a text area.
    pub long: bool,
    pub max: u32,
    /// Not empty: a select.
    pub choices: Vec<Choice>,
    /// Id of a datalist; empty for none.
    pub list: &'static str,
    pub autocomplete: &'static str,
    /// True if it takes a row of its own.
    pub span: bool,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

/// Proposals for an input that takes other values too.
#[derive(Clone, Debug)]
pub struct Datalist {
    pub id: &'static str,
    pub choices: Vec<Choice>,
}

impl Control {
    pub fn refused(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Ids of the hint and the findings, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error = (!self.findings.is_empty()).then(|| format!("{}-error", self.id));
        let both: Vec<String> = hint.into_iter().chain(error).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    /// The value in words, where it was chosen from a list.
    pub fn shown(&self) -> &str {
        let choice = self.choices.iter().find(|choice| choice.value == self.value);
        choice.map_or(&self.value, |choice| &choice.text)
    }
}
