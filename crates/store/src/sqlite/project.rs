//! One step of a projection: rows, search words, totals and cursor, in one transaction.

use rusqlite::{Connection, OptionalExtension};

use super::{Sqlite, row};
use crate::error::{Fault, ProjectionError};
use crate::stored::number;
use crate::totals::{Deltas, Sum};
use crate::view::{Changes, DECLARATIONS, DeclarationRow, latest, text_hash};
use crate::words;

impl Sqlite {
    pub(crate) async fn cursor(&self, name: String) -> Result<u64, Fault> {
        self.read(move |connection| stored_cursor(connection, &name)).await
    }

    pub(crate) async fn apply(
        &self,
        name: String,
        from: u64,
        to: u64,
        changes: Changes,
    ) -> Result<(), ProjectionError> {
        let moved = self
            .write_alone(move |connection| {
                let actual = stored_cursor(connection, &name)?;
                if actual != from {
                    return Ok(Some(ProjectionError::Moved { name, expected: from, actual }));
                }
                apply_rows(connection, &changes)?;
                set_cursor(connection, &name, to)?;
                Ok(None)
            })
            .await?;
        moved.map_or(Ok(()), Err)
    }

    pub(crate) async fn reset(&self, name: String) -> Result<(), Fault> {
        self.write_alone(move |connection| {
            if name == DECLARATIONS {
                connection.execute_batch(
                    "delete from declaration_text; delete from declaration_total; delete from declaration;",
                )?;
            }
            set_cursor(connection, &name, 0)
        })
        .await
    }
}

fn stored_cursor(connection: &Connection, name: &str) -> Result<u64, Fault> {
    let sql = "select cursor from projection where name = ?1";
    let found: Option<i64> = connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or(0) as u64)
}

fn set_cursor(connection: &Connection, name: &str, cursor: u64) -> Result<(), Fault> {
    let sql = "insert into projection (name, cursor) values (?1, ?2)
               on conflict (name) do update set cursor = excluded.cursor";
    connection.prepare_cached(sql)?.execute((name, number(cursor)))?;
    Ok(())
}

fn apply_rows(connection: &Connection, changes: &Changes) -> Result<(), Fault> {
    let mut deltas = Deltas::default();
    for declaration in latest(&changes.declarations) {
        let old = old_row(connection, &declaration.stream)?;
        let hash = text_hash(&declaration.text);
        let id = row::write(connection, declaration, hash)?;
        if old.as_ref().is_none_or(|old| old.text_hash != hash) {
            index_text(connection, id, declaration, old.is_some())?;
        }
        if let Some(old) = &old {
            deltas.add(&old.sender, &old.day, &old.state, old.sum.negated());
        }
        deltas.add(&declaration.sender, &declaration.day.to_string(), &declaration.state, Sum::of(declaration));
    }
    for ((sender, day, state), sum) in deltas.changed() {
        let sql = "insert into declaration_total (sender, day, state, count, value_minor, duty_minor)
                   values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (sender, day, state) do update set
                   count = count + excluded.count, value_minor = value_minor + excluded.value_minor,
                   duty_minor = duty_minor + excluded.duty_minor";
        let row = (sender, day, state, sum.count, sum.value_minor, sum.duty_minor);
        connection.prepare_cached(sql)?.execute(row)?;
    }
    Ok(())
}

/// What of the row before has left traces elsewhere.
struct Old {
    sender: String,
    day: String,
    state: String,
    sum: Sum,
    text_hash: i64,
}

fn old_row(connection: &Connection, stream: &str) -> Result<Option<Old>, Fault> {
    let sql = "select sender, day, state, value_minor, duty_minor, text_hash from declaration where stream = ?1";
    let old = connection.prepare_cached(sql)?.query_row([stream], |row| {
        Ok(Old {
            sender: row.get(0)?,
            day: row.get(1)?,
            state: row.get(2)?,
            sum: Sum { count: 1, value_minor: row.get(3)?, duty_minor: row.get(4)? },
            text_hash: row.get(5)?,
        })
    });
    Ok(old.optional()?)
}

fn index_text(connection: &Connection, id: i64, declaration: &DeclarationRow, replace: bool) -> Result<(), Fault> {
    if replace {
        connection.prepare_cached("delete from declaration_text where rowid = ?1")?.execute([id])?;
    }
    let searched = words::of_text(&declaration.text).into_iter().collect::<Vec<_>>().join(" ");
    let sql = "insert into declaration_text (rowid, text) values (?1, ?2)";
    connection.prepare_cached(sql)?.execute((id, &searched))?;
    Ok(())
}
