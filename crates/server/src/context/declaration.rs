//! Contexts of the declarant's pages: the list, one declaration, notifications.

use app::{DeclarationView, Row, TimelineEntry};
use askama::Template;
use model::Notification;
use rust_decimal::Decimal;

use crate::form::Fault;
use crate::html::{Group, Shell, Step, may};

#[derive(Template)]
#[template(path = "declarations.html")]
pub struct DeclarationsPage {
    pub page: Shell,
    pub totals: Vec<Total>,
    pub text: String,
    pub commodity: String,
    pub from: String,
    /// True if anything is filtered.
    pub filtered: bool,
    /// True if one of the rarer filters is used.
    pub more: bool,
    pub rows: Vec<Row>,
    /// Address of the first page; empty on it.
    pub first: String,
    /// Address of the next page; empty on the last.
    pub next: String,
}

/// How many declarations are in a state.
#[derive(Clone, Debug)]
pub struct Total {
    pub state: String,
    pub count: u64,
    pub current: bool,
}

#[derive(Template)]
#[template(path = "declaration.html")]
pub struct DeclarationPage {
    pub page: Shell,
    pub mrn: String,
    pub view: DeclarationView,
    pub steps: Vec<Step>,
    pub groups: Vec<Group>,
    pub faults: Vec<Fault>,
    /// What is to be paid now.
    pub due: Decimal,
    pub has_actions: bool,
}

impl DeclarationPage {
    fn may(&self, deed: &str) -> bool {
        may(&self.view.allowed, deed)
    }
}

/// The inner part of a timeline, for its live part.
#[derive(Template)]
#[template(path = "timeline_items.html")]
pub struct TimelineItems {
    pub page: Shell,
    pub entries: Vec<TimelineEntry>,
}

#[derive(Template)]
#[template(path = "notifications.html")]
pub struct NotificationsPage {
    pub page: Shell,
    pub list: Vec<Notification>,
    pub first: String,
    pub next: String,
}
