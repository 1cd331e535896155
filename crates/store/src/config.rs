//! Which store to open.

use std::path::PathBuf;

/// Where the data lives.
#[derive(Debug, Clone)]
pub enum Config {
    /// One SQLite file, made when absent.
    Sqlite {
        /// Path of the file; its folder must exist.
        path: PathBuf,
    },
    /// A PostgreSQL database.
    Postgres {
        /// `postgres://user@host/database` or a libpq key-value text.
        url: String,
    },
    /// Nothing is kept: for replays and tests.
    Memory,
}
