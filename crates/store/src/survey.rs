//! A look at a store before a node uses it: settings that durability stands on, and the schema's age.

use jiff::Timestamp;

use crate::config::Config;
use crate::error::Fault;
use crate::migration::{Migration, missing};

/// How a store stands. Looking changes no data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// `sqlite` or `postgresql`, and its version.
    pub engine: &'static str,
    pub version: String,
    /// Settings in force on a connection of ours: name, value.
    pub settings: Vec<(&'static str, String)>,
    /// Schema steps that the database has, and that this program knows.
    pub steps: (usize, usize),
    /// Why this program may not use the schema.
    pub refused: Option<String>,
    /// The server's clock, where the store has one of its own.
    pub clock: Option<Timestamp>,
}

/// Looks at a store that exists.
///
/// # Errors
/// The store cannot be reached or read.
pub async fn survey(config: &Config) -> Result<Survey, Fault> {
    match config {
        Config::Sqlite { path } => {
            let path = path.clone();
            let looked = tokio::task::spawn_blocking(move || crate::sqlite::survey::look(&path)).await;
            looked.map_err(|error| Fault::Unavailable(error.to_string()))?
        }
        Config::Postgres { url } => crate::postgres::survey::look(url).await,
        Config::Memory => Err(Fault::Unavailable("a store in memory has nothing to look at".to_owned())),
    }
}

/// Steps done and known, and why the schema may not be used.
pub(crate) fn schema(known: &[Migration], done: &[(String, String)]) -> ((usize, usize), Option<String>) {
    let refused = missing(known, done).err().map(|fault| fault.to_string());
    ((done.len(), known.len()), refused)
}
