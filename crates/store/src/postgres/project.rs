//! One step of a projection: rows, totals and cursor, in one transaction.

use deadpool_postgres::Transaction;
use serde_json::Value;

use super::{Postgres, row};
use crate::error::{Fault, ProjectionError};
use crate::stored::number;
use crate::totals::{Deltas, Sum};
use crate::view::{Changes, DECLARATIONS, latest};

const TOTALS: &str = "insert into declaration_total (sender, day, state, count, value_minor, duty_minor)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])
    on conflict (sender, day, state) do update set count = declaration_total.count + excluded.count,
    value_minor = declaration_total.value_minor + excluded.value_minor,
    duty_minor = declaration_total.duty_minor + excluded.duty_minor";

impl Postgres {
    pub(crate) async fn cursor(&self, name: String) -> Result<u64, Fault> {
        let row = self.query_opt("select cursor from projection where name = $1", &[&name]).await?;
        Ok(row.map_or(0, |row| row.get::<_, i64>(0)) as u64)
    }

    pub(crate) async fn apply(
        &self,
        name: String,
        from: u64,
        to: u64,
        changes: Changes,
    ) -> Result<(), ProjectionError> {
        let mut connection = self.connection().await?;
        let transaction = connection.transaction().await.map_err(Fault::from)?;
        let actual = lock_cursor(&transaction, &name).await?;
        if actual != from {
            return Err(ProjectionError::Moved { name, expected: from, actual });
        }
        apply_rows(&transaction, &changes).await?;
        set_cursor(&transaction, &name, to).await?;
        transaction.commit().await.map_err(Fault::from)?;
        Ok(())
    }

    pub(crate) async fn reset(&self, name: String) -> Result<(), Fault> {
        let mut connection = self.connection().await?;
        let transaction = connection.transaction().await?;
        lock_cursor(&transaction, &name).await?;
        if name == DECLARATIONS {
            transaction.batch_execute("truncate declaration, declaration_total").await?;
        }
        set_cursor(&transaction, &name, 0).await?;
        Ok(transaction.commit().await?)
    }
}

/// One process at a time works on one projection.
async fn lock_cursor(transaction: &Transaction<'_>, name: &str) -> Result<u64, Fault> {
    let sql = "insert into projection (name, cursor) values ($1, 0) on conflict (name) do nothing";
    transaction.execute(&transaction.prepare_cached(sql).await?, &[&name]).await?;
    let sql = "select cursor from projection where name = $1 for update";
    let row = transaction.query_one(&transaction.prepare_cached(sql).await?, &[&name]).await?;
    Ok(row.get::<_, i64>(0) as u64)
}

async fn set_cursor(transaction: &Transaction<'_>, name: &str, cursor: u64) -> Result<(), Fault> {
    let sql = "update projection set cursor = $2 where name = $1";
    transaction.execute(&transaction.prepare_cached(sql).await?, &[&name, &number(cursor)]).await?;
    Ok(())
}

async fn apply_rows(transaction: &Transaction<'_>, changes: &Changes) -> Result<(), Fault> {
    let rows = latest(&changes.declarations);
    if rows.is_empty() {
        return Ok(());
    }
    let mut deltas = Deltas::default();
    let streams: Vec<&str> = rows.iter().map(|row| row.stream.as_str()).collect();
    let sql = "select sender, day, state, value_minor, duty_minor from declaration where stream = any($1)";
    for old in transaction.query(&transaction.prepare_cached(sql).await?, &[&streams]).await? {
        let sum = Sum { count: 1, value_minor: old.get(3), duty_minor: old.get(4) };
        deltas.add(old.get(0), old.get(1), old.get(2), sum.negated());
    }
    for row in &rows {
        deltas.add(&row.sender, &row.day.to_string(), &row.state, Sum::of(row));
    }
    let json = Value::Array(rows.iter().enumerate().map(|(n, row)| row::to_json(n, row)).collect());
    transaction.execute(&transaction.prepare_cached(row::UPSERT).await?, &[&json]).await?;
    write_totals(transaction, &deltas).await
}

async fn write_totals(transaction: &Transaction<'_>, deltas: &Deltas) -> Result<(), Fault> {
    let (mut keys, mut sums): ([Vec<&str>; 3], [Vec<i64>; 3]) = Default::default();
    for ((sender, day, state), sum) in deltas.changed() {
        for (column, key) in keys.iter_mut().zip([sender, day, state]) {
            column.push(key);
        }
        for (column, value) in sums.iter_mut().zip([sum.count, sum.value_minor, sum.duty_minor]) {
            column.push(value);
        }
    }
    let statement = transaction.prepare_cached(TOTALS).await?;
    transaction.execute(&statement, &[&keys[0], &keys[1], &keys[2], &sums[0], &sums[1], &sums[2]]).await?;
    Ok(())
}
