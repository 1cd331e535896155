//! "Failed, not saved" and "failed, but saved": what a caller sees and what is true.

use futures::future::join_all;
use store::account::User;
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

#[test]
fn a_write_that_fails_harms_none_that_were_made_with_it() {
    on_every(|store| async move {
        let user = |id: &str| User {
            id: id.to_owned(),
            login: "same".to_owned(),
            name: String::new(),
            roles: String::new(),
            password_hash: String::new(),
            party: String::new(),
        };
        store.put_user(user("first")).await.unwrap();
        let commits = (0..40).map(|n| {
            let (store, stream) = (store.clone(), format!("d{n}"));
            async move { store.commit(appends(vec![append(&stream, 0, &["x"])])).await }
        });
        let failures = (0..40).map(|n| {
            let (store, user) = (store.clone(), user(&n.to_string()));
            async move { store.put_user(user).await }
        });
        let (committed, failed) = tokio::join!(join_all(commits), join_all(failures));
        assert!(committed.iter().all(Result::is_ok), "{committed:?}");
        assert!(failed.iter().all(Result::is_err), "a login was given twice");
        assert_eq!(store.last_position().await.unwrap(), 40);
        assert_eq!(store.users().await.unwrap().len(), 1);
    });
}
