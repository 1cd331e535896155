//! Rule packs compiled once and run over a tree of named values; knows no customs rule and no format.
//!
//! Two front ends give the same typed expression (`expr`), which one evaluator runs: `cel`, our own packs in a
//! subset of the Common Expression Language over the declaration data set, and `asserts`, declarative assert files
//! over an XML document. Paths are resolved and types are checked when a pack is compiled.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod arena;
pub mod asserts;
mod cel;
mod declared;
mod error;
mod eval;
mod expr;
mod host;
mod nearest;
mod pack;
mod pattern;
mod scope;
mod tree;

pub use error::CompileError;
pub use host::{Context, Lists, NoLists};
pub use nearest::nearest;
pub use pack::{Pack, RuleInfo};
