//! The batched writers: each takes all that waits and commits it in one transaction.

use std::collections::VecDeque;
use std::sync::Arc;

use deadpool_postgres::{Object, Pool};
use tokio::sync::{Mutex, mpsc, oneshot};

use super::Postgres;
use super::columns::Columns;
use super::group::Group;
use crate::commit::Committed;
use crate::error::{CommitError, Fault};
use crate::prepared::Prepared;

/// While one connection waits for the disk, the other gathers and sends.
const WRITERS: usize = 2;
const QUEUE: usize = 4096;
/// Most commits in one transaction.
const GROUP: usize = 512;

type Outcome = Result<Committed, CommitError>;

#[derive(Debug)]
struct Waiting {
    commit: Prepared,
    answer: oneshot::Sender<Outcome>,
}

#[derive(Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Waiting>,
}

impl Postgres {
    pub(crate) async fn commit(&self, commit: Prepared) -> Outcome {
        let (answer, outcome) = oneshot::channel();
        let gone = || CommitError::from(Fault::Unavailable("the writer did not take the write".to_owned()));
        self.writer.queue.send(Waiting { commit, answer }).await.map_err(|_| gone())?;
        outcome.await.unwrap_or_else(|_| Err(gone()))
    }
}

impl Writer {
    pub(crate) fn start(pool: &Pool, epoch: i64, channel: String) -> Writer {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..WRITERS {
            tokio::spawn(serve(pool.clone(), Arc::clone(&waiting), epoch, channel.clone()));
        }
        Writer { queue }
    }
}

/// Ends when the store is dropped.
async fn serve(pool: Pool, waiting: Arc<Mutex<mpsc::Receiver<Waiting>>>, epoch: i64, channel: String) {
    loop {
        let mut taken = Vec::new();
        if waiting.lock().await.recv_many(&mut taken, GROUP).await == 0 {
            return;
        }
        let (commits, answers): (Vec<_>, VecDeque<_>) = taken.into_iter().map(|w| (w.commit, w.answer)).unzip();
        let outcomes = match write(&pool, &commits, epoch, &channel).await {
            Ok(outcomes) => outcomes,
            Err(fault) => {
                tracing::error!(error = %fault, writes = commits.len(), "a group of writes failed");
                commits.iter().map(|_| Err(fault.clone().into())).collect()
            }
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // a caller that went away does not undo its commit
            drop(answer.send(outcome));
        }
    }
}

async fn write(pool: &Pool, commits: &[Prepared], epoch: i64, channel: &str) -> Result<Vec<Outcome>, Fault> {
    let connection = pool.get().await?;
    match in_transaction(&connection, commits, epoch, channel).await {
        Ok(outcomes) => Ok(outcomes),
        Err(fault) => {
            // closing the connection rolls back whatever it had begun
            drop(Object::take(connection));
            Err(fault)
        }
    }
}

async fn in_transaction(
    connection: &Object,
    commits: &[Prepared],
    epoch: i64,
    channel: &str,
) -> Result<Vec<Outcome>, Fault> {
    let mut group = Group::begin(connection, commits, epoch).await?;
    let mut columns = Columns::default();
    let mut outcomes = Vec::with_capacity(commits.len());
    for commit in commits {
        let outcome = group.admit(commit);
        if let Ok(numbers) = &outcome {
            columns.add(commit, numbers);
        }
        outcomes.push(outcome.map(|numbers| numbers.committed(commit)));
    }
    if columns.is_empty() {
        connection.batch_execute("rollback").await?;
        return Ok(outcomes);
    }
    columns.write_and_commit(connection, group.numbers(), channel).await?;
    Ok(outcomes)
}
