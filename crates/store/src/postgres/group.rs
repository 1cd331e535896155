//! One group of commits under the shard's lock: what is stored, and who may go on.

use std::collections::HashMap;

use deadpool_postgres::Object;
use futures::future::try_join3;
use futures::try_join;

use super::Param;
use crate::commit::Committed;
use crate::error::{CommitError, Fault};
use crate::prepared::Prepared;

const LOCK: &str = "select position, notice, epoch from shard where id = 1 for update";
const VERSIONS: &str = "select s.name, b.version from unnest($1::text[]) as s (name) cross join lateral
    (select version from batch where stream = s.name order by version desc limit 1) b";
const CLAIMS: &str = "select c.scope, c.key, c.value from claim c
    join unnest($1::text[], $2::text[]) as w (scope, key) on c.scope = w.scope and c.key = w.key";

/// The last numbers given before a commit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers {
    pub position: i64,
    pub notice: i64,
}

impl Numbers {
    /// What `commit` gets when these were the last numbers before it.
    pub(crate) fn committed(self, commit: &Prepared) -> Committed {
        let (events, notices) = (commit.events(), commit.notifications());
        Committed {
            last_position: (events > 0).then_some((self.position + events) as u64),
            first_notification: (notices > 0).then_some((self.notice + 1) as u64),
        }
    }
}

/// The state that the group's commits are checked against, its own admitted commits included.
pub(crate) struct Group<'c> {
    versions: HashMap<String, i64>,
    claims: HashMap<(&'c str, &'c str), String>,
    numbers: Numbers,
}

impl<'c> Group<'c> {
    /// Begins the transaction and reads under the lock, all in one round trip.
    pub(crate) async fn begin(connection: &Object, commits: &'c [Prepared], epoch: i64) -> Result<Group<'c>, Fault> {
        let streams: Vec<&str> = commits.iter().flat_map(|c| &c.batches).map(|b| b.stream.as_str()).collect();
        let keys = commits.iter().flat_map(|c| &c.keys);
        let wanted: HashMap<(&str, &str), ()> = keys.map(|k| ((k.scope.as_str(), k.key.as_str()), ())).collect();
        let (scopes, names): (Vec<&str>, Vec<&str>) = wanted.into_keys().unzip();
        let (lock, select_versions, select_claims) = try_join3(
            connection.prepare_cached(LOCK),
            connection.prepare_cached(VERSIONS),
            connection.prepare_cached(CLAIMS),
        )
        .await?;
        // sent in this order; each statement sees what was committed before it began, so the lock comes first
        let by_stream: [Param<'_>; 1] = [&streams];
        let by_key: [Param<'_>; 2] = [&scopes, &names];
        let (_, shard, versions, claims) = try_join!(
            connection.batch_execute("begin"),
            connection.query_opt(&lock, &[]),
            connection.query(&select_versions, &by_stream),
            connection.query(&select_claims, &by_key),
        )?;
        let shard = shard.ok_or_else(|| Fault::Schema("table shard has lost its row".to_owned()))?;
        if shard.get::<_, i64>(2) != epoch {
            return Err(Fault::Fenced { mine: epoch });
        }
        let mut found: HashMap<(String, String), String> =
            claims.iter().map(|row| ((row.get(0), row.get(1)), row.get(2))).collect();
        let claims = commits.iter().flat_map(|c| &c.keys).filter_map(|key| {
            let value = found.remove(&(key.scope.clone(), key.key.clone()))?;
            Some(((key.scope.as_str(), key.key.as_str()), value))
        });
        Ok(Group {
            claims: claims.collect(),
            versions: versions.iter().map(|row| (row.get(0), row.get(1))).collect(),
            numbers: Numbers { position: shard.get(0), notice: shard.get(1) },
        })
    }

    /// Checks a commit; admitted, it counts for those after it. Returns the last numbers before it.
    pub(crate) fn admit(&mut self, commit: &'c Prepared) -> Result<Numbers, CommitError> {
        for batch in &commit.batches {
            let actual = self.versions.get(&batch.stream).copied().unwrap_or(0);
            if actual != batch.expected {
                return Err(CommitError::Conflict {
                    stream: batch.stream.clone(),
                    expected: batch.expected as u64,
                    actual: actual as u64,
                });
            }
        }
        for key in &commit.keys {
            key.check(self.claims.get(&(key.scope.as_str(), key.key.as_str())).cloned())?;
        }
        for batch in &commit.batches {
            self.versions.insert(batch.stream.clone(), batch.expected + batch.count);
        }
        for key in &commit.keys {
            self.claims.insert((&key.scope, &key.key), key.value.clone());
        }
        let before = self.numbers;
        self.numbers.position += commit.events();
        self.numbers.notice += commit.notifications();
        Ok(before)
    }

    /// The last numbers given.
    pub(crate) fn numbers(&self) -> Numbers {
        self.numbers
    }
}
