//! The house rules, checked on this project and on samples that break them.

mod code;
mod project;
mod samples;
