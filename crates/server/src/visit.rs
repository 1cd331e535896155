//! One browser's visit: who it is, in which language, and the token its forms must bring back.

use std::sync::Arc;

use app::{Actor, Role};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

use crate::headers::read_cookie;
use crate::html::{Notice, Shell, Texts, Viewer};
use crate::node::Node;
use crate::pages::PageError;

pub const SESSION_COOKIE: &str = "cw_session";
pub const SEED_COOKIE: &str = "cw_seed";
pub const LANGUAGE_COOKIE: &str = "cw_lang";

/// Made once for each request to a page.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

pub struct Inner {
    pub node: Node,
    pub actor: Option<Actor>,
    pub session: String,
    pub texts: &'static Texts,
    /// Path and query.
    pub path: String,
    pub request_id: String,
    /// The browser's random seed for form tokens; new where it had none.
    pub seed: String,
    pub new_seed: bool,
    /// Who asks, for limits: the address of the connection.
    pub address: String,
    notice: Option<Notice>,
}

impl std::ops::Deref for Visit {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Visit {
    pub async fn of(node: &Node, parts: &Parts) -> Result<Visit, app::Fault> {
        let headers = &parts.headers;
        let session = read_cookie(headers, SESSION_COOKIE).unwrap_or_default();
        let actor = match session.as_str() {
            "" => None,
            token => node.app.actor_of_session(token).await?,
        };
        let seed = read_cookie(headers, SEED_COOKIE);
        let texts = Texts::of(&language(headers));
        let query = parts.uri.query().unwrap_or_default();
        Ok(Visit(Arc::new(Inner {
            node: node.clone(),
            actor,
            session,
            texts,
            path: parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            request_id: node.request_id(),
            new_seed: seed.is_none(),
            seed: seed.unwrap_or_else(|| app::Ids::Random.reference()),
            address: address(parts),
            notice: notice(texts, query),
        })))
    }

    /// What the page is wrapped in.
    pub fn shell(&self) -> Shell {
        Shell {
            texts: self.texts,
            node: self.node.node_name(),
            demo: !self.node.config.demo_users.is_empty(),
            live: crate::statics::has_live(),
            user: self.actor.as_ref().map(Viewer::of),
            csrf: self.csrf(),
            path: self.path.clone(),
            notice: self.notice.clone(),
            taxes: self.node.taxes.clone(),
        }
    }

    /// The token that a form of this browser and this session carries.
    pub fn csrf(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.seed.as_bytes());
        hash.update([0]);
        hash.update(self.session.as_bytes());
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Refuses a form that another site made.
    pub fn check_form(&self, token: &str) -> Result<(), PageError> {
        if !self.new_seed && token == self.csrf() { Ok(()) } else { Err(PageError::Form) }
    }

    /// The signed-in person; whoever is not is led to the sign-in page and back.
    pub fn actor(&self) -> Result<&Actor, PageError> {
        self.actor.as_ref().ok_or_else(|| PageError::SignIn(self.path.clone()))
    }

    pub fn need(&self, role: Role) -> Result<&Actor, PageError> {
        let actor = self.actor()?;
        if actor.is(role) { Ok(actor) } else { Err(PageError::Forbidden) }
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visit, PageError> {
        parts.extensions.get::<Visit>().cloned().ok_or(PageError::NotFound)
    }
}

fn language(headers: &HeaderMap) -> String {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    read_cookie(headers, LANGUAGE_COOKIE).unwrap_or_else(|| Texts::preferred(asked).to_owned())
}

/// `?done=saved` says what the step before has done; only texts that exist are shown.
fn notice(texts: &'static Texts, query: &str) -> Option<Notice> {
    let done = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
    let key = format!("notice.{done}");
    texts.find(&key)?;
    Some(Notice { tone: "go", key, detail: String::new() })
}

fn address(parts: &Parts) -> String {
    let connection = parts.extensions.get::<axum::extract::ConnectInfo<std::net::SocketAddr>>();
    connection.map(|info| info.0.ip().to_string()).unwrap_or_default()
}
