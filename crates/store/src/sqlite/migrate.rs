//! Brings a SQLite database to this program's schema.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::Fault;
use crate::migration::{self, SQLITE};

pub(crate) fn run(connection: &mut Connection) -> Result<(), Fault> {
    // the lock first: of two programs that start at once, one finds the work done
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(
        "create table if not exists migration (number integer primary key, name text not null, checksum text not null)",
    )?;
    let done = transaction
        .prepare("select name, checksum from migration order by number")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    for step in migration::missing(SQLITE, &done)? {
        transaction.execute_batch(step.sql).map_err(|e| Fault::Schema(format!("step {}: {e}", step.name)))?;
        transaction.execute("insert into migration (name, checksum) values (?1, ?2)", (step.name, step.checksum()))?;
    }
    transaction.commit()?;
    Ok(())
}
