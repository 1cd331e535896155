//! Static files: ours by content hash and for ever, the live parts where they were built.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::html::assets;

/// Built by Vite; absent in a plain build, and then pages have no live parts.
#[derive(RustEmbed)]
#[folder = "../../web/live/dist/"]
#[allow_missing = true]
struct Live;

/// True if the live parts were built.
pub fn has_live() -> bool {
    Live::get("live.js").is_some()
}

/// `GET /static/{hash}/{name}`: an old hash still gets the newest file, but is not kept.
pub async fn asset(Path((hash, name)): Path<(String, String)>) -> Response {
    let (bytes, media_type, tag, keep) = match (hash.as_str(), assets::find(&name)) {
        ("live", _) => match Live::get(&name) {
            Some(file) => {
                let tag: String = file.metadata.sha256_hash().iter().take(6).map(|b| format!("{b:02x}")).collect();
                (file.data, "text/javascript; charset=utf-8", tag, false)
            }
            None => return StatusCode::NOT_FOUND.into_response(),
        },
        (_, Some(asset)) => (asset.bytes.into(), asset.media_type, asset.hash.clone(), asset.hash == hash),
        (_, None) => return StatusCode::NOT_FOUND.into_response(),
    };
    let cache = if keep { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CACHE_CONTROL, cache.to_owned()),
        (header::ETAG, format!("\"{tag}\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// 304 for a file that the browser already has.
pub async fn not_modified(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let answer = next.run(request).await;
    match (known, answer.headers().get(header::ETAG)) {
        (Some(known), Some(tag)) if known == *tag => {
            let headers: HeaderMap = answer.headers().clone();
            let mut answer = StatusCode::NOT_MODIFIED.into_response();
            *answer.headers_mut() = headers;
            answer.headers_mut().remove(header::CONTENT_LENGTH);
            answer
        }
        _ => answer,
    }
}
