//! Two nodes on one PostgreSQL database, one of them killed again and again (SW-02, SW-09).

use std::sync::atomic::{AtomicU32, Ordering};

use testkit::Dice;

use crate::crash::judge;
use crate::crash::load::{self, Load, Sent};
use crate::crash::{kills, seed};
use crate::world::{PARTIES, World};

/// An empty schema of its own in the test database; `None`, with the reason, where there is none.
pub fn schema() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let Ok(url) = std::env::var("CLEARWAY_TEST_POSTGRES") else {
        assert!(std::env::var_os("CI").is_none(), "CI must test PostgreSQL: CLEARWAY_TEST_POSTGRES is not set");
        eprintln!("skipped on PostgreSQL: CLEARWAY_TEST_POSTGRES is not set");
        return None;
    };
    let schema = format!("system_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.expect("the database");
        let connection = tokio::spawn(connection);
        let sql = format!("drop schema if exists {schema} cascade; create schema {schema}");
        client.batch_execute(&sql).await.expect("a schema");
        drop(client);
        connection.await.expect("it ends").expect("in order");
    });
    let mark = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{mark}options=-csearch_path%3D{schema}"))
}

#[test]
fn sw_02_two_nodes_on_one_database_one_killed_nothing_is_lost_or_doubled() {
    let Some(database) = schema() else { return };
    let world = World::new(Some(database));
    let mut sent: Vec<Sent> = (0..6).map(|number| Sent::new(number, PARTIES[number % 2])).collect();
    let mut dice = Dice::new(seed());
    let staying = world.node();
    for round in 0..kills() {
        let mut killed = world.node();
        let load = Load::start(&world, vec![killed.address, staying.address], sent, round);
        load.wait_for(1 + dice.below(60));
        std::thread::sleep(std::time::Duration::from_micros(dice.below(20_000)));
        killed.kill();
        // The other one goes on alone, and answers for what the dead one left open.
        let so_far = load.answered();
        load.wait_for(so_far + 20);
        sent = load.end();
        judge::no_panic(&killed);
    }
    let second = world.node();
    let load = Load::start(&world, vec![staying.address, second.address], sent, u64::MAX);
    let sent = load.finish();
    judge::everything(&world, &second, &sent, &format!("PostgreSQL, seed {}, {} kills", seed(), kills()));
    judge::no_panic(&staying);
}

#[test]
fn sw_02_one_message_sent_to_two_nodes_at_once_is_one_declaration() {
    let Some(database) = schema() else { return };
    let world = World::new(Some(database));
    let (one, two) = (world.node(), world.node());
    for number in 0..12 {
        let message = world.message(PARTIES[0], &format!("TWIN{number}"));
        let answers = load::at_once(&[one.address, two.address], &world.keys[0], &message, 8);
        assert!(answers.iter().all(|answer| answer.status == 202), "{answers:?}");
        assert!(answers.windows(2).all(|pair| pair[0].body == pair[1].body), "{answers:?}");
    }
}
