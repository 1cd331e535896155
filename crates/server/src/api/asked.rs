//! What a request asks in its address: read, or refused as problem+json.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use model::Finding;
use serde::de::DeserializeOwned;

use super::Problem;

/// The part of the address after `?`.
pub struct Question<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Question<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Question<T>, Problem> {
        // No code, word or number has this sign, and PostgreSQL cannot carry it.
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            return Err(unclear("a NUL character means nothing here".to_owned()));
        }
        let asked = Query::<T>::from_request_parts(parts, state).await;
        asked.map(|Query(asked)| Question(asked)).map_err(|rejection| unclear(rejection.body_text()))
    }
}

fn unclear(text: String) -> Problem {
    Problem::Unclear(vec![Finding::error("CW-0205", "", text)])
}
