//! The API's own description.

use std::sync::OnceLock;

use axum::http::StatusCode;
use axum::response::Response;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::answer;

#[derive(OpenApi)]
#[openapi(
    info(title = "Clearway", description = "Customs single window: lodge, follow, pay. Errors are problem+json."),
    paths(
        super::messages::lodge,
        super::declarations::list,
        super::declarations::show,
        super::deeds::act,
        super::notifications::list,
        super::status::show,
        super::subscriptions::list,
        super::subscriptions::make,
        super::subscriptions::end,
        super::subscriptions::keys,
        super::duty::show,
        super::tariff::show,
    ),
    modifiers(&Key)
)]
struct Api;

struct Key;

impl Modify for Key {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let components = api.components.get_or_insert_with(Default::default);
        components.add_security_scheme("key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// `GET /openapi.json`
pub async fn show() -> Response {
    static TEXT: OnceLock<Vec<u8>> = OnceLock::new();
    let text = TEXT.get_or_init(|| Api::openapi().to_json().unwrap_or_default().into_bytes());
    answer(StatusCode::OK, "application/json", text.clone())
}
