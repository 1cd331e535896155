//! Killed at any moment, under load, a node loses nothing that it acknowledged and doubles nothing (SW-02, SW-09).

pub mod judge;
pub mod load;

use load::{Load, Sent};
use testkit::Dice;

use crate::world::{PARTIES, World};

const CONNECTIONS: usize = 6;

/// How often a node is killed; more with `CLEARWAY_KILLS`.
pub fn kills() -> u64 {
    std::env::var("CLEARWAY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(8)
}

pub fn seed() -> u64 {
    std::env::var("CLEARWAY_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_261_122)
}

#[test]
fn sw_02_killed_under_load_nothing_acknowledged_is_lost_or_doubled() {
    let world = World::new(None);
    let mut sent: Vec<Sent> = (0..CONNECTIONS).map(|number| Sent::new(number, PARTIES[number % 2])).collect();
    let mut dice = Dice::new(seed());
    for round in 0..kills() {
        let mut node = world.node();
        let load = Load::start(&world, vec![node.address], sent, round);
        // Some rounds die while still answering for the last one, others deep in new work.
        let answers = 1 + dice.below(60);
        load.wait_for(answers);
        std::thread::sleep(std::time::Duration::from_micros(dice.below(20_000)));
        node.kill();
        sent = load.end();
        judge::no_panic(&node);
    }
    let node = world.node();
    // Everything once more: what was never answered, and what was.
    let load = Load::start(&world, vec![node.address], sent, u64::MAX);
    let sent = load.finish();
    judge::everything(&world, &node, &sent, &format!("seed {}, {} kills", seed(), kills()));
}

#[test]
fn sw_02_one_message_sent_on_many_connections_at_once_is_one_declaration() {
    let world = World::new(None);
    let node = world.node();
    for number in 0..12 {
        let message = world.message(PARTIES[0], &format!("TWIN{number}"));
        let answers = load::at_once(&[node.address], &world.keys[0], &message, 8);
        assert!(answers.iter().all(|answer| answer.status == 202), "{answers:?}");
        assert!(answers.windows(2).all(|pair| pair[0].body == pair[1].body), "{answers:?}");
    }
    judge::no_panic(&node);
}
