//! Lodging: one message in, its durable answer out. The hot path: no copy of the body, one buffer for the answer.

use std::time::Duration;

use app::Receipt;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::Serialize;
use wire::res::json::Told;

use super::sender::by_key;
use super::{Answer, Problem, answer};
use crate::node::Node;

/// A message that takes longer to arrive is given up, so that nobody can hold the node's memory.
const LONGEST: Duration = Duration::from_secs(30);

/// The answer to a message, once it is durable.
#[derive(Serialize)]
struct ReceiptBody<'a> {
    lrn: &'a str,
    mrn: Option<&'a str>,
    state: &'a str,
    notifications: Vec<Told<'a>>,
    receipt: &'a str,
}

/// Lodge, amend, invalidate, present, or report a movement.
#[utoipa::path(
    post,
    operation_id = "lodge",
    path = "/api/v1/messages",
    request_body(content = String, content_type = "application/xml", description = "WCO declaration (XML or JSON), entry summary IE315, or movement"),
    responses(
        (status = 202, description = "Durable. A resend of the same message gets the same answer, for ever.", body = super::forms::Receipt),
        (status = 401, description = "No valid key", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 403, description = "The key may not lodge", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 408, description = "Did not arrive in time", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 409, description = "The reference belongs to another declaration, or the state does not allow it", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 415, description = "Neither XML nor JSON", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not readable as a declaration: every finding", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many at once", body = super::forms::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Too busy; nothing was stored", body = super::forms::Problem, content_type = "application/problem+json"),
    ),
    security(("key" = []))
)]
pub async fn lodge(State(node): State<Node>, headers: HeaderMap, body: Body) -> Answer {
    let outcome = receive(&node, &headers, body).await;
    let status = match &outcome {
        Ok(_) => "taken",
        Err(Problem::Busy { .. } | Problem::TooMany) => "deferred",
        Err(Problem::Fault { .. }) => "failed",
        Err(_) => "not-taken",
    };
    metrics::counter!("clearway_messages_total", "outcome" => status).increment(1);
    outcome
}

/// Who sends, whether they may, and what it is are known before any of the body is kept.
async fn receive(node: &Node, headers: &HeaderMap, body: Body) -> Answer {
    let actor = by_key(node, headers).await?;
    if !node.lodging.allows(&actor.party) {
        return Err(Problem::TooMany);
    }
    if !is_known(headers) {
        return Err(Problem::MediaType);
    }
    let bytes = whole(headers, body, node.config.largest_body).await?;
    let receipt =
        node.app.receive(&actor, &bytes).await.map_err(|error| Problem::received(error, || node.request_id()))?;
    Ok(answer(StatusCode::ACCEPTED, "application/json", write(&receipt)))
}

/// The whole body, if it is no larger than `largest` bytes and arrives in time.
async fn whole(headers: &HeaderMap, body: Body, largest: usize) -> Result<Bytes, Problem> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > largest as u64) {
        return Err(Problem::TooLarge);
    }
    let arrived = tokio::time::timeout(LONGEST, Limited::new(body, largest).collect()).await;
    match arrived.map_err(|_| Problem::TooSlow)? {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Problem::TooLarge),
        Err(_) => {
            let text = "the message did not arrive complete";
            Err(Problem::Unreadable(vec![model::Finding::error("CW-0003", "", text)]))
        }
    }
}

/// XML or JSON; a message without a media type is looked at.
fn is_known(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return true };
    let kind = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let known = ["application/xml", "text/xml", "application/json"];
    known.iter().any(|known| kind.eq_ignore_ascii_case(known)) || kind.ends_with("+xml") || kind.ends_with("+json")
}

fn write(receipt: &Receipt) -> Vec<u8> {
    let body = ReceiptBody {
        lrn: &receipt.lrn,
        mrn: receipt.mrn.as_deref(),
        state: &receipt.state,
        notifications: receipt.notifications.iter().map(Told::from).collect(),
        receipt: &receipt.receipt,
    };
    let mut bytes = Vec::with_capacity(2_048);
    // Writing to memory cannot fail, and every value has a JSON form.
    let _ = serde_json::to_writer(&mut bytes, &body);
    bytes
}
