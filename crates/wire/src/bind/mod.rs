//! Binds XML elements to the classes of the data set, by their one table.

mod form;
mod leaf;
mod place;
mod read;
mod write;

pub(crate) use form::{Form, Pointing};
pub(crate) use place::locate;
pub(crate) use read::{Binder, field_of};
pub(crate) use write::write_children;
