//! Brings a PostgreSQL database to this program's schema.

use deadpool_postgres::Object;

use crate::error::Fault;
use crate::migration::{self, POSTGRES};

/// Any number will do, as long as every version of this program takes the same.
const LOCK: i64 = 0x0c1e_a25a;

pub(crate) async fn run(connection: &mut Object) -> Result<(), Fault> {
    let transaction = connection.transaction().await?;
    // of two programs that start at once, one finds the work done
    transaction.execute("select pg_advisory_xact_lock($1)", &[&LOCK]).await?;
    transaction
        .batch_execute(
            "create table if not exists migration (number bigint generated always as identity primary key, \
             name text not null, checksum text not null)",
        )
        .await?;
    let done = transaction.query("select name, checksum from migration order by number", &[]).await?;
    let done: Vec<(String, String)> = done.iter().map(|row| (row.get(0), row.get(1))).collect();
    for step in migration::missing(POSTGRES, &done)? {
        transaction
            .batch_execute(step.sql)
            .await
            .map_err(|e| Fault::Schema(format!("step {}: {}", step.name, Fault::from(e))))?;
        let sql = "insert into migration (name, checksum) values ($1, $2)";
        transaction.execute(sql, &[&step.name, &step.checksum()]).await?;
    }
    Ok(transaction.commit().await?)
}
