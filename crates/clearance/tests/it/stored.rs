//! Stored events: what was written once must be read for ever.

use clearance::{Event, State};

use crate::world::World;

/// Written by the first version of this room. It is never changed; a new form of events gets a file of its own.
const FIRST: &str = include_str!("events-1.json");

const SCRIPT: &str = "lane yellow | lodge IMD | amend | present | provide | correct";

#[test]
fn events_of_the_first_version_still_load() {
    let events: Vec<Event> = serde_json::from_str(FIRST).unwrap();
    let state = State::from_events(&events);
    assert_eq!(state.name(), "cleared");
    assert_eq!(state.dossier().unwrap().version, 4);
    assert_eq!(state.dossier().unwrap().payments.charged_minor(), 22400);
}

#[test]
fn what_is_written_is_read_back() {
    for script in [
        SCRIPT,
        "lodge-wrong IMA | lodge IMA 4000 quota=051867 | tick",
        "funds short | lodge IMB | late payment_reminder | funds enough | retry | late supplementary_reminder",
        "lodge EXD 1040 | arrive EAL | late exit | evidence | accept-evidence",
        "tax A00=500A | lodge IMA | pay 500 P1 | invalidate | refuse-invalidation",
    ] {
        let mut world = World::new("neutral");
        world.play(script);
        let text = serde_json::to_string(&world.events).unwrap();
        let events: Vec<Event> = serde_json::from_str(&text).unwrap();
        assert_eq!(events, world.events, "{script}");
        assert_eq!(State::from_events(&events), world.state, "{script}");
    }
}

/// A field that nobody knows must not pass in silence.
#[test]
fn a_stored_event_with_an_unknown_fact_is_refused() {
    let text = FIRST.replace("\"lodged\"", "\"lodged_somehow\"");
    assert!(serde_json::from_str::<Vec<Event>>(&text).is_err());
}
