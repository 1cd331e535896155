//! Several processes on one database: one order, wake-ups, and a fence.

use store::{CommitError, Fault};

use crate::stores::{append, appends, block_on, durable, postgres};

#[test]
fn two_openings_of_one_database_commit_side_by_side_in_one_order() {
    block_on(async {
        for place in durable().await {
            let (one, two) = (place.open().await, place.open().await);
            let writers: Vec<_> = (0..8)
                .map(|writer| {
                    let store = if writer % 2 == 0 { one.clone() } else { two.clone() };
                    tokio::spawn(async move {
                        for n in 0..25 {
                            let own = append(&format!("s{writer}"), n, &["x"]);
                            store.commit(appends(vec![own])).await.unwrap();
                        }
                    })
                })
                .collect();
            let (mut position, mut seen) = (0, Vec::new());
            while seen.len() < 200 {
                let events = two.events_after(position, 3).await.unwrap();
                position = events.last().map_or(position, |last| last.position);
                seen.extend(events.into_iter().map(|event| event.position));
            }
            for writer in writers {
                writer.await.unwrap();
            }
            assert_eq!(seen, (1..=200).collect::<Vec<_>>(), "{}", place.name);
        }
    });
}

#[test]
fn a_commit_of_one_process_wakes_another() {
    block_on(async {
        let Some(place) = postgres().await else { return };
        let (one, two) = (place.open().await, place.open().await);
        let mut wakes = two.wakes();
        // the first wake-up says that listening has begun
        wakes.changed().await.unwrap();
        one.commit(appends(vec![append("a", 0, &["x"])])).await.unwrap();
        wakes.changed().await.unwrap();
        assert_eq!(two.events_after(0, 10).await.unwrap().len(), 1);
    });
}

#[test]
fn a_fenced_process_can_read_but_not_commit() {
    block_on(async {
        let Some(place) = postgres().await else { return };
        let old = place.open().await;
        old.commit(appends(vec![append("a", 0, &["x"])])).await.unwrap();
        old.fence().await.unwrap();
        let refused = old.commit(appends(vec![append("a", 1, &["late"])])).await.unwrap_err();
        assert!(matches!(refused, CommitError::Fault(Fault::Fenced { .. })), "{refused}");
        let new = place.open().await;
        new.commit(appends(vec![append("a", 1, &["new"])])).await.unwrap();
        assert_eq!(old.load("a").await.unwrap()[1].payload, b"new");
    });
}
