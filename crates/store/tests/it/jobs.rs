//! Jobs and deliveries: taken by one at a time, never lost.

use jiff::SignedDuration;
use store::{Commit, NewDelivery, NewJob, Store};

use crate::stores::{append, appends, at, on_every};

const LEASE: SignedDuration = SignedDuration::from_secs(60);

fn job(kind: &str, due: i64, payload: &str, key: Option<&str>) -> NewJob {
    NewJob { kind: kind.to_owned(), due_at: at(due), payload: payload.as_bytes().to_vec(), key: key.map(str::to_owned) }
}

async fn plan(store: &Store, jobs: Vec<NewJob>) {
    store.commit(Commit { at: at(0), jobs, ..Commit::default() }).await.unwrap();
}

async fn take(store: &Store, now: i64, limit: usize) -> Vec<(String, u32)> {
    let jobs = store.take_jobs(&["view", "timer"], at(now), limit, LEASE).await.unwrap();
    jobs.into_iter().map(|job| (String::from_utf8(job.payload).unwrap(), job.attempts)).collect()
}

fn taken(payload: &str, attempts: u32) -> (String, u32) {
    (payload.to_owned(), attempts)
}

#[test]
fn due_jobs_are_taken_earliest_first_and_only_once_while_leased() {
    on_every(|store| async move {
        let jobs = vec![job("view", 5, "b", None), job("timer", 1, "a", None), job("other", 0, "-", None)];
        plan(&store, jobs).await;
        assert_eq!(store.next_due(&["view", "timer"]).await.unwrap(), Some(at(1)));
        assert_eq!(take(&store, 0, 10).await, []);
        assert_eq!(take(&store, 9, 1).await, [taken("a", 1)]);
        assert_eq!(take(&store, 9, 10).await, [taken("b", 1)]);
        assert_eq!(take(&store, 68, 10).await, []);
        // both leases end at once, so the older number comes first
        assert_eq!(take(&store, 69, 10).await, [taken("b", 2), taken("a", 2)]);
    });
}

#[test]
fn a_finished_job_is_gone_and_a_failed_one_comes_back_with_its_reason() {
    on_every(|store| async move {
        plan(&store, vec![job("view", 0, "good", None), job("view", 0, "bad", None)]).await;
        let jobs = store.take_jobs(&["view"], at(0), 10, LEASE).await.unwrap();
        store.finish_job(jobs[0].id).await.unwrap();
        store.finish_job(jobs[0].id).await.unwrap();
        store.retry_job(jobs[1].id, at(10), "no route").await.unwrap();
        assert_eq!(take(&store, 9, 10).await, []);
        let again = store.take_jobs(&["view"], at(10), 10, LEASE).await.unwrap();
        assert_eq!(again.len(), 1);
        assert_eq!((again[0].payload.as_slice(), again[0].attempts), (b"bad".as_slice(), 2));
        assert_eq!(again[0].last_error.as_deref(), Some("no route"));
        store.finish_job(again[0].id).await.unwrap();
        assert_eq!(store.next_due(&["view"]).await.unwrap(), None);
    });
}

#[test]
fn a_key_joins_waiting_jobs_but_never_swallows_one_behind_a_taken_job() {
    on_every(|store| async move {
        let twice = vec![job("view", 5, "first", Some("d1")), job("view", 3, "second", Some("d1"))];
        plan(&store, twice).await;
        plan(&store, vec![job("view", 9, "third", Some("d1")), job("timer", 4, "other kind", Some("d1"))]).await;
        assert_eq!(take(&store, 3, 10).await, [taken("first", 1)]);
        // the taker may have looked before this commit, so its job must come after
        plan(&store, vec![job("view", 4, "fourth", Some("d1"))]).await;
        assert_eq!(take(&store, 4, 10).await, [taken("other kind", 1), taken("fourth", 1)]);
    });
}

#[test]
fn many_takers_share_the_jobs_without_doubles() {
    on_every(|store| async move {
        plan(&store, (0..200).map(|n| job("view", 0, &n.to_string(), None)).collect()).await;
        let takers: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    loop {
                        let jobs = store.take_jobs(&["view"], at(0), 7, LEASE).await.unwrap();
                        if jobs.is_empty() {
                            return mine;
                        }
                        for job in jobs {
                            store.finish_job(job.id).await.unwrap();
                            mine.push(job.id);
                        }
                    }
                })
            })
            .collect();
        let mut all = Vec::new();
        for taker in takers {
            all.extend(taker.await.unwrap());
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 200);
    });
}

#[test]
fn a_waiting_worker_is_woken_by_a_commit() {
    on_every(|store| async move {
        let mut wakes = store.wakes();
        wakes.borrow_and_update();
        let waiting = tokio::spawn(async move { wakes.changed().await });
        store.commit(appends(vec![append("a", 0, &["x"])])).await.unwrap();
        waiting.await.unwrap().unwrap();
    });
}

#[test]
fn a_delivery_stays_due_until_it_arrived() {
    on_every(|store| async move {
        deliver_later(&store, &[("hook/1", "1"), ("hook/2", "2")]).await;
        assert_eq!(store.take_deliveries("email", at(9), 10, LEASE).await.unwrap(), []);
        let first = store.take_deliveries("webhook", at(0), 10, LEASE).await.unwrap();
        assert_eq!(first.iter().map(|d| d.payload.as_slice()).collect::<Vec<_>>(), [b"1", b"2"]);
        assert_eq!(store.take_deliveries("webhook", at(59), 10, LEASE).await.unwrap(), []);

        store.delivered(first[0].id, at(2)).await.unwrap();
        store.retry_delivery(first[1].id, at(5), "503").await.unwrap();
        // a late failure report does not bring back what has arrived
        store.retry_delivery(first[0].id, at(3), "too late").await.unwrap();
        let again = store.take_deliveries("webhook", at(5), 10, LEASE).await.unwrap();
        assert_eq!(again.iter().map(|d| (d.id, d.attempts)).collect::<Vec<_>>(), [(first[1].id, 2)]);
    });
}

/// SW-08: what is told of one declaration arrives in order; other declarations do not wait for it.
#[test]
fn deliveries_to_one_target_keep_their_order() {
    on_every(|store| async move {
        deliver_later(&store, &[("hook/1", "a"), ("hook/1", "b"), ("hook/2", "c"), ("hook/1", "d")]).await;
        assert_eq!(taken_at(&store, 0).await, ["a", "c"]);
        let (a, b, d) = (1, 2, 4);
        store.retry_delivery(a, at(100), "503").await.unwrap();
        store.delivered(3, at(1)).await.unwrap();
        assert_eq!(taken_at(&store, 99).await, [""; 0]);
        assert_eq!(taken_at(&store, 100).await, ["a"]);
        store.delivered(a, at(101)).await.unwrap();
        assert_eq!(taken_at(&store, 101).await, ["b"]);
        // given up, it holds nobody up and never comes back
        store.give_up_delivery(b, at(102), "three days").await.unwrap();
        store.retry_delivery(b, at(102), "late").await.unwrap();
        assert_eq!(taken_at(&store, 102).await, ["d"]);
        store.delivered(d, at(103)).await.unwrap();
        assert_eq!(taken_at(&store, 10_000).await, [""; 0]);
    });
}

async fn deliver_later(store: &Store, deliveries: &[(&str, &str)]) {
    let delivery = |(target, payload): &(&str, &str)| NewDelivery {
        channel: "webhook".to_owned(),
        target: (*target).to_owned(),
        payload: payload.as_bytes().to_vec(),
    };
    let outbox = deliveries.iter().map(delivery).collect();
    store.commit(Commit { at: at(0), outbox, ..Commit::default() }).await.unwrap();
}

async fn taken_at(store: &Store, now: i64) -> Vec<String> {
    let taken = store.take_deliveries("webhook", at(now), 10, LEASE).await.unwrap();
    taken.into_iter().map(|delivery| String::from_utf8(delivery.payload).unwrap()).collect()
}
