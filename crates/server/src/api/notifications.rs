//! Notifications by cursor, replayable for ever (SW-09): JSON, or WCO RES XML one at a time.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use model::{Finding, Notification};
use serde::{Deserialize, Serialize};
use wire::res::json::Told;

use super::asked::Question;
use super::sender::reader;
use super::{Answer, Problem, answer, json};
use crate::node::Node;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: Option<String>,
    limit: Option<u32>,
}

#[derive(Serialize)]
struct Body<'a> {
    notifications: Vec<Entry<'a>>,
    /// Ask again after this one; the cursor given where nothing is new.
    next: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    cursor: &'a str,
    #[serde(flatten)]
    notification: Told<'a>,
}

/// What was told after a cursor, oldest first.
#[utoipa::path(get, operation_id = "listNotifications", path = "/api/v1/notifications",
    params(("after" = Option<String>, Query, description = "Cursor of the last one known; from the first where not given"), ("limit" = Option<u32>, Query, description = "At most 200")),
    responses((status = 200, description = "JSON; with Accept: application/xml the next one as WCO RES, its cursor in X-Cursor", body = super::forms::Notifications), (status = 204, description = "Nothing new, with Accept: application/xml"), (status = 401, description = "No valid key", body = super::forms::Problem, content_type = "application/problem+json"), (status = 422, description = "No cursor of ours", body = super::forms::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub async fn list(State(node): State<Node>, headers: HeaderMap, Question(asked): Question<Asked>) -> Answer {
    let actor = reader(&node, &headers).await?;
    let after = asked.after.as_deref().filter(|after| !after.is_empty());
    if after.is_some_and(|after| after.parse::<u64>().is_err()) {
        return Err(Problem::Unclear(vec![Finding::error("CW-0204", "after", "that is no cursor of ours")]));
    }
    let xml = wants_xml(&headers);
    let limit = if xml { 1 } else { asked.limit.unwrap_or(100).clamp(1, 200) };
    let page = node.app.notifications(&actor, after, limit).await;
    let page = page.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    if xml {
        return Ok(page.rows.first().map_or_else(|| StatusCode::NO_CONTENT.into_response(), as_xml));
    }
    let next = page.rows.last().map_or(after.unwrap_or("0"), |(cursor, _)| cursor);
    let entry = |(cursor, notification)| Entry { cursor, notification: Told::from(notification) };
    let entries = page.rows.iter().map(|(cursor, notification)| (cursor.as_str(), notification)).map(entry);
    Ok(json(StatusCode::OK, &Body { notifications: entries.collect(), next }))
}

fn wants_xml(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut kinds = accept.split(',').filter_map(|kind| kind.split(';').next()).map(str::trim);
    matches!(kinds.next(), Some("application/xml" | "text/xml"))
}

fn as_xml((cursor, notification): &(String, Notification)) -> axum::response::Response {
    let mut answer = answer(StatusCode::OK, "application/xml", wire::res::write(notification));
    if let Ok(cursor) = HeaderValue::from_str(cursor) {
        answer.headers_mut().insert("x-cursor", cursor);
    }
    answer
}
