//! Lists as of a day, hints, and profiles that are wrong in several ways at once.

use jiff::civil::{Date, date};

use crate::{Lists, Profile, SHIPPED, shipped, shipped_files};

const DAY: Date = date(2026, 3, 1);

fn lists(csv: &str) -> Lists {
    let mut lists = Lists::default();
    assert_eq!(lists.read_csv("test.csv", csv), []);
    lists
}

#[test]
fn a_code_holds_from_its_first_to_its_last_day() {
    let lists = lists(
        "list,code,name,valid_from,valid_to\nmode,1,Sea,2020-01-01,2026-02-28\nmode,1,Maritime,2026-03-01,\nmode,2,Rail,,\n",
    );
    let rows = [
        ("2019-12-31", Some(false), None),
        ("2020-01-01", Some(true), Some("Sea")),
        ("2026-02-28", Some(true), Some("Sea")),
        ("2026-03-01", Some(true), Some("Maritime")),
    ];
    for (day, has, name) in rows {
        let day: Date = day.parse().unwrap();
        assert_eq!(lists.has("mode", "1", day), has, "{day}");
        assert_eq!(lists.name("mode", "1", day), name, "{day}");
    }
    assert_eq!(lists.has("mode", "3", DAY), Some(false));
    assert_eq!(lists.has("modes", "1", DAY), None);
    assert_eq!(lists.as_of(DAY).has("mode", "2"), Some(true));
}

#[test]
fn sw_03_a_wrong_code_gets_the_nearest_known_one_as_a_hint() {
    let profile = shipped("neutral").unwrap().unwrap();
    for (list, wrong, near) in [
        ("currency", "GPB", None),
        ("incoterm", "CIG", Some("CIF")),
        ("unit", "KGN", Some("KGM")),
        ("country", "", None),
    ] {
        let found = profile.lists.nearest(list, wrong, DAY).map(|e| e.code.as_str());
        match near {
            Some(near) => assert_eq!(found, Some(near), "{wrong}"),
            None => assert_ne!(found, Some(wrong), "{wrong}"),
        }
    }
    assert!(profile.lists.nearest("currency", "ZZZZZZZZZ", DAY).is_none());
}

#[test]
fn rows_that_cannot_be_read_are_all_named_with_their_line() {
    let mut lists = Lists::default();
    let faults = lists.read_csv(
        "codes.csv",
        "list,code,name,valid_from,valid_to\nunit,KGM,Kilogram,,\n,X,no list,,\nunit,DTN,x,yesterday,\nunit,TNE,x,2026-02-01,2026-01-01\n",
    );
    let lines: Vec<usize> = faults.iter().map(|f| f.line).collect();
    assert_eq!(lines, [3, 4, 5], "{faults:?}");
    assert_eq!(lists.has("unit", "KGM", DAY), Some(true));
}

#[test]
fn shipped_profiles_are_without_fault_and_know_their_lists() {
    for name in SHIPPED {
        let profile = shipped(name).unwrap().unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(profile.identity.name, name);
        for (list, code) in [
            ("country", "NZ"),
            ("currency", "EUR"),
            ("incoterm", "CIF"),
            ("transport-mode", "1"),
            ("package", "PK"),
            ("unit", "LPA"),
            ("tax-type", "B00"),
            ("procedure", "40"),
            ("preference", "300"),
            ("payment-method", "E"),
            ("charge", "AK"),
            ("declaration-kind", "A"),
        ] {
            assert_eq!(profile.lists.has(list, code, DAY), Some(true), "{name} {list} {code}");
        }
    }
    assert!(shipped("elsewhere").is_none());
}

#[test]
fn one_profile_serves_two_economies() {
    let neutral = shipped("neutral").unwrap().unwrap();
    let islands = neutral.clone().for_economy("IS", "Northern Isles", "ISK".parse().unwrap());
    assert_eq!(islands.identity.country, "IS");
    assert_eq!(islands.currency().exponent(), 0);
    assert_eq!(islands.version(), neutral.version());
}

#[test]
fn every_fault_of_a_profile_is_given_at_once() {
    let files = shipped_files("neutral").unwrap();
    let broken: Vec<(&str, String)> = files
        .iter()
        .map(|(name, text)| match *name {
            "profile.toml" => (*name, text.replace("\"USD\"", "\"USX\"").replace("version", "edition")),
            "tax.toml" => (
                *name,
                text.replacen("base = [\"value\"]", "base = [\"vaule\"]", 1)
                    .replacen("apportion", "surprise = 1\napportion", 1)
                    .replacen("code = \"C20\"", "code = \"C07\"", 1),
            ),
            _ => (*name, (*text).to_owned()),
        })
        .collect();
    let faults = Profile::from_texts(broken.iter().map(|(n, t)| (*n, t.as_str()))).unwrap_err();
    let text: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let text = text.join("\n");
    for wanted in ["version", "edition", "surprise", "vaule", "relief C07 is given twice"] {
        assert!(text.contains(wanted), "{wanted} in\n{text}");
    }
}

#[test]
fn a_toml_fault_has_its_line() {
    let faults = Profile::from_texts([("profile.toml", "name = \"x\"\nversion = 3\n")]).unwrap_err();
    assert!(faults.iter().any(|f| f.file == "profile.toml" && f.line == 2), "{faults:?}");
    assert!(faults.iter().any(|f| f.file == "tax.toml" && f.message.contains("no such file")), "{faults:?}");
}
