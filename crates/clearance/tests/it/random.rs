//! Random walks: whatever is asked in whatever order, nothing panics and what must always hold, holds.

use std::collections::BTreeSet;

use clearance::{Command, Event, Fact, State, TimerKind, allowed, timers, waits_on};
use model::Function;
use proptest::prelude::*;

use crate::world::World;

const WORDS: &[&str] = &[
    "lodge IMA",
    "lodge IMD",
    "lodge IMK",
    "lodge IMB",
    "lodge IMA 4000 quota=051867",
    "lodge EXD 1040",
    "lodge EXA 1040",
    "lodge IMX",
    "lodge-wrong IMA",
    "present",
    "present-wrong",
    "arrive EAL",
    "depart EDL",
    "amend",
    "amend-wrong",
    "amend-nothing",
    "invalidate",
    "grant",
    "refuse",
    "grant-invalidation",
    "refuse-invalidation",
    "control",
    "ask",
    "provide",
    "conform",
    "correct",
    "release",
    "retry",
    "pay 500 P1",
    "pay 30000 P2",
    "by-hand",
    "evidence",
    "accept-evidence",
    "supplementary",
    "tick",
    "late first",
    "late last",
    "lane red",
    "lane yellow",
    "lane green",
    "funds enough",
    "funds short",
    "tariff knows",
    "tariff fails",
    "tax A00=2000A B00=100E",
    "tax A00=500E",
    "tax A00=0E",
    "quota A00=700E A00=800A",
];

/// Words that speak of what is declared now need a declaration that stands.
fn can_say(world: &World, word: &str) -> bool {
    let needs = ["amend", "correct", "retry", "by-hand"].iter().any(|need| word.starts_with(need));
    match world.state.dossier() {
        None => !needs,
        Some(dossier) => word != "by-hand" || dossier.manual.is_some(),
    }
}

fn say(world: &mut World, word: &str) {
    if !can_say(world, word) {
        return;
    }
    let running = timers(&world.state);
    let before = world.events.len();
    let word = match word {
        "late first" => running.first().map(|timer| format!("late {}", timer.kind.as_str())),
        "late last" => running.last().map(|timer| format!("late {}", timer.kind.as_str())),
        word => Some(word.to_owned()),
    };
    let Some(word) = word else { return };
    match world.word(&word) {
        Ok(()) => {}
        Err(refusal) => {
            assert_eq!(world.events.len(), before, "a refusal leaves no trace");
            assert_eq!(refusal.state, world.state.name());
            assert!(!refusal.why.is_empty());
        }
    }
}

fn holds(world: &World) {
    assert_eq!(State::from_events(&world.events), world.state, "state is what its events make");
    waits_are_owned(&world.state);
    order_of_notifications(world);
    versions(world);
    money(&world.events);
}

fn waits_are_owned(state: &State) {
    let waits = waits_on(state);
    for wait in &waits {
        assert!(wait.since <= wait.until && !wait.why.is_empty(), "{wait:?}");
    }
    let at_rest = ["none", "rejected", "cleared", "exited", "invalidated"].contains(&state.name());
    assert!(at_rest || !waits.is_empty(), "{} and nobody is waited for", state.name());
    for timer in timers(state) {
        assert!(waits.iter().any(|wait| wait.until == timer.due_at && wait.timer == Some(timer.kind)), "{timer:?}");
        assert_eq!(TimerKind::from_name(timer.kind.as_str()), Some(timer.kind));
    }
}

/// 03 ends it; 09 and 13/4 come after 01; every 11 has its 02; ids are unique.
fn order_of_notifications(world: &World) {
    let mut ids = BTreeSet::new();
    let (mut accepted, mut rejected, mut received, mut answered) = (false, false, 0, 0);
    for (at, notification) in world.notifications.iter().enumerate() {
        assert!(ids.insert(notification.id.clone()), "id {} twice", notification.id);
        let opens = matches!(notification.function, Function::Accepted | Function::Received | Function::Rejected);
        assert!(!rejected || opens, "{} after 03", notification.function.code());
        rejected = notification.function == Function::Rejected;
        match notification.function {
            Function::Accepted => accepted = true,
            Function::Received => received += 1,
            Function::RequestAnswered => answered += 1,
            Function::Cleared | Function::Released => assert!(accepted, "cleared before accepted"),
            Function::Tax if notification.status.as_deref() != Some("67") => assert!(accepted, "final before 01"),
            _ => {}
        }
        assert!(answered <= received, "11 before its 02");
        let earlier = world.notifications.get(..at).unwrap_or_default();
        assert!(earlier.iter().all(|n| n.issued_at <= notification.issued_at), "told out of order");
    }
}

fn versions(world: &World) {
    let Some(dossier) = world.state.dossier() else { return };
    let lodged = world.events.iter().rposition(|event| matches!(event.fact, Fact::Lodged { .. })).unwrap();
    let grew = world.events[lodged..].iter().filter(|event| {
        matches!(
            event.fact,
            Fact::AmendmentGranted { .. }
                | Fact::Corrected { .. }
                | Fact::Accepted { new_version: true, .. }
                | Fact::QuotaAnswered { split: Some(_), .. }
        )
    });
    assert_eq!(dossier.version as usize, 1 + grew.count());
}

/// Never more is charged than is due at that moment, and after clearance exactly what is due.
fn money(events: &[Event]) {
    let mut state = State::None;
    for event in events {
        state.apply(event);
        let Some(dossier) = state.dossier() else { continue };
        let payments = &dossier.payments;
        assert!(payments.charged_minor() >= 0);
        match event.fact {
            Fact::PaymentTaken { .. } | Fact::PaymentReturned { .. } => {}
            Fact::Cleared { .. } | Fact::Settled { .. } => {
                assert_eq!(payments.charged_minor(), payments.due_minor(), "charged is due");
                assert!(payments.to_take().is_empty(), "charging again takes nothing");
                assert_eq!((payments.reserved.len(), payments.unspent_minor()), (0, 0), "nothing is kept");
            }
            Fact::Invalidated { .. } => assert_eq!((payments.charged_minor(), payments.unspent_minor()), (0, 0)),
            _ => {}
        }
    }
}

/// Whatever brought something about was allowed before.
fn was_allowed(world: &mut World, word: &str) {
    let before = world.state.clone();
    let from = world.events.len();
    say(world, word);
    let Some(first) = world.events.get(from) else { return };
    let names = allowed(&before, &first.by);
    let by_clock = word.starts_with("late") || word == "tick";
    assert!(by_clock || !names.is_empty(), "{word} while {}", before.name());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_commands_breaks_a_declaration(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..40),
        uk in any::<bool>(),
    ) {
        let mut world = World::new(if uk { "uk-cds" } else { "neutral" });
        for word in words {
            was_allowed(&mut world, word);
            holds(&world);
        }
    }

    /// Same commands, same moments: same events, byte for byte.
    #[test]
    fn decisions_replay(words in prop::collection::vec(prop::sample::select(WORDS), 1..25)) {
        let walk = || {
            let mut world = World::new("neutral");
            words.iter().for_each(|word| say(&mut world, word));
            serde_json::to_string(&world.events).unwrap()
        };
        prop_assert_eq!(walk(), walk());
    }

    /// Old and foreign clocks never change anything.
    #[test]
    fn clocks_that_do_not_run_do_nothing(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..15),
        kind in prop::sample::select(&TimerKind::ALL[..]),
        second in 0..4_000_000_000_i64,
    ) {
        let mut world = World::new("uk-cds");
        words.iter().for_each(|word| say(&mut world, word));
        let due_at = jiff::Timestamp::from_second(second).unwrap();
        prop_assume!(!timers(&world.state).iter().any(|timer| timer.due_at == due_at));
        let done = world.give(&clearance::Actor::System, Command::FireTimer { kind, due_at }).unwrap();
        prop_assert!(done.is_empty());
    }
}
