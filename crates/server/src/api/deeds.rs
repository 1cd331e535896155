//! One action on one declaration.

use app::Deed;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use model::{Currency, Finding, Money};
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::ToSchema;

use super::declarations::may_be_mrn;
use super::sender::by_key;
use super::told::RowBody;
use super::{Answer, Problem, json};
use crate::node::Node;

/// What an action needs; each takes what is its own.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    reason: String,
    reference: String,
    /// Decimal string.
    #[schema(value_type = Option<String>)]
    amount: Option<Decimal>,
    /// The economy's own where not given.
    currency: Option<String>,
    code: String,
    name: String,
    /// A document's content as text; binary files are uploaded on the portal.
    content: String,
    codes: Vec<String>,
    note: String,
    /// Day by which the documents are wanted.
    due: Option<String>,
    /// True if the goods agree with the declaration.
    conform: Option<bool>,
    /// WCO pointer and new value.
    corrections: Vec<(String, String)>,
}

/// Pay, present, invalidate, hand in; for officers: control, ask, record, grant, refuse, release.
#[utoipa::path(post, operation_id = "act", path = "/api/v1/declarations/{mrn}/{deed}",
    params(("mrn" = String, Path, description = "Movement reference number"), ("deed" = String, Path, description = "pay, present, invalidate, provide-document, provide-exit-evidence, control, ask-documents, record-result, grant, refuse, release, exit, accept-exit-evidence")),
    request_body = Asked,
    responses((status = 200, description = "How the declaration stands then", body = super::forms::Row), (status = 401, description = "No valid key", body = super::forms::Problem, content_type = "application/problem+json"), (status = 403, description = "The key may not do that", body = super::forms::Problem, content_type = "application/problem+json"), (status = 404, description = "No such declaration of this sender, or no such action", body = super::forms::Problem, content_type = "application/problem+json"), (status = 409, description = "Not possible now; what is", body = super::forms::Problem, content_type = "application/problem+json"), (status = 413, description = "Too large", body = super::forms::Problem, content_type = "application/problem+json"), (status = 415, description = "Not JSON", body = super::forms::Problem, content_type = "application/problem+json"), (status = 422, description = "What the action needs is missing or means nothing", body = super::forms::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub async fn act(
    State(node): State<Node>,
    headers: HeaderMap,
    Path((mrn, deed)): Path<(String, String)>,
    body: Result<Json<Asked>, JsonRejection>,
) -> Answer {
    let actor = by_key(&node, &headers).await?;
    let Json(asked) = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::MediaType,
        _ => unclear("", rejection.body_text()),
    })?;
    plain(&asked)?;
    let deed = deed_of(&node, &deed, asked)?;
    if !may_be_mrn(&mrn) {
        return Err(Problem::NotFound(format!("no declaration {mrn} of this sender")));
    }
    let row = node.app.act(&actor, &mrn, deed).await.map_err(|error| Problem::received(error, || node.request_id()))?;
    Ok(json(StatusCode::OK, &RowBody::from(&row)))
}

/// Longest text of an action, in bytes; a document's content has the body's own limit.
const LONGEST: usize = 10_000;

/// No text is longer than people read, or has signs that no message and no store can carry; every one that has.
fn plain(asked: &Asked) -> Result<(), Problem> {
    let named = [
        ("reason", &asked.reason),
        ("reference", &asked.reference),
        ("code", &asked.code),
        ("name", &asked.name),
        ("note", &asked.note),
    ];
    let codes = asked.codes.iter().map(|code| ("codes", code));
    let values = asked.corrections.iter().map(|(_, value)| ("corrections", value));
    let odd = |text: &str| {
        let sign = |c: char| (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{fffe}' | '\u{ffff}');
        text.len() > LONGEST || text.chars().any(sign)
    };
    let texts = named.into_iter().chain(codes).chain(values).filter(|(_, text)| odd(text));
    let findings: Vec<Finding> = texts
        .map(|(field, _)| {
            let text = format!("more than {LONGEST} bytes, or a sign that no message can carry");
            Finding::error("CW-0203", field, text)
        })
        .collect();
    if findings.is_empty() { Ok(()) } else { Err(Problem::Unclear(findings)) }
}

fn deed_of(node: &Node, name: &str, asked: Asked) -> Result<Deed, Problem> {
    let Asked { reason, reference, code, codes, note, .. } = asked;
    Ok(match name {
        "pay" => {
            let currency = asked.currency.map(|code| code.parse::<Currency>()).transpose();
            let currency = currency.map_err(|error| unclear("currency", error.to_string()))?;
            let currency = currency.unwrap_or_else(|| node.app.profile().currency());
            let amount = asked.amount.ok_or_else(|| unclear("amount", "the amount is missing".to_owned()))?;
            let amount = Money::exact(amount, currency).map_err(|error| unclear("amount", error.to_string()))?;
            Deed::Pay { amount, reference }
        }
        "present" => Deed::Present { reference },
        "invalidate" => Deed::Invalidate { reason },
        "provide-document" => {
            Deed::ProvideDocument { code, reference, name: asked.name, bytes: asked.content.into_bytes() }
        }
        "provide-exit-evidence" => Deed::ProvideExitEvidence { reference },
        "control" => Deed::Control { reason },
        "ask-documents" => Deed::AskDocuments { codes, note, due: day(asked.due)? },
        "record-result" => {
            let pointer = |(pointer, value): (String, String)| match pointer.parse() {
                Ok(pointer) => Ok((pointer, value)),
                Err(error) => Err(unclear("corrections", format!("{error}"))),
            };
            let corrections =
                asked.corrections.into_iter().map(pointer).collect::<Result<Vec<(model::Pointer, String)>, _>>()?;
            Deed::RecordResult { conform: asked.conform.unwrap_or(corrections.is_empty()), note, corrections }
        }
        "grant" => Deed::GrantRequest,
        "refuse" => Deed::RefuseRequest { reason },
        "release" => Deed::Release { reason },
        "exit" => Deed::Exit { reference },
        "accept-exit-evidence" => Deed::AcceptExitEvidence,
        other => return Err(Problem::NotFound(format!("there is no action {other}"))),
    })
}

fn day(due: Option<String>) -> Result<Option<jiff::civil::Date>, Problem> {
    due.map(|due| due.parse().map_err(|_| unclear("due", format!("{due:?} is no day")))).transpose()
}

fn unclear(field: &str, message: String) -> Problem {
    Problem::Unclear(vec![Finding::error("CW-0203", field, message)])
}
