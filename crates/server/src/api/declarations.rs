//! Declarations by list and one by one.

use app::Filter;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

use super::sender::reader;
use super::told::{ListBody, RowBody, ViewBody};
use super::{Answer, Problem, json};
use crate::node::Node;

/// What to list; what is given must hold.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
pub struct Asked {
    sender: Option<String>,
    state: Option<String>,
    waits_for: Option<String>,
    lane: Option<String>,
    office: Option<String>,
    /// Commodity code or its beginning.
    commodity: Option<String>,
    /// Words in references, parties, descriptions.
    text: Option<String>,
    /// RFC 3339
    #[param(value_type = Option<String>)]
    from: Option<Timestamp>,
    /// RFC 3339
    #[param(value_type = Option<String>)]
    to: Option<Timestamp>,
    cursor: Option<String>,
    /// At most 200; 50 where not given.
    limit: Option<u32>,
}

/// A list, newest first, by cursor.
#[utoipa::path(get, path = "/api/v1/declarations", params(Asked),
    responses((status = 200, description = "A page and the cursor of the next", body = super::forms::List), (status = 401, description = "No valid key")),
    security(("key" = [])))]
pub async fn list(State(node): State<Node>, headers: HeaderMap, Query(asked): Query<Asked>) -> Answer {
    let actor = reader(&node, &headers).await?;
    let filter = Filter {
        sender: asked.sender,
        state: asked.state,
        waits_for: asked.waits_for,
        lane: asked.lane,
        office: asked.office,
        commodity: asked.commodity,
        text: asked.text,
        from: asked.from,
        to: asked.to,
        cursor: asked.cursor,
        limit: asked.limit,
    };
    let page = node.app.list(&actor, filter).await.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    let declarations = page.rows.iter().map(RowBody::from).collect();
    Ok(json(StatusCode::OK, &ListBody { declarations, next: page.next.as_deref() }))
}

/// State, timeline, who is waited for, duties, decisions with reasons.
#[utoipa::path(get, path = "/api/v1/declarations/{mrn}", params(("mrn" = String, Path, description = "Movement reference number")),
    responses((status = 200, description = "Everything about it", body = super::forms::View), (status = 404, description = "No such declaration of this sender")),
    security(("key" = [])))]
pub async fn show(State(node): State<Node>, headers: HeaderMap, Path(mrn): Path<String>) -> Answer {
    let actor = reader(&node, &headers).await?;
    let found = node.app.declaration(&actor, &mrn).await.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    let view = found.ok_or_else(|| Problem::NotFound(format!("no declaration {mrn} of this sender")))?;
    Ok(json(StatusCode::OK, &ViewBody::from(&view)))
}
