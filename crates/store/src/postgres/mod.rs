//! The PostgreSQL store: batched writers under one locked row, any number of processes side by side.

mod accounts;
mod append;
mod columns;
mod deliveries;
mod group;
mod jobs;
mod list;
mod listen;
mod migrate;
mod project;
mod reads;
mod row;
pub(crate) mod survey;

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio::sync::watch;
use tokio_postgres::types::ToSql;
use tokio_postgres::{NoTls, Row};

use crate::error::Fault;
use append::Writer;
use listen::Listener;

/// Connections to one database from one process: two write, the others read.
const CONNECTIONS: usize = 12;
const WAIT: Duration = Duration::from_secs(10);

/// A statement's parameter.
type Param<'a> = &'a (dyn ToSql + Sync);

#[derive(Debug)]
pub(crate) struct Postgres {
    pool: Pool,
    writer: Writer,
    _listener: Listener,
}

impl Postgres {
    pub(crate) async fn open(url: &str, wake: Arc<watch::Sender<u64>>) -> Result<Postgres, Fault> {
        let config = tokio_postgres::Config::from_str(url).map_err(|e| Fault::Unavailable(e.to_string()))?;
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config.clone(), NoTls, recycling))
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .build()
            .map_err(|e| Fault::Unavailable(e.to_string()))?;
        let mut first = pool.get().await?;
        migrate::run(&mut first).await?;
        let row = first.query_one("select epoch, current_schema()::text from shard where id = 1", &[]).await?;
        let (epoch, schema): (i64, String) = (row.get(0), row.get(1));
        let channel = format!("clearway_{schema}");
        let listener = Listener::start(config, channel.clone(), wake);
        Ok(Postgres { writer: Writer::start(&pool, epoch, channel), pool, _listener: listener })
    }

    /// Ends the epoch: whoever opened the store before, this process included, can no longer commit.
    pub(crate) async fn fence(&self) -> Result<(), Fault> {
        self.execute("update shard set epoch = epoch + 1 where id = 1", &[]).await?;
        Ok(())
    }

    async fn connection(&self) -> Result<Object, Fault> {
        Ok(self.pool.get().await?)
    }

    async fn query(&self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, Fault> {
        let connection = self.connection().await?;
        let statement = connection.prepare_cached(sql).await?;
        Ok(connection.query(&statement, params).await?)
    }

    async fn query_opt(&self, sql: &str, params: &[Param<'_>]) -> Result<Option<Row>, Fault> {
        let connection = self.connection().await?;
        let statement = connection.prepare_cached(sql).await?;
        Ok(connection.query_opt(&statement, params).await?)
    }

    async fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Fault> {
        let connection = self.connection().await?;
        let statement = connection.prepare_cached(sql).await?;
        Ok(connection.execute(&statement, params).await?)
    }
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Fault {
        let reason = error.as_db_error().map_or_else(|| error.to_string(), |db| format!("{}: {db}", db.code().code()));
        Fault::Unavailable(reason)
    }
}

impl From<deadpool_postgres::PoolError> for Fault {
    fn from(error: deadpool_postgres::PoolError) -> Fault {
        Fault::Unavailable(error.to_string())
    }
}
