//! `clearway user add` and `clearway account open` beside a running node.

use super::{ended, names};
use crate::hostile::target;
use crate::node::run;
use crate::world::PARTIES;

#[test]
fn an_account_that_is_opened_beside_a_running_node_is_used_from_then_on() {
    let target = target();
    let mut states = Vec::new();
    for number in 0..2 {
        let path = "additional_documents[0].id";
        let message = target.world.with(PARTIES[0], &format!("LATE{number}"), &[(path, "NZLATE")]);
        states.push(target.lodge(message.media, &message.bytes).json()["state"].clone());
        let opened = target.world.command(&[
            "account",
            "open",
            "--reference",
            "NZLATE",
            "--holder",
            PARTIES[0],
            "--limit",
            "1000000",
        ]);
        assert_eq!(names(&opened), ["reference", "holder", "limit", "currency"]);
    }
    assert_ne!(states[0], "cleared", "no account yet");
    assert_eq!(states[1], "cleared", "the account is open");
    target.is_well("an account that was opened");
}

#[test]
fn a_key_that_is_made_beside_a_running_node_opens_it() {
    let target = target();
    let made = target
        .world
        .command(&["user", "add", "--login", "new", "--role", "trader", "--party", "NZ7", "--key", "robot"]);
    assert_eq!(names(&made), ["login", "party", "roles", "password", "key"]);
    let key = crate::world::bearer(made["key"].as_str().expect("a key"));
    assert_eq!(target.node.get("/api/v1/declarations", &[("authorization", &key)]).status, 200);
    let data = target.world.data();
    let data = data.to_str().expect("plain");
    for wrong in
        [&["--login", "", "--role", "trader", "--party", "P"][..], &["--login", "a", "--role", "king", "--party", "P"]]
    {
        ended(&run(&[&["user", "add", "--data", data][..], wrong].concat()), 1);
    }
    ended(&run(&["account", "open", "--data", data, "--reference", "R", "--holder", "P", "--limit", "0.001"]), 1);
}
