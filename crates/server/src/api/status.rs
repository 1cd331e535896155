//! What became of every reference that a sender used on a day.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use model::Finding;
use serde::{Deserialize, Serialize};

use super::asked::Question;
use super::sender::reader;
use super::told::RowBody;
use super::{Answer, Problem, json};
use crate::node::Node;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    sender: String,
    #[serde(default)]
    day: String,
}

#[derive(Serialize)]
struct Body<'a> {
    sender: &'a str,
    day: jiff::civil::Date,
    declarations: Vec<RowBody<'a>>,
}

/// Every reference of a day with its state.
#[utoipa::path(get, operation_id = "showDay", path = "/api/v1/status",
    params(("sender" = Option<String>, Query, description = "Only for officers; else one's own"), ("day" = Option<String>, Query, description = "Today where not given")),
    responses((status = 200, description = "Every reference of that day", body = super::forms::Day), (status = 401, description = "No valid key", body = super::forms::Problem, content_type = "application/problem+json"), (status = 422, description = "No day", body = super::forms::Problem, content_type = "application/problem+json")), security(("key" = [])))]
pub async fn show(State(node): State<Node>, headers: HeaderMap, Question(asked): Question<Asked>) -> Answer {
    let actor = reader(&node, &headers).await?;
    let day = match asked.day.as_str() {
        "" => node.app.day(node.app.now()),
        text => text.parse().map_err(|_| {
            Problem::Unclear(vec![Finding::error("CW-0201", "day", "that is no day such as 2026-11-22")])
        })?,
    };
    let sender = if asked.sender.is_empty() { actor.party.clone() } else { asked.sender };
    let rows = node.app.status_of_day(&actor, &sender, day).await;
    let rows = rows.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    let declarations = rows.iter().map(RowBody::from).collect();
    Ok(json(StatusCode::OK, &Body { sender: &sender, day, declarations }))
}
