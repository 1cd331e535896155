//! Contexts of lodging: choose, fill in, check.

use askama::Template;

use crate::form::{Datalist, Fault, Section};
use crate::html::Shell;

#[derive(Template)]
#[template(path = "lodge.html")]
pub struct LodgePage {
    pub page: Shell,
    pub faults: Vec<Fault>,
    pub drafts: Vec<DraftRow>,
}

#[derive(Clone, Debug)]
pub struct DraftRow {
    pub id: String,
    pub title: String,
    /// When it was saved, as text; empty where unknown.
    pub saved: String,
}

#[derive(Template)]
#[template(path = "form.html")]
pub struct FormPage {
    pub page: Shell,
    pub draft: String,
    /// MRN of the declaration that the form amends; empty for a new one.
    pub amends: String,
    /// Number of goods items in the form.
    pub items: usize,
    pub sections: Vec<Section>,
    pub faults: Vec<Fault>,
    pub lists: Vec<Datalist>,
    /// Clock time of the last save; empty before the first.
    pub saved: String,
}

#[derive(Template)]
#[template(path = "check.html")]
pub struct CheckPage {
    pub page: Shell,
    pub draft: String,
    pub sections: Vec<Section>,
    pub faults: Vec<Fault>,
    pub refused: bool,
}
