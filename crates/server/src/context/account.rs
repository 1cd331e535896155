//! Contexts of keys and administration.

use askama::Template;

use crate::html::Shell;

#[derive(Template)]
#[template(path = "keys.html")]
pub struct KeysPage {
    pub page: Shell,
    /// A key just made, shown once; else empty.
    pub made: String,
    /// This site's own address, for the example.
    pub origin: String,
}

#[derive(Template)]
#[template(path = "admin.html")]
pub struct AdminPage {
    pub page: Shell,
    pub store_ok: bool,
    /// Events that lists do not show yet.
    pub projection_lag: u64,
    pub tariff: String,
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
