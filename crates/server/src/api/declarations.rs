//! Declarations by list and one by one.

use app::Filter;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use model::Finding;
use serde::Deserialize;
use utoipa::IntoParams;

use super::asked::Question;
use super::sender::reader;
use super::told::{ListBody, RowBody, ViewBody};
use super::{Answer, Problem, json};
use crate::node::Node;

/// What to list; what is given must hold.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
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
#[utoipa::path(get, operation_id = "listDeclarations", path = "/api/v1/declarations", params(Asked),
    responses((status = 200, description = "A page and the cursor of the next", body = super::forms::List), (status = 401, description = "No valid key", body = super::forms::Problem, content_type = "application/problem+json"), (status = 422, description = "Every part of the question that means nothing", body = super::forms::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub async fn list(State(node): State<Node>, headers: HeaderMap, Question(asked): Question<Asked>) -> Answer {
    let actor = reader(&node, &headers).await?;
    if asked.cursor.as_deref().is_some_and(|cursor| !is_cursor(cursor)) {
        return Err(Problem::Unclear(vec![Finding::error("CW-0204", "cursor", "that is no cursor of ours")]));
    }
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

/// What a list gives as `next`: two whole numbers with a dot between them.
fn is_cursor(text: &str) -> bool {
    text.split_once('.').is_some_and(|(at, id)| at.parse::<i64>().is_ok() && id.parse::<i64>().is_ok())
}

/// State, timeline, who is waited for, duties, decisions with reasons.
#[utoipa::path(get, operation_id = "showDeclaration", path = "/api/v1/declarations/{mrn}", params(("mrn" = String, Path, description = "Movement reference number")),
    responses((status = 200, description = "Everything about it", body = super::forms::View), (status = 401, description = "No valid key", body = super::forms::Problem, content_type = "application/problem+json"), (status = 404, description = "No such declaration of this sender", body = super::forms::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub async fn show(State(node): State<Node>, headers: HeaderMap, Path(mrn): Path<String>) -> Answer {
    let actor = reader(&node, &headers).await?;
    let unknown = || Problem::NotFound(format!("no declaration {mrn} of this sender"));
    if !may_be_mrn(&mrn) {
        return Err(unknown());
    }
    let found = node.app.declaration(&actor, &mrn).await.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    let view = found.ok_or_else(unknown)?;
    Ok(json(StatusCode::OK, &ViewBody::from(&view)))
}

/// No store is asked for what cannot be an MRN: letters and digits, 35 at most (WCO D013).
pub fn may_be_mrn(text: &str) -> bool {
    text.len() <= 35 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
