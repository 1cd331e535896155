//! Corrections are postings of their own; and the refusals that the journals do not meet.

use serde_json::json;
use zone::{Event, Ledger, Movement, Purpose, Status};

use crate::world::{admit, config, event, release};

fn ledger(events: &[(&str, Movement)]) -> Ledger {
    let mut ledger = Ledger::new(config()).unwrap();
    for (id, movement) in events {
        let entry = ledger.receive(&event(id, "E1", 100, movement.clone()));
        assert_eq!(entry.outcome.reason, None, "{id}");
    }
    ledger
}

fn answer(ledger: &mut Ledger, event: &Event) -> serde_json::Value {
    serde_json::to_value(ledger.receive(event).outcome).unwrap()
}

fn reverse(of: &str) -> Movement {
    Movement::Reverse { of: of.into() }
}

fn home_use(qty: i64) -> Movement {
    Movement::Domestic { item: "RM2".into(), qty, release: Some("R1".into()), status: None }
}

/// A removal taken back restores lot, release and duty, and both entries stay in the book.
#[test]
fn a_removal_is_taken_back_with_its_duty_and_its_release() {
    let stock =
        [("a", admit("L1", "RM2", 1_000, Status::Npf, 50_000)), ("r", release("R1", Purpose::Domestic, "RM2", 800))];
    let before = ledger(&stock);
    let mut ledger = before.clone();
    let removed = answer(&mut ledger, &event("x", "E1", 200, home_use(800)));
    assert_eq!(removed["duty"], 4_800);
    assert_eq!(ledger.summary().duty_total, 4_800);
    assert_eq!(answer(&mut ledger, &event("y", "E1", 300, reverse("x")))["result"], "accepted");
    assert_eq!(ledger.trial_balance(), before.trial_balance());
    assert_eq!(ledger.summary().duty_total, 0);
    // what is on hand again can leave again, oldest first
    assert_eq!(answer(&mut ledger, &event("z", "E1", 400, home_use(800)))["allocations"], json!([["L1", 800]]));
}

#[test]
fn a_correction_is_refused_where_the_goods_have_moved_on() {
    let mut ledger = ledger(&[
        ("a", admit("L1", "RM3", 1_000, Status::Pf, 900)),
        ("r", release("R1", Purpose::Transfer, "RM3", 700)),
        ("t", Movement::Transfer { item: "RM3".into(), qty: 700, release: Some("R1".into()), to: "E2".into() }),
    ]);
    let reason =
        |ledger: &mut Ledger, id: &str, of: &str| answer(ledger, &event(id, "E1", 500, reverse(of)))["reason"].clone();
    assert_eq!(reason(&mut ledger, "1", "a"), "INSUFFICIENT", "700 of the lot are elsewhere");
    assert_eq!(reason(&mut ledger, "2", "r"), "INSUFFICIENT", "the release is spent");
    assert_eq!(reason(&mut ledger, "3", "t"), json!(null));
    assert_eq!(reason(&mut ledger, "4", "t"), "ALREADY_REVERSED");
    assert_eq!(reason(&mut ledger, "5", "3"), "NOT_REVERSIBLE");
    assert_eq!(reason(&mut ledger, "6", "nothing"), "UNKNOWN_EVENT");
    assert_eq!(reason(&mut ledger, "7", "r"), json!(null));
    assert_eq!(reason(&mut ledger, "8", "a"), json!(null));
    assert!(ledger.trial_balance().is_empty());
    assert_eq!(answer(&mut ledger, &event("9", "E2", 500, reverse("a")))["reason"], "UNKNOWN_EVENT", "another's event");
}

/// A closed period takes no correction either.
#[test]
fn a_correction_in_a_closed_period_is_refused() {
    let mut ledger =
        ledger(&[("a", admit("L1", "RM1", 10, Status::D, 1)), ("c", Movement::ClosePeriod { until: 900 })]);
    assert_eq!(answer(&mut ledger, &event("b", "E1", 899, reverse("a")))["reason"], "PERIOD_CLOSED");
    assert_eq!(answer(&mut ledger, &event("c2", "E1", 900, reverse("a")))["result"], "accepted");
}

#[test]
fn each_fault_of_an_event_has_its_reason() {
    let big = zone::LARGEST + 1;
    let known = [("a", admit("L1", "RM1", 10, Status::D, 1)), ("r", release("R1", Purpose::Destroy, "RM1", 5))];
    let destroy = |qty| Movement::Destroy { item: "RM1".into(), qty, release: Some("R1".into()) };
    for (movement, reason) in [
        (admit("L1", "RM1", 10, Status::D, 1), "LOT_EXISTS"),
        (admit("L2", "RM9", 10, Status::D, 1), "UNKNOWN_ITEM"),
        (admit("L2", "RM1", 0, Status::D, 1), "OUT_OF_RANGE"),
        (admit("L2", "RM1", big, Status::D, 1), "OUT_OF_RANGE"),
        (admit("L2", "RM1", 10, Status::D, -1), "OUT_OF_RANGE"),
        (release("R1", Purpose::Destroy, "RM1", 5), "RELEASE_EXISTS"),
        (destroy(-5), "OUT_OF_RANGE"),
        (destroy(6), "RELEASE_EXCEEDED"),
        (Movement::RateChange { item: "RM1".into(), rate_bp: -1 }, "OUT_OF_RANGE"),
        (Movement::Count { item: "RM1".into(), counted: -1 }, "OUT_OF_RANGE"),
    ] {
        let mut ledger = ledger(&known);
        assert_eq!(answer(&mut ledger, &event("x", "E1", 200, movement.clone()))["reason"], reason, "{movement:?}");
    }
    let mut ledger = ledger(&known);
    let stranger = Event { enterprise: "E9".into(), ..event("1", "E1", 1, destroy(1)) };
    assert_eq!(answer(&mut ledger, &stranger)["reason"], "UNKNOWN_ENTERPRISE");
    let elsewhere = Event { zone: "Z2".into(), ..event("2", "E1", 1, destroy(1)) };
    assert_eq!(answer(&mut ledger, &elsewhere)["reason"], "WRONG_ZONE");
}

/// The largest amounts that are taken: duty is exact, nothing overflows.
#[test]
fn the_largest_lot_owes_exact_duty() {
    let mut ledger = ledger(&[
        ("rate", Movement::RateChange { item: "RM2".into(), rate_bp: 1_000_000 }),
        ("a", admit("L1", "RM2", zone::LARGEST, Status::Npf, zone::LARGEST)),
        ("r", release("R1", Purpose::Domestic, "RM2", zone::LARGEST)),
    ]);
    let removed = answer(&mut ledger, &event("x", "E1", 1, home_use(zone::LARGEST)));
    assert_eq!(removed["duty"], json!(zone::LARGEST * 100));
}

#[test]
fn a_line_that_is_no_event_says_why() {
    for (line, why) in [
        (r#"{"id":"1","t":1,"enterprise":"E1","zone":"Z1"}"#, "missing field `type`"),
        (r#"{"id":"1","t":1,"enterprise":"E1","zone":"Z1","type":"MELT"}"#, "unknown variant `MELT`"),
        (r#"{"id":"1","t":1,"enterprise":"E1","zone":"Z1","type":"COUNT","item":"RM1","counted":1.5}"#, "1.5"),
        (
            r#"{"id":"1","t":1,"enterprise":"E1","zone":"Z1","type":"MANUFACTURE","order":"W","product":"FG1","qty":1,"lot":"L","inputs":{"RM1":1,"RM1":2},"output_value":1}"#,
            "item RM1 occurs twice",
        ),
    ] {
        let error = serde_json::from_str::<Event>(line).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn a_configuration_that_cannot_be_is_refused() {
    for (field, value, why) in [
        ("duty_rate_bp", json!({ "RM1": -1 }), "duty_rate_bp.RM1"),
        ("bom_tolerance_bp", json!(-1), "bom_tolerance_bp"),
        ("bom_milli_per_1000", json!({ "FG1": { "RM9": 1 } }), "RM9 has no duty rate"),
    ] {
        let mut all = json!({
            "duty_rate_bp": { "RM1": 1, "FG1": 1 },
            "bom_milli_per_1000": {},
            "bom_tolerance_bp": 1,
            "enterprises": {},
        });
        all[field] = value;
        let error = Ledger::new(serde_json::from_value(all).unwrap()).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
}
