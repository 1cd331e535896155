//! The SQLite store: one file, one writer with group commit, several readers.

mod accounts;
mod append;
mod checkpoint;
mod deliveries;
mod jobs;
mod list;
mod migrate;
mod project;
mod readers;
mod reads;
mod row;
pub(crate) mod survey;
mod writer;

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::Fault;
use checkpoint::Checkpointer;
use readers::Readers;
use writer::Writer;

/// Reading threads at work at one time; more only fight for the cores.
const READERS: usize = 4;
/// Statements kept ready per connection.
const STATEMENTS: usize = 160;

#[derive(Debug)]
pub(crate) struct Sqlite {
    writer: Writer,
    /// `None` in memory, where the one connection does everything.
    readers: Option<Readers>,
    _checkpointer: Option<Checkpointer>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Sqlite, Fault> {
        let mut connection = connect(path)?;
        migrate::run(&mut connection)?;
        let readers = (0..READERS).map(|_| connect_to_read(path)).collect::<Result<_, Fault>>()?;
        let checkpointer = Checkpointer::start(connect(path)?)?;
        Ok(Sqlite {
            writer: Writer::start(connection)?,
            readers: Some(Readers::new(readers)),
            _checkpointer: Some(checkpointer),
        })
    }

    pub(crate) fn in_memory() -> Result<Sqlite, Fault> {
        let mut connection = Connection::open_in_memory()?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        migrate::run(&mut connection)?;
        Ok(Sqlite { writer: Writer::start(connection)?, readers: None, _checkpointer: None })
    }

    /// Runs a read on a reader's thread; sees all that was acknowledged before.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        match &self.readers {
            Some(readers) => readers.run(read).await,
            None => self.writer.run(read).await,
        }
    }

    /// Runs a write inside the writer's next transaction; durable on return.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        self.writer.run(write).await
    }

    /// Runs a large write in a transaction of its own.
    pub(crate) async fn write_alone<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        self.writer.run_alone(write).await
    }
}

fn connect(path: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "pragma page_size = 8192;
         pragma journal_mode = wal;
         pragma synchronous = full;
         pragma wal_autocheckpoint = 0;
         pragma busy_timeout = 10000;
         pragma cache_size = -131072;
         pragma temp_store = memory;",
    )?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

fn connect_to_read(path: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // mapped pages are shared by all readers, so a list over cold rows need not copy them into each one's cache;
    // the writer does not map, because a disk that fails under a mapping ends the process
    connection.execute_batch(
        "pragma busy_timeout = 10000;
         pragma cache_size = -65536;
         pragma mmap_size = 8589934592;
         pragma temp_store = memory;",
    )?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        Fault::Unavailable(error.to_string())
    }
}
