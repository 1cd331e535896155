//! Contexts of keys and administration.

use askama::Template;

use crate::html::Shell;

#[derive(Template)]
#[template(path = "keys.html")]
pub struct KeysPage {
    pub page: Shell,
    /// A key just made, shown once; else empty.
    pub made: String,
    pub keys: Vec<KeyRow>,
    /// This site's own address, for the example.
    pub origin: String,
}

#[derive(Clone, Debug)]
pub struct KeyRow {
    pub id: String,
    pub name: String,
    pub made: String,
    pub revoked: bool,
}

#[derive(Template)]
#[template(path = "admin.html")]
pub struct AdminPage {
    pub page: Shell,
    pub store_ok: bool,
    pub projector_lag: u64,
    pub outbox_waiting: u64,
    pub profile: String,
    pub version: String,
    pub users: Vec<UserRow>,
}

#[derive(Clone, Debug)]
pub struct UserRow {
    pub login: String,
    pub name: String,
    pub roles: String,
    pub party: String,
}
