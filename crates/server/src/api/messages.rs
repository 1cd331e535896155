//! Lodging: one message in, its durable answer out. The hot path: no copy of the body, one buffer for the answer.

use app::Receipt;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use wire::res::json::Told;

use super::sender::by_key;
use super::{Answer, Problem, answer};
use crate::node::Node;

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
    path = "/api/v1/messages",
    request_body(content = String, content_type = "application/xml", description = "WCO declaration (XML or JSON), entry summary IE315, or movement"),
    responses(
        (status = 202, description = "Durable. A resend of the same message gets the same answer, for ever.", body = super::forms::Receipt),
        (status = 401, description = "No valid key"),
        (status = 403, description = "The key may not lodge"),
        (status = 409, description = "The reference belongs to another declaration, or the state does not allow it"),
        (status = 413, description = "Too large"),
        (status = 415, description = "Neither XML nor JSON"),
        (status = 422, description = "Not readable as a declaration: every finding", body = super::forms::Problem),
        (status = 429, description = "Too many at once"),
        (status = 503, description = "Too busy; nothing was stored"),
    ),
    security(("key" = []))
)]
pub async fn lodge(State(node): State<Node>, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
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

async fn receive(node: &Node, headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let actor = by_key(node, headers).await?;
    if !node.lodging.allows(&actor.party) {
        return Err(Problem::TooMany);
    }
    let bytes = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::Unreadable(vec![model::Finding::error("CW-0003", "", "the message did not arrive complete")]),
    })?;
    if !is_known(headers) {
        return Err(Problem::MediaType);
    }
    let receipt =
        node.app.receive(&actor, &bytes).await.map_err(|error| Problem::received(error, || node.request_id()))?;
    Ok(answer(StatusCode::ACCEPTED, "application/json", write(&receipt)))
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
