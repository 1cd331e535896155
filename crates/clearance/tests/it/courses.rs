//! Every course of the table, with its waits, versions and timeline.

use crate::table::COURSES;
use crate::world::World;

#[test]
fn sw_05_courses() {
    for (name, profile, script, codes, state, owners) in COURSES {
        let mut world = World::new(profile);
        world.play(script);
        assert_eq!(world.codes(), *codes, "{name}: notifications");
        assert_eq!(world.state.name(), *state, "{name}: state");
        assert_eq!(world.owners(), *owners, "{name}: waits");
    }
}

#[test]
fn every_wait_has_an_owner_a_reason_and_a_clock() {
    for (name, profile, script, ..) in COURSES {
        let mut world = World::new(profile);
        for words in script.split('|') {
            world.play(words);
            for wait in clearance::waits_on(&world.state) {
                assert!(!wait.why.is_empty(), "{name}");
                assert!(wait.since <= wait.until, "{name}: {wait:?}");
            }
            let idle = clearance::waits_on(&world.state).is_empty();
            let done = matches!(world.state.name(), "cleared" | "exited" | "invalidated" | "rejected" | "none");
            assert!(!idle || done, "{name}: {} and nobody is waited for", world.state.name());
        }
    }
}

#[test]
fn sw_06_versions_grow_by_one_with_each_granted_amendment() {
    let mut world = World::new("uk-cds");
    world.play("lodge IMA | amend | amend-wrong | amend | tick");
    let told: Vec<(String, u32)> = world.notifications.iter().map(|n| (n.function.code(), n.version)).collect();
    let told: Vec<(&str, u32)> = told.iter().map(|(code, version)| (code.as_str(), *version)).collect();
    let wanted = [
        ("01", 1),
        ("13", 1),
        ("02", 1),
        ("11", 1),
        ("13", 2),
        ("02", 2),
        ("11", 2),
        ("02", 2),
        ("11", 2),
        ("13", 3),
        ("13", 3),
        ("07", 3),
        ("09", 3),
    ];
    assert_eq!(told, wanted);
    let result = world.notifications.iter().find(|n| n.function.code() == "07").unwrap();
    assert_eq!(result.changed.len(), 2, "both granted changes, not the refused one");
    let versions = &world.state.dossier().unwrap().versions;
    let kept: Vec<(u32, &str, usize)> = versions.iter().map(|v| (v.number, v.why, v.changes.len())).collect();
    assert_eq!(kept, [(1, "lodged", 0), (2, "amendment_granted", 1), (3, "amendment_granted", 1)]);
    assert!(versions.windows(2).all(|pair| pair[0].declaration != pair[1].declaration), "no version is lost");
}

#[test]
fn the_timeline_says_who_did_what_and_why() {
    let mut world = World::new("neutral");
    world.play("lane red | lodge IMA | conform");
    let timeline = &world.state.dossier().unwrap().timeline;
    let lines: Vec<String> = timeline.iter().map(|entry| format!("{} {}", entry.what, entry.role)).collect();
    let wanted = [
        "lodged declarant",
        "accepted system",
        "assessed_indicative system",
        "routed system",
        "control_ordered system",
        "payment_reserved system",
        "control_ended officer",
        "assessed_final system",
        "payment_taken system",
        "cleared system",
    ];
    assert_eq!(lines, wanted);
    assert_eq!(timeline.last().unwrap().reasons, ["red lane", "nothing is left open"]);
}
