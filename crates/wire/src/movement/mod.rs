//! Movement messages of ports and inventory systems: their XML to the noun `Movement`.

mod convert;
mod read;
mod table;

pub(crate) use read::{read_root, root_of};
