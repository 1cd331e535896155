//! The front page, and the choice of language.

use axum::extract::Query;
use axum::http::header;
use serde::Deserialize;

use super::{Answer, go, page};
use crate::context::FrontPage;
use crate::headers::cookie;
use crate::html::Texts;
use crate::visit::{LANGUAGE_COOKIE, Visit};

/// `GET /`
pub async fn show(visit: Visit) -> Answer {
    let profile = visit.node.app.profile();
    page(&FrontPage {
        page: visit.shell(),
        economy: profile.identity.country_name.clone(),
        currency: profile.identity.currency.clone(),
        profile: profile.version(),
    })
}

#[derive(Deserialize)]
pub struct Choice {
    set: String,
    #[serde(default)]
    next: String,
}

/// `GET /language?set=es&next=/`
pub async fn language(visit: Visit, Query(choice): Query<Choice>) -> Answer {
    let lang = Texts::of(&choice.set).lang;
    let mut answer = go(own_path(&choice.next))?;
    let cookie = cookie(LANGUAGE_COOKIE, lang, 31_536_000, visit.node.config.https);
    answer.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(answer)
}

/// A path of this site; anything else becomes the front page.
pub fn own_path(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if ours { path } else { "/" }
}
