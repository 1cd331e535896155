//! The expression language: a subset of the Common Expression Language, read into a tree and then typed.
//!
//! Of CEL there are: `&& || ! ?: == != < <= > >= in + - *`, parentheses, numbers (decimal, exact), strings, lists of
//! literals, field access, calls, and the macros `has`, `exists`, `exists_one`, `all`, `filter`, `map`.

pub(crate) mod ast;
mod lexer;
mod parser;
pub(crate) mod typing;

pub(crate) use parser::{Dialect, parse};
