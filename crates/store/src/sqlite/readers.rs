//! Read-only connections, used on the runtime's blocking threads.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use crate::error::Fault;

#[derive(Debug)]
pub(crate) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(crate) fn new(connections: Vec<Connection>) -> Readers {
        let permits = Arc::new(Semaphore::new(connections.len()));
        Readers { idle: Arc::new(Mutex::new(connections)), permits }
    }

    pub(crate) async fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let stopped = |_| Fault::Unavailable("the readers have stopped".to_owned());
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(stopped)?;
        let idle = Arc::clone(&self.idle);
        let task = tokio::task::spawn_blocking(move || {
            let lent = Lent { connection: take(&idle), idle };
            let result = match &lent.connection {
                Some(connection) => read(connection),
                None => Err(Fault::Unavailable("no reader is left".to_owned())),
            };
            // the connection is back before the next permit is given
            drop(lent);
            drop(permit);
            result
        });
        task.await.unwrap_or_else(|error| Err(Fault::Unavailable(error.to_string())))
    }
}

/// A connection on loan: goes back even when the read panics.
struct Lent {
    connection: Option<Connection>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Drop for Lent {
    fn drop(&mut self) {
        let back = self.connection.take();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).extend(back);
    }
}

fn take(idle: &Mutex<Vec<Connection>>) -> Option<Connection> {
    idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
}
