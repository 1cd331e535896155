//! Refusals: each names the state, the command, the reason, and what is allowed now.

use clearance::{Actor, Command, allowed};

use crate::world::World;

/// Profile, script, the word that is refused, the refusal in words.
const REFUSALS: &[(&str, &str, &str, &str)] = &[
    ("neutral", "", "present", "present is not possible while none: nothing was lodged; possible now: lodge"),
    (
        "uk-cds",
        "lodge IMA",
        "present",
        "present is not possible while accepted: its goods are not awaited; possible now: amend, invalidate, arrive",
    ),
    (
        "neutral",
        "lodge IMA",
        "lodge IMA 4200",
        "lodge is not possible while cleared: another declaration stands under this reference; use a new one, or amend it; possible now: amend, invalidate, arrive, depart",
    ),
    (
        "uk-cds",
        "lodge EXD 1040",
        "depart EDL",
        "depart is not possible while registered: its goods are not cleared to leave; possible now: present, arrive",
    ),
    (
        "uk-cds",
        "lodge IMA",
        "grant",
        "grant_amendment is not possible while accepted: no amendment is asked for; possible now: order_control, ask_documents, reserve, arrive",
    ),
    (
        "neutral",
        "lodge IMA | amend",
        "amend",
        "amend is not possible while cleared: an earlier request is still to be answered; possible now: arrive, depart",
    ),
    (
        "neutral",
        "lodge IMA",
        "control",
        "order_control is not possible while cleared: its goods are released; possible now: record_examination, arrive, depart",
    ),
    (
        "neutral",
        "lane yellow | lodge IMA | provide | conform",
        "provide",
        "provide_documents is not possible while cleared: no documents are wanted; possible now: amend, invalidate, arrive, depart",
    ),
    (
        "neutral",
        "lodge IMD | invalidate",
        "present",
        "present is not possible while invalidated: it is void; possible now: nothing",
    ),
    (
        "neutral",
        "lodge IMA | invalidate | grant-invalidation",
        "grant-invalidation",
        "grant_invalidation is not possible while cleared: a second officer has to confirm it; possible now: grant_invalidation, refuse_invalidation, record_examination, arrive, depart",
    ),
    (
        "neutral",
        "lane red | funds short | lodge IMA",
        "release",
        "release is not possible while under control: what is due is not secured yet; possible now: ask_documents, record_examination, reserve, arrive",
    ),
    (
        "neutral",
        "lodge IMA",
        "pay 100 P9",
        "receive_payment is not possible while cleared: nothing is to be paid; possible now: nothing",
    ),
];

#[test]
fn a_refusal_names_state_command_and_what_is_allowed() {
    for (profile, script, word, wanted) in REFUSALS {
        let mut world = World::new(profile);
        world.play(script);
        let refusal = world.word(word).unwrap_err();
        assert_eq!(refusal.to_string(), *wanted, "{script} → {word}");
    }
}

#[test]
fn an_officers_command_is_not_the_declarants() {
    let mut world = World::new("neutral");
    world.play("lane red | lodge IMA");
    let trader = Actor::Declarant("trader".to_owned());
    let refusal = world.give(&trader, Command::Clear).unwrap_err();
    assert_eq!(refusal.why, "it is for system or officer, not for declarant");
    assert_eq!(allowed(&world.state, &trader), ["amend", "invalidate", "arrive"]);
}

/// Given twice, nothing happens the second time.
#[test]
fn what_is_done_already_is_no_refusal() {
    let rows = [
        ("lodge IMA", "lodge IMA"),
        ("lodge IMD | present", "present"),
        ("lodge EXA 1040 | depart EDL", "depart EDL"),
        ("lane red | lodge IMA", "control"),
        ("lane red | lodge IMA | ask", "ask"),
        ("tax A00=2000A | lodge IMA | pay 500 P1", "pay 500 P1"),
        ("funds short | lodge IMA", "retry"),
        ("lodge IMB | supplementary", "supplementary"),
        ("lodge EXA 1040 | late exit | evidence | accept-evidence", "accept-evidence"),
        ("lodge IMD | invalidate", "invalidate"),
        ("lodge IMA", "retry"),
    ];
    for (script, again) in rows {
        let mut world = World::new("neutral");
        world.play(script);
        let before = (world.state.clone(), world.events.len());
        world.word(again).unwrap_or_else(|refusal| panic!("{script} → {again}: {refusal}"));
        assert_eq!((world.state, world.events.len()), before, "{script} → {again}");
    }
}

/// A clock that was stopped, or set anew, changes nothing when it fires late.
#[test]
fn an_old_clock_does_nothing() {
    let mut world = World::new("uk-cds");
    world.play("lodge IMA");
    let old = clearance::timers(&world.state)[0];
    world.play("amend");
    world.now = jiff::Timestamp::MAX;
    let fire = Command::FireTimer { kind: old.kind, due_at: old.due_at };
    assert_eq!(world.give(&Actor::System, fire).unwrap(), Vec::<&str>::new());
    assert_eq!(world.state.name(), "accepted");
}
