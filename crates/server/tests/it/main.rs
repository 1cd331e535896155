//! The edge from outside: every page, the API as text, a declaration lodged by hand.

mod api;
mod browser;
mod pages;
mod portal;
#[path = "../../samples/mod.rs"]
mod samples;
mod subscriptions;
mod texts;
mod world;
