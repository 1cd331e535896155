//! Entry summary declarations (IE315, message CC315A) to and from the one declaration data set.

mod header;
mod map;
mod parties;
mod read;
mod table;
mod walk;
mod write;

pub use header::EntrySummary;
pub use parties::*;
pub use table::*;
pub use write::write;

pub(crate) use read::read_root;
