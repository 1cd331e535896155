//! HTTP: the API, the portal's pages, sign-in, problem+json.
//!
//! Only translates: a request into a use case of `app`, its answer into JSON or HTML. Knows no rule and no SQL.

mod api;
mod config;
pub mod context;
pub mod form;
mod headers;
mod health;
pub mod html;
mod limits;
mod lists;
mod live;
mod node;
mod pages;
mod routes;
mod serve;
mod statics;
mod visit;

pub use config::Config;
pub use context::DemoUser;
pub use routes::router;
pub use serve::serve;
