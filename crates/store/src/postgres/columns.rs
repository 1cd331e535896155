//! A group's rows, column by column, and the one round trip that writes and commits them.

use std::collections::{BTreeMap, HashMap, HashSet};

use deadpool_postgres::Object;
use futures::future::join_all;
use tokio_postgres::Error;
use tokio_postgres::error::Severity;

use super::Param;
use super::group::Numbers;
use crate::error::Fault;
use crate::prepared::Prepared;

const BATCHES: &str = "insert into batch (position, stream, version, count, at, body)
    select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[])";
const NOTICES: &str = "insert into notice (number, recipient, mrn, count, at, body)
    select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[])";
const CLAIMS: &str = "insert into claim (scope, key, value) select * from unnest($1::text[], $2::text[], $3::text[])
    on conflict (scope, key) do update set value = excluded.value";
const MESSAGES: &str = "insert into message (digest, at, body)
    select * from unnest($1::bytea[], $2::bigint[], $3::bytea[]) on conflict (digest) do nothing";
const OUTBOX: &str = "insert into outbox (channel, target, payload, at, due_at)
    select channel, target, payload, at, at
    from unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[]) with ordinality as o (channel, target, payload, at, n)
    order by n";
/// Locks the untouched job it meets: whoever is taking that job now is waited for, and then a new one is stored,
/// because the taker may not see this commit's events.
const JOBS: &str = "insert into job (kind, key, due_at, payload)
    select kind, key, due_at, payload
    from unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[]) with ordinality as j (kind, key, due_at, payload, n)
    order by n
    on conflict (kind, key) where key is not null and attempts = 0
    do update set due_at = least(job.due_at, excluded.due_at)";
const SHARD: &str = "update shard set position = $1, notice = $2 where id = 1";
const NOTIFY: &str = "select pg_notify($1, '')";

/// A column of numbers, texts or bodies; borrowed from the commits.
#[derive(Default)]
struct Rows<'c> {
    numbers: [Vec<i64>; 4],
    texts: [Vec<&'c str>; 3],
    optional: Vec<Option<&'c str>>,
    bytes: [Vec<&'c [u8]>; 2],
}

#[derive(Default)]
pub(crate) struct Columns<'c> {
    batches: Rows<'c>,
    notices: Rows<'c>,
    claims: BTreeMap<(&'c str, &'c str), &'c str>,
    messages: Rows<'c>,
    digests: HashSet<&'c [u8]>,
    outbox: Rows<'c>,
    jobs: Rows<'c>,
    waiting: HashMap<(&'c str, &'c str), usize>,
}

impl<'c> Columns<'c> {
    /// Adds an admitted commit whose numbers follow `before`.
    pub(crate) fn add(&mut self, commit: &'c Prepared, before: &Numbers) {
        self.add_batches(commit, before.position);
        self.add_notices(commit, before.notice);
        for key in &commit.keys {
            self.claims.insert((&key.scope, &key.key), &key.value);
        }
        for message in commit.messages.iter().filter(|message| self.digests.insert(&message.digest)) {
            self.messages.bytes[0].push(&message.digest);
            self.messages.numbers[0].push(commit.at);
            self.messages.bytes[1].push(&message.body);
        }
        for delivery in &commit.outbox {
            self.outbox.texts[0].push(&delivery.channel);
            self.outbox.texts[1].push(&delivery.target);
            self.outbox.bytes[0].push(&delivery.payload);
            self.outbox.numbers[0].push(commit.at);
        }
        self.add_jobs(commit);
    }

    fn add_batches(&mut self, commit: &'c Prepared, mut position: i64) {
        for batch in commit.batches.iter().filter(|batch| batch.count > 0) {
            position += batch.count;
            let numbers = [position, batch.expected + batch.count, batch.count, commit.at];
            self.batches.numbers.iter_mut().zip(numbers).for_each(|(column, number)| column.push(number));
            self.batches.texts[0].push(&batch.stream);
            self.batches.bytes[0].push(&batch.body);
        }
    }

    fn add_notices(&mut self, commit: &'c Prepared, mut number: i64) {
        for notice in &commit.notices {
            number += notice.count;
            let numbers = [number, notice.count, commit.at];
            self.notices.numbers.iter_mut().zip(numbers).for_each(|(column, number)| column.push(number));
            self.notices.texts[0].push(&notice.recipient);
            self.notices.texts[1].push(&notice.mrn);
            self.notices.bytes[0].push(&notice.body);
        }
    }

    /// One statement cannot meet the same waiting job twice, so doubles inside the group are joined here.
    fn add_jobs(&mut self, commit: &'c Prepared) {
        for job in &commit.jobs {
            let due_at = job.due_at.as_microsecond();
            if let Some(key) = &job.key {
                let next = self.jobs.optional.len();
                let at = *self.waiting.entry((&job.kind, key)).or_insert(next);
                if at != next {
                    self.jobs.numbers[0][at] = self.jobs.numbers[0][at].min(due_at);
                    continue;
                }
            }
            self.jobs.texts[0].push(&job.kind);
            self.jobs.optional.push(job.key.as_deref());
            self.jobs.numbers[0].push(due_at);
            self.jobs.bytes[0].push(&job.payload);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.batches.bytes[0].is_empty()
            && self.notices.bytes[0].is_empty()
            && self.claims.is_empty()
            && self.messages.bytes[0].is_empty()
            && self.outbox.bytes[0].is_empty()
            && self.jobs.bytes[0].is_empty()
    }

    /// Writes all rows, moves the numbers, wakes the other processes and commits.
    pub(crate) async fn write_and_commit(
        &self,
        connection: &Object,
        numbers: Numbers,
        channel: &str,
    ) -> Result<(), Fault> {
        let (keys, values): (Vec<_>, Vec<_>) = self.claims.iter().map(|(key, value)| (*key, *value)).unzip();
        let (scopes, names): (Vec<&str>, Vec<&str>) = keys.into_iter().unzip();
        let (b, n, m, o, j) = (&self.batches, &self.notices, &self.messages, &self.outbox, &self.jobs);
        let writes: [(&str, usize, Vec<Param<'_>>); 8] = [
            (
                BATCHES,
                b.bytes[0].len(),
                vec![&b.numbers[0], &b.texts[0], &b.numbers[1], &b.numbers[2], &b.numbers[3], &b.bytes[0]],
            ),
            (
                NOTICES,
                n.bytes[0].len(),
                vec![&n.numbers[0], &n.texts[0], &n.texts[1], &n.numbers[1], &n.numbers[2], &n.bytes[0]],
            ),
            (CLAIMS, values.len(), vec![&scopes, &names, &values]),
            (MESSAGES, m.bytes[0].len(), vec![&m.bytes[0], &m.numbers[0], &m.bytes[1]]),
            (OUTBOX, o.bytes[0].len(), vec![&o.texts[0], &o.texts[1], &o.bytes[0], &o.numbers[0]]),
            (JOBS, j.bytes[0].len(), vec![&j.texts[0], &j.optional, &j.numbers[0], &j.bytes[0]]),
            (SHARD, 1, vec![&numbers.position, &numbers.notice]),
            (NOTIFY, 1, vec![&channel]),
        ];
        let writes = writes.into_iter().filter(|(_, rows, _)| *rows > 0);
        let mut ready = Vec::new();
        for (sql, _, params) in writes {
            ready.push((connection.prepare_cached(sql).await?, params));
        }
        let sent = join_all(ready.iter().map(|(statement, params)| connection.execute(statement, params)));
        let (written, committed) = futures::join!(sent, connection.batch_execute("commit"));
        written.into_iter().map(|one| one.map(drop)).chain([committed]).collect::<Result<(), Error>>().map_err(failed)
    }
}

/// A plain error of a statement rolled everything back; anything else may have happened before or after the commit.
fn failed(error: Error) -> Fault {
    let plain = error.as_db_error().is_some_and(|db| db.parsed_severity() == Some(Severity::Error));
    let fault = Fault::from(error);
    if plain { fault } else { Fault::OutcomeUnknown(fault.to_string()) }
}
