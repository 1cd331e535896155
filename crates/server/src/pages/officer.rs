//! The officer's queue, oldest first, and the page on which a case is decided.

use app::{Actor, Filter, Role, Row};
use axum::extract::{Path, Query};
use jiff::ToSpan;
use serde::Deserialize;

use super::declarations::find;
use super::{Answer, PageError, escape_query, page};
use crate::context::{DecidePage, Group, QueuePage, QueueRow};
use crate::html::{groups, may, wait_length};
use crate::node::Node;
use crate::visit::Visit;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// State of the group; empty for all.
    pub show: String,
    pub text: String,
    pub office: String,
    pub commodity: String,
    pub cursor: String,
}

impl Asked {
    pub fn filter(&self) -> Filter {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().chars().take(200).collect());
        Filter {
            waits_for: Some("officer".to_owned()),
            state: given(&self.show),
            office: given(&self.office),
            commodity: given(&self.commodity),
            text: given(&self.text),
            cursor: given(&self.cursor),
            limit: Some(50),
            ..Filter::default()
        }
    }

    fn query(&self, cursor: &str) -> String {
        let pairs = [
            ("show", self.show.as_str()),
            ("text", &self.text),
            ("office", &self.office),
            ("commodity", &self.commodity),
            ("cursor", cursor),
        ];
        let given = pairs.iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", escape_query(value))).collect::<Vec<_>>().join("&")
    }
}

/// `GET /officer/queue`
pub async fn queue(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let actor = visit.need(Role::Officer)?;
    let (rows, next) = rows(&visit.node, actor, &asked).await?;
    let all = Asked { ..Asked::default() };
    let (waiting, _) = self::rows(&visit.node, actor, &Asked { cursor: String::new(), ..all }).await?;
    page(&QueuePage {
        page: visit.shell(),
        groups: groups_of(&waiting, &asked.show),
        first: if asked.cursor.is_empty() { String::new() } else { format!("/officer/queue?{}", asked.query("")) },
        next: next.map(|cursor| format!("/officer/queue?{}", asked.query(&cursor))).unwrap_or_default(),
        live: format!("/events/queue?{}", asked.query(&asked.cursor)),
        more: !(asked.office.is_empty() && asked.commodity.is_empty()),
        show: asked.show,
        text: asked.text,
        office: asked.office,
        commodity: asked.commodity,
        rows,
    })
}

/// The cases that wait for an officer, those that wait longest first.
pub async fn rows(node: &Node, actor: &Actor, asked: &Asked) -> Result<(Vec<QueueRow>, Option<String>), app::Fault> {
    let found = node.app.list(actor, asked.filter()).await?;
    let now = node.app.now();
    let mut rows = found.rows;
    rows.sort_by_key(|row| row.updated_at);
    let entry = |row: Row| QueueRow { waiting: wait_length(&row.updated_at, &now), next: next_step(&row.state), row };
    Ok((rows.into_iter().map(entry).collect(), found.next))
}

fn next_step(state: &str) -> &'static str {
    match state {
        "under control" => "next.examine",
        "documents wanted" => "next.documents",
        "awaiting assessment" => "next.assess",
        state if state.contains("request") => "next.answer",
        _ => "next.look",
    }
}

fn groups_of(rows: &[QueueRow], show: &str) -> Vec<Group> {
    let mut groups = vec![Group { state: String::new(), count: rows.len() as u64, current: show.is_empty() }];
    for row in rows {
        match groups.iter_mut().find(|group| group.state == row.row.state) {
            Some(group) => group.count += 1,
            None => groups.push(Group { state: row.row.state.clone(), count: 1, current: show == row.row.state }),
        }
    }
    groups
}

/// `GET /officer/declarations/{mrn}`
pub async fn show(visit: Visit, Path(mrn): Path<String>) -> Answer {
    visit.need(Role::Officer)?;
    let view = find(&visit, &mrn).await?;
    let shell = visit.shell();
    let deeds = ["release", "record-result", "grant", "ask-documents", "control", "exit", "invalidate"];
    let today = visit.node.app.day(visit.node.app.now());
    let due = today.checked_add(10.days()).map_err(|error| PageError::fault(&error))?;
    page(&DecidePage {
        groups: groups(&shell, &view.declaration),
        faults: Vec::new(),
        why: view
            .timeline
            .iter()
            .rev()
            .find(|entry| !entry.text.is_empty())
            .map(|entry| entry.text.clone())
            .unwrap_or_default(),
        request: "open".to_owned(),
        due: due.to_string(),
        has_actions: deeds.iter().any(|deed| may(&view.allowed, deed)),
        mrn,
        page: shell,
        view,
    })
}
