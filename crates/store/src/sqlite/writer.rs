//! The one writer: takes all that waits, does it in one transaction, answers when it is durable.

use std::thread;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::append;
use crate::commit::Committed;
use crate::error::{CommitError, Fault};
use crate::prepared::Prepared;

/// Waiting writes; more must wait before they are queued.
const QUEUE: usize = 4096;
/// Most writes in one transaction, so that the first does not wait too long for the last.
const GROUP: usize = 512;

/// A write that waits.
struct Work {
    /// Must have the transaction to itself.
    alone: bool,
    write: Box<dyn FnOnce(&Connection) -> Worked + Send>,
}

type Answer = Box<dyn FnOnce(Result<(), Fault>) + Send>;

/// A write done, but not yet durable.
struct Worked {
    answer: Answer,
    /// The transaction is spoilt and must be rolled back.
    spoilt: bool,
}

#[derive(Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Work>,
}

impl Writer {
    pub(crate) fn start(connection: Connection) -> Result<Writer, Fault> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || serve(&connection, waiting))
            .map_err(|e| Fault::Unavailable(e.to_string()))?;
        Ok(Writer { queue })
    }

    /// Commits; a refusal leaves the others of the group alone.
    pub(crate) async fn commit(&self, prepared: Prepared) -> Result<Committed, CommitError> {
        let (sender, receiver) = oneshot::channel();
        self.enqueue(false, move |connection| {
            let result = append::commit(connection, &prepared);
            // what is checked before the first write spoils nothing; a fault in the midst does
            let spoilt = matches!(result, Err(CommitError::Fault(_)));
            answer_with(sender, result, spoilt)
        })
        .await?;
        receiver.await.unwrap_or_else(|_| Err(gone().into()))
    }

    /// Runs a small write under a savepoint of its own.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (sender, receiver) = oneshot::channel();
        self.enqueue(false, move |connection| {
            let (result, spoilt) = guarded(connection, write);
            answer_with(sender, result, spoilt)
        })
        .await?;
        receiver.await.unwrap_or_else(|_| Err(gone()))
    }

    /// Runs a large write in a transaction of its own: under a savepoint SQLite would copy every page it touches,
    /// and walk over all the copies after each statement.
    pub(crate) async fn run_alone<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (sender, receiver) = oneshot::channel();
        self.enqueue(true, move |connection| {
            let result = write(connection);
            let spoilt = result.is_err();
            answer_with(sender, result, spoilt)
        })
        .await?;
        receiver.await.unwrap_or_else(|_| Err(gone()))
    }

    async fn enqueue(
        &self,
        alone: bool,
        write: impl FnOnce(&Connection) -> Worked + Send + 'static,
    ) -> Result<(), Fault> {
        self.queue.send(Work { alone, write: Box::new(write) }).await.map_err(|_| gone())
    }
}

fn gone() -> Fault {
    Fault::Unavailable("the writer did not take the write".to_owned())
}

fn answer_with<T, E>(sender: oneshot::Sender<Result<T, E>>, result: Result<T, E>, spoilt: bool) -> Worked
where
    T: Send + 'static,
    E: From<Fault> + Send + 'static,
{
    // a caller that went away does not undo its write
    let answer = move |durable: Result<(), Fault>| drop(sender.send(durable.map_err(E::from).and(result)));
    Worked { answer: Box::new(answer), spoilt }
}

fn guarded<T>(
    connection: &Connection,
    write: impl FnOnce(&Connection) -> Result<T, Fault>,
) -> (Result<T, Fault>, bool) {
    let result = connection.execute_batch("savepoint one").map_err(Fault::from).and_then(|()| write(connection));
    let end = if result.is_ok() { "release one" } else { "rollback to one; release one" };
    match connection.execute_batch(end) {
        Ok(()) => (result, false),
        Err(error) => (result.and(Err(error.into())), true),
    }
}

fn serve(connection: &Connection, mut waiting: mpsc::Receiver<Work>) {
    let mut next = waiting.blocking_recv();
    while let Some(first) = next.take() {
        let alone = first.alone;
        let mut group = Group::begin(connection);
        group.add(first);
        while !alone && group.answers.len() < GROUP && !group.is_spoilt() {
            match waiting.try_recv() {
                Ok(work) if work.alone => {
                    next = Some(work);
                    break;
                }
                Ok(work) => group.add(work),
                Err(_) => break,
            }
        }
        group.end();
        next = next.or_else(|| waiting.blocking_recv());
    }
}

/// One transaction and those who wait for it.
struct Group<'c> {
    connection: &'c Connection,
    state: Result<(), Fault>,
    answers: Vec<Answer>,
}

impl<'c> Group<'c> {
    fn begin(connection: &'c Connection) -> Self {
        let state = prepared(connection, "begin immediate");
        Group { connection, state, answers: Vec::new() }
    }

    fn is_spoilt(&self) -> bool {
        self.state.is_err()
    }

    fn add(&mut self, work: Work) {
        if self.is_spoilt() {
            // without a transaction nothing may be done; dropping the work answers that it was not taken
            return drop(work);
        }
        let worked = (work.write)(self.connection);
        if worked.spoilt {
            self.state = Err(Fault::Unavailable("a write of the same group failed".to_owned()));
        }
        self.answers.push(worked.answer);
    }

    fn end(self) {
        let result = match self.state {
            Ok(()) => prepared(self.connection, "commit").map_err(unknown),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = &result {
            tracing::error!(error = %fault, writes = self.answers.len(), "a group of writes failed");
            if !self.connection.is_autocommit()
                && let Err(error) = self.connection.execute_batch("rollback")
            {
                tracing::error!(%error, "rolling back failed");
            }
        }
        for answer in self.answers {
            answer(result.clone());
        }
    }
}

fn unknown(fault: Fault) -> Fault {
    Fault::OutcomeUnknown(fault.to_string())
}

fn prepared(connection: &Connection, sql: &str) -> Result<(), Fault> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}
