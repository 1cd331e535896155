//! Streams, versions, keys and messages: all of a commit or nothing of it.

use store::{Commit, CommitError, NewMessage, StoredEvent};

use crate::stores::{append, appends, at, block_on, durable, key, on_every};

fn texts(events: &[StoredEvent]) -> Vec<(u64, u64, String)> {
    events.iter().map(|e| (e.position, e.version, String::from_utf8(e.payload.clone()).unwrap())).collect()
}

fn text(position: u64, version: u64, payload: &str) -> (u64, u64, String) {
    (position, version, payload.to_owned())
}

#[test]
fn a_stream_is_read_back_in_order() {
    on_every(|store| async move {
        assert_eq!(store.load("a").await.unwrap(), []);
        assert_eq!(store.last_position().await.unwrap(), 0);
        let first = store.commit(appends(vec![append("a", 0, &["one", "two"])])).await.unwrap();
        assert_eq!(first.last_position, Some(2));
        let second = store.commit(appends(vec![append("b", 0, &["x"]), append("a", 2, &["three"])])).await.unwrap();
        assert_eq!(second.last_position, Some(4));
        assert_eq!(second.first_notification, None);

        let a = store.load("a").await.unwrap();
        assert_eq!(texts(&a), [text(1, 1, "one"), text(2, 2, "two"), text(4, 3, "three")]);
        assert!(a.iter().all(|e| e.stream == "a" && e.kind == "noted" && e.at == at(0)));
        assert_eq!(texts(&store.load_after("a", 1).await.unwrap()), [text(2, 2, "two"), text(4, 3, "three")]);
        assert_eq!(store.last_position().await.unwrap(), 4);
    });
}

#[test]
fn all_events_are_paged_by_position_even_from_within_an_append() {
    on_every(|store| async move {
        store.commit(appends(vec![append("a", 0, &["1", "2", "3"])])).await.unwrap();
        store.commit(appends(vec![append("b", 0, &["4", "5", "6"])])).await.unwrap();
        for after in 0..=6 {
            for limit in [1, 2, 4, 100] {
                let found = store.events_after(after, limit).await.unwrap();
                let expected: Vec<u64> = (after + 1..=6).take(limit).collect();
                assert_eq!(found.iter().map(|e| e.position).collect::<Vec<_>>(), expected, "{after} {limit}");
                assert!(found.iter().all(|e| e.payload == e.position.to_string().as_bytes()));
            }
        }
    });
}

#[test]
fn a_stale_version_is_a_conflict_and_leaves_no_trace() {
    on_every(|store| async move {
        store.commit(appends(vec![append("a", 0, &["one"])])).await.unwrap();
        for expected in [0, 2, u64::MAX] {
            let mut commit = appends(vec![append("fresh", 0, &["lost"]), append("a", expected, &["lost"])]);
            commit.keys.push(key("k", "v", None));
            let refused = store.commit(commit).await.unwrap_err();
            let CommitError::Conflict { stream, actual: 1, .. } = refused else { panic!("{refused}") };
            assert_eq!(stream, "a");
        }
        assert_eq!(store.load("fresh").await.unwrap(), []);
        assert_eq!(store.key("lrn", "k").await.unwrap(), None);
        assert_eq!(store.last_position().await.unwrap(), 1);
    });
}

#[test]
fn an_append_without_events_asserts_a_version() {
    on_every(|store| async move {
        store.commit(appends(vec![append("quota", 0, &["open"])])).await.unwrap();
        let both = |seen| appends(vec![append("quota", seen, &[]), append("d", 0, &["x"])]);
        assert!(matches!(store.commit(both(0)).await, Err(CommitError::Conflict { .. })));
        store.commit(both(1)).await.unwrap();
        assert_eq!(store.load("quota").await.unwrap().len(), 1);
        assert_eq!(store.commit(appends(vec![append("quota", 1, &[])])).await.unwrap().last_position, None);
    });
}

#[test]
fn sw_03_a_key_is_claimed_once_for_ever_and_answers_with_the_first_value() {
    on_every(|store| async move {
        let claim = |stream: &str, replaces| Commit {
            keys: vec![key("GB1 LRN7", stream, replaces)],
            ..appends(vec![append(stream, 0, &["lodged"])])
        };
        let missing = store.commit(claim("d0", Some("d1"))).await.unwrap_err();
        assert!(matches!(missing, CommitError::KeyMissing { .. }), "{missing}");
        store.commit(claim("d1", None)).await.unwrap();
        let taken = store.commit(claim("d2", None)).await.unwrap_err();
        assert!(matches!(&taken, CommitError::KeyTaken { value, .. } if value == "d1"), "{taken}");
        assert_eq!(store.load("d2").await.unwrap(), []);

        // a new attempt under the reference of a refused message
        store.commit(claim("d3", Some("d1"))).await.unwrap();
        let late = store.commit(claim("d4", Some("d1"))).await.unwrap_err();
        assert!(matches!(&late, CommitError::KeyTaken { value, .. } if value == "d3"), "{late}");
        assert_eq!(store.key("lrn", "GB1 LRN7").await.unwrap().as_deref(), Some("d3"));
    });
}

#[test]
fn sw_03_of_many_at_once_one_gets_the_key() {
    on_every(|store| async move {
        let tasks: Vec<_> = (0..64)
            .map(|n| {
                let (store, stream) = (store.clone(), format!("d{n}"));
                tokio::spawn(async move {
                    let commit = Commit {
                        keys: vec![key("same", &stream, None)],
                        ..appends(vec![append(&stream, 0, &["lodged"])])
                    };
                    (stream, store.commit(commit).await)
                })
            })
            .collect();
        let (mut winners, mut told) = (Vec::new(), Vec::new());
        for task in tasks {
            match task.await.unwrap() {
                (stream, Ok(_)) => winners.push(stream),
                (_, Err(CommitError::KeyTaken { value, .. })) => told.push(value),
                (_, Err(other)) => panic!("{other}"),
            }
        }
        assert_eq!(winners.len(), 1);
        assert_eq!(told.len(), 63);
        assert!(told.iter().all(|value| *value == winners[0]));
        assert_eq!(store.last_position().await.unwrap(), 1);
    });
}

#[test]
fn received_bytes_are_kept_once_as_they_came() {
    on_every(|store| async move {
        let bytes = "<MetaData>é</MetaData>".repeat(500).into_bytes();
        let message = |digest: u8, bytes: &[u8]| NewMessage { digest: [digest; 32], bytes: bytes.to_vec() };
        let commit = Commit { at: at(5), messages: vec![message(1, &bytes), message(2, b"")], ..Commit::default() };
        store.commit(commit).await.unwrap();
        let again = Commit { at: at(6), messages: vec![message(1, &bytes), message(1, &bytes)], ..Commit::default() };
        store.commit(again).await.unwrap();

        let found = store.message([1; 32]).await.unwrap().unwrap();
        assert_eq!((found.at, found.bytes), (at(5), bytes));
        assert_eq!(store.message([2; 32]).await.unwrap().unwrap().bytes, b"");
        assert_eq!(store.message([3; 32]).await.unwrap(), None);
    });
}

#[test]
fn a_commit_that_contradicts_itself_is_malformed() {
    on_every(|store| async move {
        let long = "x".repeat(300);
        let mut twice = appends(vec![]);
        twice.keys = vec![key("k", "a", None), key("k", "b", None)];
        let bad = [
            appends(vec![append("a", 0, &["1"]), append("a", 1, &["2"])]),
            appends(vec![append("", 0, &["1"])]),
            appends(vec![append("zero\0", 0, &["1"])]),
            appends(vec![append(&long, 0, &["1"])]),
            twice,
        ];
        for commit in bad {
            let refused = store.commit(commit).await.unwrap_err();
            assert!(matches!(refused, CommitError::Malformed(_)), "{refused}");
        }
        assert_eq!(store.last_position().await.unwrap(), 0);
    });
}

#[test]
fn everything_is_there_after_opening_again() {
    block_on(async {
        for place in durable().await {
            let store = place.open().await;
            let commit = Commit { keys: vec![key("k", "v", None)], ..appends(vec![append("a", 0, &["one", "two"])]) };
            store.commit(commit).await.unwrap();
            drop(store);
            let store = place.open().await;
            assert_eq!(store.load("a").await.unwrap().len(), 2, "{}", place.name);
            assert_eq!(store.key("lrn", "k").await.unwrap().as_deref(), Some("v"));
            let next = store.commit(appends(vec![append("a", 2, &["three"])])).await.unwrap();
            assert_eq!(next.last_position, Some(3));
        }
    });
}
