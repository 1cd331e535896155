//! `clearway replay`: the same line for the same folder, in the promised form.

use serde_json::Value;

use super::{decimal, ended, lines, names};
use crate::node::run;
use crate::world::{PARTIES, World};

#[test]
fn replay_tells_each_declaration_in_the_promised_form_and_twice_the_same() {
    let world = World::new(None);
    let folder = world.file("case-1");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("1.json"), world.good(PARTIES[0], "REPLAY1").bytes).expect("written");
    let spoilt = world.with(PARTIES[0], "REPLAY2", &[("goods_item_quantity", "9")]);
    std::fs::write(folder.join("2.json"), spoilt.bytes).expect("written");
    let (folder, tariff) = (folder.display().to_string(), world.tariff().display().to_string());
    let args = [
        "replay",
        "--profile",
        "neutral",
        "--tariff",
        &tariff,
        "--clock",
        "2026-07-01T00:00:00Z",
        "--json",
        &folder,
        &folder,
    ];
    let output = run(&args);
    ended(&output, 0);
    assert_eq!(output.stdout, run(&args).stdout, "the same inputs give the same bytes");
    let found = lines(&output);
    assert_eq!(found.len(), 2, "a line a folder");
    assert_eq!(found[0]["scenario"], "case-1");
    let declarations = found[0]["declarations"].as_array().expect("a list");
    let states: Vec<(&str, bool)> =
        declarations.iter().map(|d| (d["lrn"].as_str().expect("text"), d["mrn"].is_null())).collect();
    assert_eq!(states.len(), 2, "{states:?}");
    for declaration in declarations {
        form(declaration);
    }
    let none = run(&["replay", "--profile", "neutral", "--json", "/nowhere/at/all"]);
    ended(&none, 1);
    ended(&run(&["replay", "--profile", "nobody", "--json", &folder]), 1);
}

fn form(declaration: &Value) {
    assert!(
        names(declaration).starts_with(&["lrn", "mrn", "state", "version", "notifications", "duties"]),
        "{declaration}"
    );
    for notification in declaration["notifications"].as_array().expect("a list") {
        assert_eq!(names(notification), ["function_code", "status_code", "issued_at", "findings"]);
        let at = notification["issued_at"].as_str().expect("text");
        assert!(at.starts_with("2026-") && at.ends_with('Z'), "{at} is RFC 3339 in UTC");
    }
    for duty in declaration["duties"].as_array().expect("a list") {
        for name in ["version", "stage", "item", "tax_type", "base", "rate", "relief", "assessed", "payable"] {
            assert!(duty.get(name).is_some(), "{name}: {duty}");
        }
        assert!(matches!(duty["stage"].as_str(), Some("67" | "115" | "4")), "{duty}");
        decimal(&duty["assessed"]);
        decimal(&duty["payable"]);
        decimal(&duty["relief"]);
    }
}
