//! Courses of declarations: what is told, where it ends, who is waited for.

use crate::world::World;

/// Name, profile, script, notifications in order, state, owners of waits.
const COURSES: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("SW-05 green import", "neutral", "lodge IMA", "01 13/67 13/4 09", "cleared", ""),
    ("import may dwell", "uk-cds", "lodge IMA", "01 13/67", "accepted", "system"),
    ("and goes on by the clock", "uk-cds", "lodge IMA | tick", "01 13/67 13/4 09", "cleared", ""),
    ("no tax", "uk-cds", "lodge IMA 4000 1H7 | tick", "01 09", "cleared", ""),
    ("warehousing", "uk-cds", "lodge IMD 7100 | present | tick", "02 02 01 09", "cleared", ""),
    ("final supplementary", "uk-cds", "lodge IMQ 0090 | tick", "01 09", "cleared", ""),
    (
        "clearance request states no lines",
        "uk-cds",
        "lodge IMK | present | tick",
        "02 13/67 01 13/67 13/4 09",
        "cleared",
        "",
    ),
    ("pre-lodged import waits for goods", "uk-cds", "lodge IMD", "02 13/67", "registered", "declarant"),
    ("PA-01 arrival alone lets it go", "neutral", "lodge IMD | present", "02 13/67 02 01 13/67 13/4 09", "cleared", ""),
    (
        "exports are told of a result",
        "uk-cds",
        "lodge EXD 1040 | arrive EAL | depart EDL",
        "02 01 07 09 16/A1",
        "exited",
        "",
    ),
    ("exports wait for exit", "uk-cds", "lodge EXA 1040", "01 09", "cleared", "carrier"),
    ("supplementary exports do not", "uk-cds", "lodge EXZ 1040", "01 09", "cleared", ""),
    (
        "a second arrival changes nothing",
        "uk-cds",
        "lodge EXD 1040 | arrive EAL | arrive EAL",
        "02 01 07 09",
        "cleared",
        "carrier",
    ),
    ("rejected with all faults", "uk-cds", "lodge-wrong IMA", "03", "rejected", ""),
    (
        "SW-06 lodged anew after rejection",
        "neutral",
        "lodge-wrong IMA | lodge IMA",
        "03 01 13/67 13/4 09",
        "cleared",
        "",
    ),
    ("an unknown type is rejected", "neutral", "lodge IMX", "03", "rejected", ""),
    ("goods there, declaration wrong by now", "neutral", "lodge IMD | present-wrong", "02 13/67 02 03", "rejected", ""),
    // amendments
    (
        "amended while it dwells",
        "uk-cds",
        "lodge IMA | amend | tick",
        "01 13/67 02 11/39 13/67 13/4 07 09",
        "cleared",
        "",
    ),
    (
        "amended twice",
        "uk-cds",
        "lodge IMZ 4071 | amend | amend | tick",
        "01 13/67 02 11/39 13/67 02 11/39 13/67 13/4 07 09",
        "cleared",
        "",
    ),
    (
        "amended before arrival",
        "uk-cds",
        "lodge IMD 4000 1H7 | amend | present | tick",
        "02 02 11/39 02 01 07 09",
        "cleared",
        "",
    ),
    (
        "a wrong amendment is refused",
        "uk-cds",
        "lodge IMA | amend-wrong | tick",
        "01 13/67 02 11/41 13/4 09",
        "cleared",
        "",
    ),
    (
        "an empty amendment is refused",
        "uk-cds",
        "lodge IMA | amend-nothing | tick",
        "01 13/67 02 11/41 13/4 09",
        "cleared",
        "",
    ),
    ("an officer grants after clearance", "neutral", "lodge IMA | amend", "01 13/67 13/4 09 02", "cleared", "officer"),
    (
        "and all is settled anew",
        "neutral",
        "lodge IMA | amend | grant",
        "01 13/67 13/4 09 02 11/39 13/4 07",
        "cleared",
        "",
    ),
    ("or refuses", "neutral", "lodge IMA | amend | refuse", "01 13/67 13/4 09 02 11/41", "cleared", ""),
    (
        "corrected by customs after clearance",
        "neutral",
        "lodge IMA | correct",
        "01 13/67 13/4 09 07 13/4",
        "cleared",
        "",
    ),
    (
        "amended after exit",
        "neutral",
        "lodge EXA 1040 | depart EDL | amend | grant",
        "01 09 16/A1 02 11/39 07",
        "exited",
        "",
    ),
    ("a departure of an import is only noted", "neutral", "lodge IMA | depart EDL", "01 13/67 13/4 09", "cleared", ""),
    ("officers control what nobody chose", "uk-cds", "lodge IMA | control", "01 13/67 05", "under control", "officer"),
    // invalidation
    ("SW-06 cancelled before arrival", "uk-cds", "lodge IMD | invalidate", "02 13/67 02 11/39 10", "invalidated", ""),
    (
        "an officer decides after acceptance",
        "uk-cds",
        "lodge IMA | invalidate",
        "01 13/67 02",
        "accepted",
        "system officer",
    ),
    ("grants", "uk-cds", "lodge IMA | invalidate | grant-invalidation", "01 13/67 02 11/39 10", "invalidated", ""),
    (
        "or not",
        "uk-cds",
        "lodge IMA | invalidate | refuse-invalidation | tick",
        "01 13/67 02 11/41 13/4 09",
        "cleared",
        "",
    ),
    ("nothing is cleared meanwhile", "uk-cds", "lodge IMA | invalidate | tick", "01 13/67 02", "accepted", "officer"),
    (
        "four eyes after release",
        "neutral",
        "lodge IMA | invalidate | grant-invalidation",
        "01 13/67 13/4 09 02",
        "cleared",
        "officer",
    ),
    // control
    ("red lane", "neutral", "lane red | lodge IMA", "01 13/67 05", "under control", "officer"),
    ("as declared", "neutral", "lane red | lodge IMA | conform", "01 13/67 05 13/4 09", "cleared", ""),
    ("not as declared", "neutral", "lane red | lodge IMA | correct", "01 13/67 05 07 13/67 13/4 09", "cleared", ""),
    ("yellow lane", "neutral", "lane yellow | lodge IMA", "01 13/67 06", "documents wanted", "declarant"),
    ("documents come", "neutral", "lane yellow | lodge IMA | provide", "01 13/67 06", "documents wanted", "officer"),
    (
        "and are in order",
        "neutral",
        "lane yellow | lodge IMA | provide | conform",
        "01 13/67 06 13/4 09",
        "cleared",
        "",
    ),
    (
        "documents, amended, in order",
        "uk-cds",
        "lodge IMA | ask | amend | conform | tick",
        "01 13/67 06 02 11/39 13/67 13/4 07 09",
        "cleared",
        "",
    ),
    (
        "documents and inspection",
        "uk-cds",
        "lodge IMA | ask | control | amend | conform | tick",
        "01 13/67 06 05 02 11/39 13/67 13/4 07 09",
        "cleared",
        "",
    ),
    (
        "released by an officer before clearance",
        "neutral",
        "lane red | lodge IMA | release",
        "01 13/67 05 08",
        "released",
        "officer",
    ),
    ("and ended later", "neutral", "lane red | lodge IMA | release | conform", "01 13/67 05 08 13/4 09", "cleared", ""),
    ("no tariff, no guess", "neutral", "tariff fails | lodge IMA", "01", "awaiting assessment", "officer"),
    ("by hand", "neutral", "tariff fails | lodge IMA | tariff knows | by-hand", "01 13/67 13/4 09", "cleared", ""),
    // money
    ("TX-08 balance too low", "neutral", "funds short | lodge IMA", "01 13/67 14", "awaiting payment", "payer"),
    (
        "reminder",
        "neutral",
        "funds short | lodge IMA | late payment_reminder",
        "01 13/67 14 15",
        "awaiting payment",
        "payer",
    ),
    (
        "nobody pays: an officer",
        "neutral",
        "funds short | lodge IMA | late payment_reminder | late payment_overdue",
        "01 13/67 14 15",
        "awaiting payment",
        "officer",
    ),
    ("topped up", "neutral", "funds short | lodge IMA | funds enough | retry", "01 13/67 14 13/4 09", "cleared", ""),
    ("cash is waited for", "neutral", "tax A00=2000A | lodge IMA", "01 13/67", "awaiting payment", "payer"),
    (
        "a part is not enough",
        "neutral",
        "tax A00=2000A | lodge IMA | pay 500 P1",
        "01 13/67",
        "awaiting payment",
        "payer",
    ),
    (
        "cash in two parts",
        "neutral",
        "tax A00=2000A | lodge IMA | pay 500 P1 | pay 1500 P2",
        "01 13/67 13/4 09",
        "cleared",
        "",
    ),
    ("postponed: nothing is taken", "neutral", "tax B00=2000G | lodge IMA", "01 13/67 13/4 09", "cleared", ""),
    // quota
    (
        "quota gives less than claimed",
        "uk-cds",
        "quota A00=17304E B00=31460E | lodge IMA 4000 quota=051867 | tick",
        "01 13/67 13/115 08 13/4 09",
        "cleared",
        "",
    ),
    (
        "quota gives all",
        "uk-cds",
        "lodge IMA 4000 quota=050023 ai=NIQUO | tick",
        "01 13/67 13/115 08 13/4 09",
        "cleared",
        "",
    ),
    ("licence quota", "uk-cds", "lodge IMA 4000 quota=054077 ai=NIQUO | tick", "01 13/67 13/4 09", "cleared", ""),
    (
        "licence quota with origin",
        "uk-cds",
        "lodge IMA 4000 quota=054077 ai=EUPRF | tick",
        "01 13/67 13/115 08 09",
        "cleared",
        "",
    ),
    ("quota is waited for", "neutral", "lodge IMA 4000 quota=051867", "01 13/67 13/115 08", "awaiting quota", "system"),
    // clocks
    ("not presented in time", "uk-cds", "lodge IMD | late presentation", "02 13/67 10", "invalidated", ""),
    ("SW-07 simplified", "neutral", "lodge IMB", "01 13/67 13/4 09", "cleared", "declarant"),
    ("completed", "neutral", "lodge IMB | supplementary", "01 13/67 13/4 09", "cleared", ""),
    ("reminded", "neutral", "lodge IMB | late supplementary_reminder", "01 13/67 13/4 09 06", "cleared", "declarant"),
    (
        "held",
        "neutral",
        "lodge IMB | late supplementary_reminder | late supplementary_hold",
        "01 13/67 13/4 09 06",
        "cleared",
        "declarant",
    ),
    ("exit overdue", "neutral", "lodge EXA 1040 | late exit", "01 09 18", "cleared", "declarant"),
    ("evidence", "neutral", "lodge EXA 1040 | late exit | evidence", "01 09 18", "cleared", "officer"),
    ("accepted", "neutral", "lodge EXA 1040 | late exit | evidence | accept-evidence", "01 09 18 16/A1", "exited", ""),
    ("no evidence", "neutral", "lodge EXA 1040 | late exit | late exit_evidence", "01 09 18", "cleared", "officer"),
    (
        "documents overdue",
        "neutral",
        "lane yellow | lodge IMA | late documents",
        "01 13/67 06",
        "documents wanted",
        "officer",
    ),
    ("officer overdue", "neutral", "lane red | lodge IMA | late officer", "01 13/67 05", "under control", "officer"),
];

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
fn tx_02_a_new_version_after_clearance_charges_only_the_difference() {
    let rows = [("tax A00=3000E B00=20400E", 23400), ("tax A00=1000E B00=20400E", 21400), ("tax A00=0E", 0)];
    for (after, charged) in rows {
        let mut world = World::new("neutral");
        world.play("lodge IMA");
        assert_eq!(world.state.dossier().unwrap().payments.charged_minor(), 22400);
        world.play(after);
        world.play("amend | grant");
        assert_eq!(world.state.dossier().unwrap().payments.charged_minor(), charged, "{after}");
    }
}

#[test]
fn an_invalidated_declaration_gives_everything_back() {
    let mut world = World::new("neutral");
    world.play("lodge IMA | invalidate | grant-invalidation");
    let second = clearance::Actor::Officer("second".to_owned());
    world.give(&second, clearance::Command::GrantInvalidation).unwrap();
    assert_eq!(world.state.name(), "invalidated");
    let payments = &world.state.dossier().unwrap().payments;
    assert_eq!((payments.charged_minor(), payments.reserved.len()), (0, 0));
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

#[test]
fn tx_08_what_is_not_owed_is_let_go() {
    // script, earmarked, charged, unspent, refunded
    let rows = [
        ("lodge IMD", 22400, 0, 0, 0),
        ("lodge IMD | present-wrong | lodge IMD", 22400, 0, 0, 0),
        ("lodge IMD | invalidate", 0, 0, 0, 0),
        ("lodge IMD | tax A00=100E | present", 0, 100, 0, 0),
        ("tax A00=500A | lodge IMA | pay 700 P1", 0, 500, 0, 200),
        ("tax A00=500A | lodge IMD | pay 200 P1 | invalidate", 0, 0, 0, 200),
        ("tax A00=500A | lodge IMA | pay 500 P1 | tax A00=300A | amend | grant", 0, 300, 0, 200),
    ];
    for (script, earmarked, charged, unspent, refunded) in rows {
        let mut world = World::new("neutral");
        world.play(script);
        let payments = &world.state.dossier().unwrap().payments;
        let reserved: i64 = payments.reserved.iter().map(|part| part.amount.minor()).sum();
        let found = (reserved, payments.charged_minor(), payments.unspent_minor(), payments.refunded_minor);
        assert_eq!(found, (earmarked, charged, unspent, refunded), "{script}");
    }
}

#[test]
fn duties_beyond_all_money_are_no_overflow() {
    let mut world = World::new("neutral");
    let huge = i64::MAX / 2 + 1;
    world.play(&format!("tax A00={huge}E B00={huge}E | lodge IMA"));
    assert_eq!(world.state.name(), "awaiting assessment");
}
