//! `clearway check`: one line a file in the order given, every finding, the exit status.

use testkit::shared_data;

use super::{ended, lines, names};
use crate::node::{run, run_with};
use crate::world::{PARTIES, World};

#[test]
fn check_gives_a_line_a_file_in_order_and_its_status() {
    let world = World::new(None);
    let good = world.good(PARTIES[0], "GOOD1");
    let bad = world.with(
        PARTIES[0],
        "BAD1",
        &[("goods_item_quantity", "9"), ("goods_shipment.items[0].origins[0].country_code", "ZZ")],
    );
    let (first, second) = (world.file("good.json"), world.file("bad.json"));
    std::fs::write(&first, &good.bytes).expect("written");
    std::fs::write(&second, &bad.bytes).expect("written");
    let missing = world.file("missing.json");
    let path = |path: &std::path::Path| path.to_str().expect("plain").to_owned();
    let (first, second, missing) = (path(&first), path(&second), path(&missing));

    let all = run(&["check", "--json", &second, &missing, &first]);
    ended(&all, 1);
    let found = lines(&all);
    let said: Vec<(&str, &str)> = found
        .iter()
        .map(|line| (line["file"].as_str().expect("text"), line["verdict"].as_str().expect("text")))
        .collect();
    assert_eq!(said, [(second.as_str(), "refused"), (missing.as_str(), "refused"), (first.as_str(), "accepted")]);
    for line in &found {
        assert_eq!(names(line), ["file", "kind", "schema_valid", "findings", "verdict"]);
        assert!(line["schema_valid"].is_null(), "no schema was given");
        for finding in line["findings"].as_array().expect("a list") {
            assert_eq!(names(finding), ["code", "severity", "pointer", "message", "hint"]);
        }
    }
    assert!(found[0]["findings"].as_array().is_some_and(|all| all.len() >= 2), "both faults at once: {}", found[0]);
    assert_eq!(found[1]["findings"].as_array().map(Vec::len), Some(1), "{}", found[1]);
    let alone = run(&["check", "--json", &first]);
    ended(&alone, 0);

    let piped = run_with(&["check", "--json", "-"], &good.bytes);
    ended(&piped, 0);
    let line = &lines(&piped)[0];
    assert_eq!((&line["file"], &line["kind"], &line["verdict"]), (&"-".into(), &"wco".into(), &"accepted".into()));
}

#[test]
fn check_runs_published_schemas_and_rule_sets() {
    let Some(data) = shared_data() else { return };
    let ens = data.join("ens-entry-summary");
    let rules = format!("{}#businessRules315New", ens.join("rulesets.json").display());
    let example = ens.join("examples/CC315A_full.xml").display().to_string();
    let output = run(&["check", "--kind", "ens", "--rules", &rules, "--json", &example]);
    assert!(matches!(output.status.code(), Some(0 | 1)));
    assert_eq!(lines(&output)[0]["kind"], "ens");
    let broken = run(&["check", "--rules", "nowhere.json#x", "--json", &example]);
    ended(&broken, 1);
    assert!(broken.stdout.is_empty());
}
