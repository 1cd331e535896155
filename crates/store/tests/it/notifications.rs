//! Notifications: one exact sequence, readable by cursor for ever.

use store::Commit;

use crate::stores::{at, notification, on_every};

#[test]
fn a_recipient_reads_its_own_in_order_from_any_cursor() {
    on_every(|store| async move {
        let send = |notifications| Commit { at: at(1), notifications, ..Commit::default() };
        let first = vec![
            notification("GB1", "M1", "a"),
            notification("GB1", "M1", "b"),
            notification("GB2", "M2", "c"),
            notification("GB1", "", "d"),
        ];
        assert_eq!(store.commit(send(first)).await.unwrap().first_notification, Some(1));
        let second = vec![notification("GB1", "M1", "e")];
        assert_eq!(store.commit(send(second)).await.unwrap().first_notification, Some(5));

        let all = store.notifications_after("GB1", 0, 100).await.unwrap();
        let seen: Vec<(u64, &[u8])> = all.iter().map(|n| (n.cursor, n.payload.as_slice())).collect();
        assert_eq!(seen, [(1, b"a".as_slice()), (2, b"b"), (4, b"d"), (5, b"e")]);
        assert_eq!((all[0].lrn.as_str(), all[0].function.as_str(), all[0].at), ("LRN of M1", "01", at(1)));
        for after in 0..=5 {
            for limit in [1, 2, 3, 100] {
                let page = store.notifications_after("GB1", after, limit).await.unwrap();
                let expected: Vec<_> = all.iter().filter(|n| n.cursor > after).take(limit).cloned().collect();
                assert_eq!(page, expected, "{after} {limit}");
            }
        }
        let cursors = |found: Vec<store::StoredNotification>| found.iter().map(|n| n.cursor).collect::<Vec<_>>();
        assert_eq!(cursors(store.notifications_of("M1").await.unwrap()), [1, 2, 5]);
        assert_eq!(cursors(store.notifications_of("").await.unwrap()), Vec::<u64>::new());
        assert_eq!(cursors(store.notifications_after("GB3", 0, 10).await.unwrap()), Vec::<u64>::new());
    });
}

#[test]
fn a_reader_beside_many_writers_misses_none() {
    on_every(|store| async move {
        let writers: Vec<_> = (0..16)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for n in 0..20 {
                        let payload = format!("{writer}/{n}");
                        let notifications =
                            vec![notification("GB1", "M", &payload), notification("GB1", "N", &payload)];
                        store.commit(Commit { at: at(n), notifications, ..Commit::default() }).await.unwrap();
                    }
                })
            })
            .collect();
        let (mut cursor, mut read) = (0, Vec::new());
        while read.len() < 640 {
            let page = store.notifications_after("GB1", cursor, 7).await.unwrap();
            cursor = page.last().map_or(cursor, |last| last.cursor);
            read.extend(page.into_iter().map(|n| n.cursor));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(read, (1..=640).collect::<Vec<_>>());
    });
}
