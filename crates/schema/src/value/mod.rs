//! Values of simple types: lexical forms, facets, order.

mod builtin;
mod decimal;
mod facet;
mod lexical;
mod moment;
mod order;
mod simple;
mod space;

pub use builtin::{ALL, Builtin};
pub use facet::Facets;
pub use lexical::is_valid;
pub use order::order;
pub use simple::{Context, SimpleType, Variety, check, of};
pub use space::{Space, is_blank};
