//! What a SQLite file and a connection to it say of themselves.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::connect;
use crate::error::Fault;
use crate::migration::SQLITE;
use crate::survey::{Survey, schema};

/// Looks through a connection that is made as the node makes its own.
pub(crate) fn look(path: &Path) -> Result<Survey, Fault> {
    if !path.is_file() {
        return Err(Fault::Unavailable(format!("{} is no file", path.display())));
    }
    let connection = connect(path)?;
    let journal: String = connection.query_row("pragma journal_mode", [], |row| row.get(0))?;
    let synchronous: i64 = connection.query_row("pragma synchronous", [], |row| row.get(0))?;
    let synchronous = ["off", "normal", "full", "extra"].get(synchronous.unsigned_abs() as usize);
    let (steps, refused) = schema(SQLITE, &done(&connection)?);
    Ok(Survey {
        engine: "sqlite",
        version: rusqlite::version().to_owned(),
        settings: vec![("journal_mode", journal), ("synchronous", (*synchronous.unwrap_or(&"unknown")).to_owned())],
        steps,
        refused,
        clock: None,
    })
}

fn done(connection: &Connection) -> Result<Vec<(String, String)>, Fault> {
    let there = "select 1 from sqlite_master where type = 'table' and name = 'migration'";
    if connection.query_row(there, [], |_| Ok(())).optional()?.is_none() {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare("select name, checksum from migration order by number")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
