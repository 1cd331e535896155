//! "Failed, not saved" and "failed, but saved": what a caller sees and what is true.

use store::{Commit, CommitError, Fault, Injection, Store};

use crate::stores::{append, appends, key, on_every};

fn lodging(stream: &str) -> Commit {
    Commit { keys: vec![key("k", stream, None)], ..appends(vec![append(stream, 0, &["lodged"])]) }
}

async fn attempt(store: &Store, injection: Injection) -> CommitError {
    store.inject(injection);
    store.commit(lodging("d1")).await.unwrap_err()
}

#[test]
fn failed_and_not_saved_may_be_tried_again() {
    on_every(|store| async move {
        let error = attempt(&store, Injection::NotSaved).await;
        assert!(matches!(error, CommitError::Fault(Fault::Unavailable(_))), "{error}");
        assert_eq!(store.load("d1").await.unwrap(), []);
        store.commit(lodging("d1")).await.unwrap();
        assert_eq!(store.load("d1").await.unwrap().len(), 1);
    });
}

#[test]
fn sw_03_failed_but_saved_is_found_out_by_trying_again() {
    on_every(|store| async move {
        let error = attempt(&store, Injection::ButSaved).await;
        assert!(matches!(error, CommitError::Fault(Fault::OutcomeUnknown(_))), "{error}");
        let again = store.commit(lodging("d1")).await.unwrap_err();
        assert!(matches!(again, CommitError::Conflict { actual: 1, .. }), "{again}");
        // a new stream under the same key learns who was first
        let other = store.commit(lodging("d2")).await.unwrap_err();
        assert!(matches!(&other, CommitError::KeyTaken { value, .. } if value == "d1"), "{other}");
        assert_eq!(store.last_position().await.unwrap(), 1);
    });
}
