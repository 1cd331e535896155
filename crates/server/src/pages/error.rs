//! Errors of pages, and the page that each becomes.

use app::ReceiveError;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::{chain, escape_query, page_with};
use crate::context::ErrorPage;
use crate::visit::Visit;

/// Why a page is not shown.
#[derive(Clone, Debug)]
pub enum PageError {
    /// Sign in first; then back to this path.
    SignIn(String),
    Forbidden,
    NotFound,
    /// Not possible now, and why.
    Conflict(String),
    /// A form that is too old or not ours.
    Form,
    TooLarge,
    Busy,
    /// We failed; logged where it was found.
    Fault,
}

impl PageError {
    /// Logs a failure of ours once; nothing of it is shown.
    pub fn fault(error: &dyn std::error::Error) -> PageError {
        tracing::error!(fault = %chain(error), "a page failed");
        PageError::Fault
    }

    fn parts(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            PageError::SignIn(_) | PageError::Forbidden => {
                (StatusCode::FORBIDDEN, "error.forbidden", "error.forbidden-text")
            }
            PageError::NotFound => (StatusCode::NOT_FOUND, "error.not-found", "error.not-found-text"),
            PageError::Conflict(_) => (StatusCode::CONFLICT, "error.conflict", "error.conflict-text"),
            PageError::Form => (StatusCode::FORBIDDEN, "error.csrf", "error.csrf-text"),
            PageError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "error.too-large", "error.too-large-text"),
            PageError::Busy => (StatusCode::SERVICE_UNAVAILABLE, "error.busy", "error.busy-text"),
            PageError::Fault => (StatusCode::INTERNAL_SERVER_ERROR, "error.fault", "error.fault-text"),
        }
    }

    /// The page for this visitor.
    pub fn page(self, visit: &Visit) -> Response {
        if let PageError::SignIn(path) = &self {
            return Redirect::to(&format!("/sign-in?next={}", escape_query(path))).into_response();
        }
        let (status, title, text) = self.parts();
        let path = visit.path.split('?').next().unwrap_or("/");
        let back = match &self {
            PageError::NotFound | PageError::Forbidden => "/".to_owned(),
            // A form's own address shows the page again, or leads to the one it belongs to.
            _ => path.rsplit_once('/').map_or("/", |(above, _)| if above.is_empty() { "/" } else { above }).to_owned(),
        };
        let detail = match self {
            PageError::Conflict(why) => why,
            _ => String::new(),
        };
        let reference = if status.is_server_error() { visit.request_id.clone() } else { String::new() };
        let context = ErrorPage { page: visit.shell(), title, text, detail, back, back_text: "error.back", reference };
        let mut answer = page_with(status, &context).unwrap_or_else(|_| status.into_response());
        if status == StatusCode::SERVICE_UNAVAILABLE {
            answer.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        }
        answer
    }
}

/// The layer around all pages makes the page; until then the error travels with the answer.
impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut answer = self.parts().0.into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

impl From<app::Fault> for PageError {
    fn from(fault: app::Fault) -> PageError {
        PageError::fault(&fault)
    }
}

impl From<ReceiveError> for PageError {
    fn from(error: ReceiveError) -> PageError {
        match error {
            ReceiveError::Unreadable(findings) => PageError::Conflict(
                findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>().join(" "),
            ),
            ReceiveError::LrnTaken { .. } | ReceiveError::Refused(_) => PageError::Conflict(error.to_string()),
            ReceiveError::UnknownMrn { .. } => PageError::NotFound,
            ReceiveError::Forbidden { .. } => PageError::Forbidden,
            ReceiveError::Busy { .. } => PageError::Busy,
            ReceiveError::Fault(fault) => fault.into(),
        }
    }
}
