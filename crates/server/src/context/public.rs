//! Contexts of the pages that everybody may see.

use app::DutySet;
use askama::Template;

use crate::form::{Control, Datalist, Fault};
use crate::html::Shell;

#[derive(Template)]
#[template(path = "front.html")]
pub struct FrontPage {
    pub page: Shell,
    pub economy: String,
    pub currency: String,
    /// Profile name and version.
    pub profile: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignInPage {
    pub page: Shell,
    /// Text key of why the last attempt failed; empty for none.
    pub fault: &'static str,
    pub login: String,
    /// Where to go afterwards: a path of this site.
    pub next: String,
    /// Only in a demonstration.
    pub demo_users: Vec<DemoUser>,
}

/// A seeded user of the demonstration, whose password is no secret.
#[derive(Clone, Debug)]
pub struct DemoUser {
    pub login: String,
    pub password: String,
    pub name: String,
    pub what: String,
}

#[derive(Template)]
#[template(path = "duty.html")]
pub struct DutyPage {
    pub page: Shell,
    pub fields: Vec<Control>,
    pub lists: Vec<Datalist>,
    pub faults: Vec<Fault>,
    pub result: Option<DutySet>,
    /// What was asked, in one line.
    pub summary: String,
}

#[derive(Template)]
#[template(path = "tariff.html")]
pub struct TariffPage {
    pub page: Shell,
    pub q: String,
    /// Code and description.
    pub hits: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "commodity.html")]
pub struct CommodityPage {
    pub page: Shell,
    pub commodity: CommodityView,
    pub on: String,
}

/// A commodity as its page shows it.
#[derive(Clone, Debug, Default)]
pub struct CommodityView {
    pub code: String,
    pub description: String,
    /// True if it can be declared, and so calculated.
    pub declarable: bool,
    pub ancestors: Vec<(String, String)>,
    pub children: Vec<(String, String)>,
    pub measures: Vec<MeasureView>,
}

#[derive(Clone, Debug, Default)]
pub struct MeasureView {
    pub tax_type: String,
    pub origin: String,
    pub preference: String,
    pub expression: String,
    /// From and to.
    pub valid: String,
    pub legal_base: String,
    pub additional_code: String,
    pub quota_order: String,
}

#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    pub page: Shell,
    pub title: &'static str,
    pub text: &'static str,
    pub detail: String,
    pub back: String,
    pub back_text: &'static str,
    /// Request id, for the help desk.
    pub reference: String,
}
