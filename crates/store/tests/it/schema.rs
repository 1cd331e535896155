//! A database that is newer or was altered is refused, one that is ours is opened again.

use store::{Config, Fault, Store};

use crate::stores::{Place, block_on, durable};

async fn alter(place: &Place, sql: &str) {
    match &place.config {
        Config::Sqlite { path } => rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap(),
        Config::Postgres { url } => {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(sql).await.unwrap();
        }
        Config::Memory => unreachable!("nothing to alter"),
    }
}

async fn refusal(place: &Place) -> String {
    match Store::open(place.config.clone()).await {
        Err(Fault::Schema(reason)) => reason,
        other => panic!("{}: {other:?}", place.name),
    }
}

#[test]
fn newer_and_altered_databases_are_refused_with_the_step_named() {
    block_on(async {
        for place in durable().await {
            drop(place.open().await);
            drop(place.open().await);
            alter(&place, "insert into migration (name, checksum) values ('9999_future', 'x')").await;
            let reason = refusal(&place).await;
            assert!(reason.contains("9999_future") && reason.contains("newer version"), "{reason}");

            alter(&place, "delete from migration where name = '9999_future'").await;
            alter(&place, "update migration set checksum = 'ff' where name = '0002_accounts'").await;
            let reason = refusal(&place).await;
            assert!(reason.contains("0002_accounts") && reason.contains("altered"), "{reason}");
        }
    });
}

#[test]
fn an_unreachable_database_is_a_fault_and_no_panic() {
    block_on(async {
        let nowhere = tempfile::tempdir().unwrap().path().join("gone/clearway.db");
        let file = Store::open(Config::Sqlite { path: nowhere }).await;
        assert!(matches!(file, Err(Fault::Unavailable(_))), "{file:?}");
        for url in ["postgres://nobody@%2Fnowhere/none", "not a url"] {
            let server = Store::open(Config::Postgres { url: url.to_owned() }).await;
            assert!(matches!(server, Err(Fault::Unavailable(_))), "{server:?}");
        }
    });
}
