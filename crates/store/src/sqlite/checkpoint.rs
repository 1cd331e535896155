//! Moves the write-ahead log into the database file from a second connection, so that commits need not wait for it.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::Connection;

use crate::error::Fault;

const PAUSE: Duration = Duration::from_millis(500);
/// Frames in the log beyond which the writer is made to start the log anew (64 MB).
const LONG: i64 = 8192;

#[derive(Debug)]
pub(crate) struct Checkpointer {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    pub(crate) fn start(connection: Connection) -> Result<Checkpointer, Fault> {
        let (stop, stopped) = channel::<()>();
        let thread = thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || {
                while stopped.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                    if let Err(error) = step(&connection) {
                        tracing::warn!(%error, "checkpoint put off");
                    }
                }
            })
            .map_err(|e| Fault::Unavailable(e.to_string()))?;
        Ok(Checkpointer { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the checkpoint thread had panicked");
        }
    }
}

fn step(connection: &Connection) -> rusqlite::Result<()> {
    // most of the work without holding anybody up, then the short rest with the writer waiting
    if frames(connection, "pragma wal_checkpoint(passive)")? > LONG {
        frames(connection, "pragma wal_checkpoint(restart)")?;
    }
    Ok(())
}

fn frames(connection: &Connection, sql: &str) -> rusqlite::Result<i64> {
    connection.prepare_cached(sql)?.query_row([], |row| row.get(1))
}
