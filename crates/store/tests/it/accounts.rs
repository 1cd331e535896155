//! Users, sessions, API keys and drafts.

use store::account::{ApiKey, Draft, Session, User};

use crate::stores::{at, on_every};

fn user(id: &str, login: &str) -> User {
    User {
        id: id.to_owned(),
        login: login.to_owned(),
        name: "Ana Ruiz".to_owned(),
        roles: "officer".to_owned(),
        password_hash: "$argon2id$".to_owned(),
        party: "customs".to_owned(),
    }
}

#[test]
fn users_are_found_by_id_and_login() {
    on_every(|store| async move {
        store.put_user(user("1", "ana")).await.unwrap();
        store.put_user(user("2", "bo")).await.unwrap();
        let renamed = User { name: "Ana R.".to_owned(), ..user("1", "ana.r") };
        store.put_user(renamed.clone()).await.unwrap();
        assert_eq!(store.user_by_login("ana.r").await.unwrap(), Some(renamed.clone()));
        assert_eq!(store.user_by_login("ana").await.unwrap(), None);
        assert_eq!(store.user("2").await.unwrap(), Some(user("2", "bo")));
        store.put_user(user("3", "bo")).await.unwrap_err();
        assert_eq!(store.users().await.unwrap(), [renamed, user("2", "bo")]);
    });
}

#[test]
fn a_session_counts_until_it_ends() {
    on_every(|store| async move {
        store.put_user(user("1", "ana")).await.unwrap();
        let session =
            |token: &[u8], end| Session { token_hash: token.to_vec(), user_id: "1".to_owned(), expires_at: at(end) };
        store.put_session(session(b"t1", 10)).await.unwrap();
        store.put_session(session(b"t2", 20)).await.unwrap();
        assert_eq!(store.session_user(b"t1", at(9)).await.unwrap(), Some(user("1", "ana")));
        assert_eq!(store.session_user(b"t1", at(10)).await.unwrap(), None);
        assert_eq!(store.drop_expired_sessions(at(10)).await.unwrap(), 1);
        store.put_session(session(b"t2", 30)).await.unwrap();
        assert!(store.session_user(b"t2", at(25)).await.unwrap().is_some());
        store.end_session(b"t2").await.unwrap();
        assert_eq!(store.session_user(b"t2", at(0)).await.unwrap(), None);
    });
}

#[test]
fn an_api_key_stands_for_a_sender_until_revoked() {
    on_every(|store| async move {
        let key = ApiKey {
            key_hash: vec![7; 32],
            sender: "GB123".to_owned(),
            label: "warehouse".to_owned(),
            created_at: at(0),
        };
        store.put_api_key(key.clone()).await.unwrap();
        assert_eq!(store.api_key(&[7; 32]).await.unwrap(), Some(key));
        store.drop_api_key(&[7; 32]).await.unwrap();
        assert_eq!(store.api_key(&[7; 32]).await.unwrap(), None);
    });
}

#[test]
fn drafts_belong_to_their_owner() {
    on_every(|store| async move {
        let draft = |owner: &str, id: &str, json: &str, updated| Draft {
            owner: owner.to_owned(),
            id: id.to_owned(),
            json: json.to_owned(),
            updated_at: at(updated),
        };
        store.put_draft(draft("ana", "1", "{}", 1)).await.unwrap();
        store.put_draft(draft("ana", "2", "{}", 2)).await.unwrap();
        store.put_draft(draft("bo", "1", "[]", 3)).await.unwrap();
        store.put_draft(draft("ana", "1", "{\"a\":1}", 4)).await.unwrap();
        assert_eq!(store.drafts("ana").await.unwrap(), [draft("ana", "1", "{\"a\":1}", 4), draft("ana", "2", "{}", 2)]);
        assert_eq!(store.draft("bo", "1").await.unwrap(), Some(draft("bo", "1", "[]", 3)));
        assert_eq!(store.draft("bo", "2").await.unwrap(), None);
        store.drop_draft("ana", "1").await.unwrap();
        assert_eq!(store.drafts("ana").await.unwrap(), [draft("ana", "2", "{}", 2)]);
    });
}
