//! The calls of the API: statuses, fields, resends, and notifications for a client that was long away (SW-02, SW-09).

use serde_json::Value;

use super::names;
use crate::crash::judge::feed;
use crate::hostile::{refused, target};
use crate::world::PARTIES;

#[test]
fn sw_02_a_reference_is_answered_alike_taken_or_tried_again() {
    let target = target();
    let good = target.world.good(PARTIES[0], "LRN1");
    let first = target.lodge(good.media, &good.bytes);
    assert_eq!(first.status, 202);
    assert_eq!(names(&first.json()), ["lrn", "mrn", "state", "notifications", "receipt"]);
    for _ in 0..3 {
        assert_eq!(target.lodge(good.media, &good.bytes).text(), first.text());
    }
    let other = target.world.with(PARTIES[0], "LRN1", &[("total_packages", "999")]);
    let taken = target.lodge(other.media, &other.bytes);
    refused("another content of an accepted reference", &taken, 409, "reference-taken");
    assert_eq!(taken.json()["mrn"], first.json()["mrn"]);

    let spoilt = target.world.with(PARTIES[0], "LRN2", &[("goods_item_quantity", "9")]);
    let refused_first = target.lodge(spoilt.media, &spoilt.bytes);
    assert_eq!((refused_first.status, &refused_first.json()["state"]), (202, &Value::from("refused")));
    assert!(refused_first.json()["mrn"].is_null());
    let mended = target.world.good(PARTIES[0], "LRN2");
    let accepted = target.lodge(mended.media, &mended.bytes);
    assert!(accepted.json()["mrn"].is_string(), "a new attempt: {}", accepted.text());
    assert_eq!(target.lodge(spoilt.media, &spoilt.bytes).text(), refused_first.text(), "the old answer, for ever");
    assert_eq!(target.lodge(mended.media, &mended.bytes).text(), accepted.text());
    // The same reference of another sender is another declaration.
    let theirs = target.world.good(PARTIES[1], "LRN1");
    let key = crate::world::bearer(&target.world.keys[1]);
    let headers = [("authorization", key.as_str()), ("content-type", theirs.media)];
    let answer = target.node.connect().send("POST", "/api/v1/messages", &headers, &theirs.bytes).expect("an answer");
    assert_eq!(answer.status, 202);
    assert_ne!(answer.json()["mrn"], first.json()["mrn"]);
    target.is_well("resends");
}

#[test]
fn sw_09_a_client_that_was_away_loses_nothing_even_over_a_restart() {
    let mut target = target();
    let lodge = |target: &crate::hostile::Target, from: u32, to: u32| {
        for number in from..to {
            let message = target.world.message(PARTIES[0], &format!("AWAY{number}"));
            assert_eq!(target.lodge(message.media, &message.bytes).status, 202);
        }
    };
    lodge(&target, 0, 10);
    let seen = feed(&target.node, &target.key);
    let cursor = seen.last().and_then(|entry| entry["cursor"].as_str()).expect("a cursor").to_owned();
    lodge(&target, 10, 30);
    target.node.kill();
    target.node = target.world.node();
    lodge(&target, 30, 40);

    let mut rest = Vec::new();
    let mut after = cursor;
    loop {
        let path = format!("/api/v1/notifications?limit=7&after={after}");
        let page = target.node.get(&path, &[("authorization", &target.key)]).json();
        let found = page["notifications"].as_array().expect("a list").clone();
        page["next"].as_str().expect("a cursor").clone_into(&mut after);
        if found.is_empty() {
            break;
        }
        rest.extend(found);
    }
    let whole = feed(&target.node, &target.key);
    assert_eq!([seen, rest].concat(), whole, "what was seen and what came later are all there is");
    let one = [("authorization", target.key.as_str()), ("accept", "application/xml")];
    let first = target.node.get("/api/v1/notifications", &one);
    assert_eq!((first.status, first.header("x-cursor")), (200, whole[0]["cursor"].as_str().expect("text")));
    assert_eq!(target.node.get(&format!("/api/v1/notifications?after={after}"), &one).status, 204);
    target.is_well("a long absence");
}
