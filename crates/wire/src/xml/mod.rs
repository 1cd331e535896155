//! Strict XML 1.0 with namespaces, one token at a time, without document types or entities.

mod aside;
mod attribute;
mod broken;
mod chars;
mod cursor;
mod escape;
mod namespace;
mod split;
#[cfg(test)]
mod tests;

pub(crate) use broken::{Broken, place_of};
pub(crate) use chars::{first_forbidden, is_blank};
pub(crate) use cursor::{Cursor, Tag, Token};
pub(crate) use escape::{push_attribute, push_text};
pub(crate) use namespace::Space;
