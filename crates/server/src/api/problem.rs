//! Errors of the API as problem+json (RFC 9457), their types from one enum.

use app::ReceiveError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::Finding;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer;
use crate::pages::chain;

/// Why a request is not answered as asked.
#[derive(Clone, Debug)]
pub enum Problem {
    /// The message cannot be read; every finding.
    Unreadable(Vec<Finding>),
    /// A question that cannot be answered; every finding.
    Unclear(Vec<Finding>),
    /// The reference belongs to another declaration.
    LrnTaken {
        mrn: String,
        detail: String,
    },
    /// The state does not allow it; what it allows.
    NotNow {
        detail: String,
        state: &'static str,
        allowed: Vec<&'static str>,
    },
    SignIn,
    Forbidden(String),
    NotFound(String),
    Method,
    TooLarge,
    /// The message did not arrive in time.
    TooSlow,
    MediaType,
    TooMany,
    Busy {
        retry_after_s: u32,
    },
    /// We failed; the reference finds it in our log.
    Fault {
        reference: String,
    },
}

/// The body of an error.
#[derive(Serialize, ToSchema)]
pub struct ProblemBody<'a> {
    /// Names the kind of problem, for ever.
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: &'a str,
    /// Every fault of the message, never only the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingBody<'a>>,
    /// The declaration that holds the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    mrn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
    /// Commands that are possible now.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    allowed: &'a [&'static str],
    #[serde(skip_serializing_if = "str::is_empty")]
    reference: &'a str,
}

/// One fault of a message.
#[derive(Serialize, ToSchema)]
pub struct FindingBody<'a> {
    code: &'a str,
    /// `error` or `warning`
    severity: &'static str,
    /// WCO pointer of the field.
    pointer: &'a str,
    message: &'a str,
    hint: &'a str,
}

impl<'a> From<&'a Finding> for FindingBody<'a> {
    fn from(finding: &'a Finding) -> FindingBody<'a> {
        FindingBody {
            code: &finding.code,
            severity: finding.severity.as_str(),
            pointer: &finding.pointer,
            message: &finding.message,
            hint: &finding.hint,
        }
    }
}

impl Problem {
    /// Status, type and title: one row a kind.
    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Problem::Unreadable(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "urn:clearway:problem:unreadable-message",
                "The message cannot be read as a declaration",
            ),
            Problem::Unclear(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "urn:clearway:problem:unclear-question",
                "The question cannot be answered",
            ),
            Problem::LrnTaken { .. } => (
                StatusCode::CONFLICT,
                "urn:clearway:problem:reference-taken",
                "The reference belongs to another declaration",
            ),
            Problem::NotNow { .. } => {
                (StatusCode::CONFLICT, "urn:clearway:problem:not-now", "That is not possible now")
            }
            Problem::SignIn => (StatusCode::UNAUTHORIZED, "urn:clearway:problem:sign-in", "Sign in with an API key"),
            Problem::Forbidden(_) => {
                (StatusCode::FORBIDDEN, "urn:clearway:problem:forbidden", "This key may not do that")
            }
            Problem::NotFound(_) => (StatusCode::NOT_FOUND, "urn:clearway:problem:not-found", "There is no such thing"),
            Problem::Method => (
                StatusCode::METHOD_NOT_ALLOWED,
                "urn:clearway:problem:method",
                "This address does not take that method",
            ),
            Problem::TooSlow => {
                (StatusCode::REQUEST_TIMEOUT, "urn:clearway:problem:too-slow", "The message did not arrive in time")
            }
            Problem::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "urn:clearway:problem:too-large", "The message is too large")
            }
            Problem::MediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "urn:clearway:problem:media-type",
                "Send application/xml or application/json",
            ),
            Problem::TooMany => {
                (StatusCode::TOO_MANY_REQUESTS, "urn:clearway:problem:too-many", "Too many requests at once")
            }
            Problem::Busy { .. } => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:clearway:problem:busy",
                "Too busy: nothing was stored, send it again",
            ),
            Problem::Fault { .. } => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "urn:clearway:problem:fault",
                "We failed: send it again, it cannot double",
            ),
        }
    }

    fn body(&self) -> ProblemBody<'_> {
        let (status, kind, title) = self.kind();
        let mut body = ProblemBody {
            kind,
            title,
            status: status.as_u16(),
            detail: "",
            findings: Vec::new(),
            mrn: None,
            state: None,
            allowed: &[],
            reference: "",
        };
        match self {
            Problem::Unreadable(findings) | Problem::Unclear(findings) => {
                body.findings = findings.iter().map(FindingBody::from).collect();
            }
            Problem::LrnTaken { mrn, detail } => (body.mrn, body.detail) = (Some(mrn.as_str()), detail),
            Problem::NotNow { detail, state, allowed } => {
                (body.detail, body.state, body.allowed) = (detail, Some(*state), allowed);
            }
            Problem::Forbidden(detail) | Problem::NotFound(detail) => body.detail = detail,
            Problem::Fault { reference } => body.reference = reference,
            _ => {}
        }
        body
    }

    /// A failure of ours: logged once, here, with the reference that the caller is given.
    pub fn fault(fault: &dyn std::error::Error, reference: String) -> Problem {
        tracing::error!(reference, fault = %chain(fault), "an API request failed");
        Problem::Fault { reference }
    }

    pub fn received(error: ReceiveError, reference: impl FnOnce() -> String) -> Problem {
        let detail = error.to_string();
        match error {
            ReceiveError::Unreadable(findings) => Problem::Unreadable(findings),
            ReceiveError::LrnTaken { mrn, .. } => Problem::LrnTaken { mrn, detail },
            ReceiveError::Refused(refusal) => {
                Problem::NotNow { detail, state: refusal.state, allowed: refusal.allowed }
            }
            ReceiveError::UnknownMrn { .. } => Problem::NotFound(detail),
            ReceiveError::Forbidden { .. } => Problem::Forbidden(detail),
            ReceiveError::Busy { retry_after_s } => Problem::Busy { retry_after_s },
            ReceiveError::Fault(fault) => Problem::fault(&fault, reference()),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, _, _) = self.kind();
        let bytes = serde_json::to_vec(&self.body()).unwrap_or_default();
        let mut answer = answer(status, "application/problem+json", bytes);
        let headers = answer.headers_mut();
        match self {
            Problem::SignIn => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Problem::TooMany => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            Problem::Busy { retry_after_s } => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
            }
            _ => {}
        }
        answer
    }
}
