//! The portal: pages by server, forms by post, every step working without scripts.

pub mod admin;
pub mod amend;
pub mod declarations;
pub mod deeds;
pub mod duty;
mod error;
pub mod form;
pub mod front;
pub mod keys;
pub mod lodge;
pub mod notifications;
pub mod officer;
pub mod sign_in;
pub mod subscriptions;
pub mod tariff;
mod upload;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::headers::{cookie, secure};
use crate::node::Node;
use crate::visit::{SEED_COOKIE, Visit};

pub use error::PageError;

/// What a page handler gives.
pub type Answer = Result<Response, PageError>;

/// How long a browser keeps its form seed: a year.
const SEED_SECONDS: u32 = 31_536_000;

/// Around every page: who visits is found out once; errors become pages in the visitor's language; safe headers.
pub async fn around(State(node): State<Node>, mut request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit = match Visit::of(&node, &parts).await {
        Ok(visit) => visit,
        Err(fault) => {
            tracing::error!(fault = %chain(&fault), "who visits could not be found out");
            return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], "One moment please.\n")
                .into_response();
        }
    };
    request = Request::from_parts(parts, body);
    request.extensions_mut().insert(visit.clone());
    let is_read = request.method() == Method::GET;
    let mut answer = next.run(request).await;
    if let Some(error) = answer.extensions_mut().remove::<PageError>() {
        answer = error.page(&visit);
    }
    finish(&visit, &mut answer, is_read);
    answer
}

fn finish(visit: &Visit, answer: &mut Response, is_read: bool) {
    let status = answer.status();
    metrics::counter!("clearway_pages_total", "status" => status.as_u16().to_string()).increment(1);
    let headers = answer.headers_mut();
    secure(headers, visit.node.config.https);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(id) = HeaderValue::from_str(&visit.request_id) {
        headers.insert("x-request-id", id);
    }
    if visit.new_seed && is_read {
        headers.append(header::SET_COOKIE, cookie(SEED_COOKIE, &visit.seed, SEED_SECONDS, visit.node.config.https));
    }
}

/// A page with status 200.
pub fn page(template: &impl Template) -> Answer {
    page_with(StatusCode::OK, template)
}

pub fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    let html = template.render().map_err(|error| PageError::fault(&error))?;
    Ok((status, Html(html)).into_response())
}

/// On to another page of this site, so that reloading does nothing twice.
pub fn go(to: &str) -> Answer {
    Ok(Redirect::to(to).into_response())
}

pub async fn not_found() -> PageError {
    PageError::NotFound
}

/// An error with all its causes, for the log.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// A text for a query string.
pub fn escape_query(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => safe.push(byte as char),
            _ => safe.push_str(&format!("%{byte:02X}")),
        }
    }
    safe
}
