//! Contexts of the officer's pages: the queue, and the page on which a case is decided.

use app::{DeclarationView, Row};
use askama::Template;

use crate::form::Fault;
use crate::html::{Shell, may};

#[derive(Template)]
#[template(path = "queue.html")]
pub struct QueuePage {
    pub page: Shell,
    pub groups: Vec<Group>,
    /// The chosen group's state; empty for all.
    pub show: String,
    pub text: String,
    pub office: String,
    pub commodity: String,
    /// True if one of the rarer filters is used.
    pub more: bool,
    pub rows: Vec<QueueRow>,
    pub first: String,
    pub next: String,
    /// Address of the stream that keeps this list true.
    pub live: String,
}

/// Cases of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    pub state: String,
    pub count: u64,
    pub current: bool,
}

#[derive(Clone, Debug)]
pub struct QueueRow {
    pub row: Row,
    /// How long it has waited, in words.
    pub waiting: String,
    /// Text key of what to do next.
    pub next: &'static str,
}

/// The inner part of the queue, for its live part.
#[derive(Template)]
#[template(path = "queue_items.html")]
pub struct QueueItems {
    pub page: Shell,
    pub rows: Vec<QueueRow>,
}

#[derive(Template)]
#[template(path = "decide.html")]
pub struct DecidePage {
    pub page: Shell,
    pub mrn: String,
    pub view: DeclarationView,
    pub groups: Vec<crate::html::Group>,
    pub faults: Vec<Fault>,
    /// What was said last when it was put here; empty where nothing was.
    pub why: String,
    /// The request that waits for an answer; empty for none.
    pub request: String,
    /// Day proposed for asked documents.
    pub due: String,
    pub has_actions: bool,
}

impl DecidePage {
    fn may(&self, deed: &str) -> bool {
        may(&self.view.allowed, deed)
    }
}
