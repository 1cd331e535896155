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

type Work = Box<dyn FnOnce(&Connection) -> Worked + Send>;
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
        self.enqueue(Box::new(move |connection| {
            let result = append::commit(connection, &prepared);
            // what is checked before the first write spoils nothing; a fault in the midst does
            let spoilt = matches!(result, Err(CommitError::Fault(_)));
            answer_with(sender, result, spoilt)
        }))
        .await?;
        receiver.await.unwrap_or_else(|_| Err(gone().into()))
    }

    /// Runs any other write under a savepoint of its own.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (sender, receiver) = oneshot::channel();
        self.enqueue(Box::new(move |connection| {
            let (result, spoilt) = guarded(connection, write);
            answer_with(sender, result, spoilt)
        }))
        .await?;
        receiver.await.unwrap_or_else(|_| Err(gone()))
    }

    async fn enqueue(&self, work: Work) -> Result<(), Fault> {
        self.queue.send(work).await.map_err(|_| gone())
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
    while let Some(first) = waiting.blocking_recv() {
        let mut group = Group::begin(connection);
        group.add(first);
        while group.answers.len() < GROUP && !group.is_spoilt() {
            let Ok(next) = waiting.try_recv() else { break };
            group.add(next);
        }
        group.end();
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
        let worked = work(self.connection);
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
