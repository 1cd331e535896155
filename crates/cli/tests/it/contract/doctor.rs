//! `clearway doctor`: a line a check, a remedy where there is one needed, exit 1 if any fails.

use std::net::TcpListener;

use serde_json::Value;

use super::{ended, lines, names};
use crate::node::run;
use crate::world::World;

fn results(found: &[Value]) -> Vec<(&str, &str)> {
    found.iter().map(|line| (line["check"].as_str().expect("text"), line["result"].as_str().expect("text"))).collect()
}

#[test]
fn a_fit_machine_passes_and_nothing_is_left_behind() {
    let world = World::new(None);
    let folder = world.file("fresh");
    let output = run(&["doctor", "--json", "--data", folder.to_str().expect("plain"), "--listen", "127.0.0.1:0"]);
    ended(&output, 0);
    let found = lines(&output);
    for line in &found {
        assert_eq!(names(line), ["check", "result", "found", "remedy"]);
        let silent = line["remedy"].as_str().is_some_and(str::is_empty);
        assert_eq!(silent, line["result"] == "ok", "a remedy where one is needed: {line}");
    }
    let checks: Vec<&str> = results(&found).into_iter().map(|(check, _)| check).collect();
    for wanted in
        ["folder", "fsync", "disk", "room", "store", "schema", "durability", "clock", "port", "profile", "tariff"]
    {
        assert!(checks.contains(&wanted), "{wanted}: {checks:?}");
    }
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 0, "the folder is as it was");
}

#[test]
fn each_fault_is_told_with_its_remedy() {
    let world = World::new(None);
    let data = world.data();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    std::fs::write(data.join("tariff.csv"), "no,tariff\n").expect("written");
    let output = run(&[
        "doctor",
        "--json",
        "--data",
        data.to_str().expect("plain"),
        "--listen",
        &address,
        "--profile",
        "nobody",
    ]);
    ended(&output, 1);
    let found = lines(&output);
    let failed: Vec<&str> =
        results(&found).into_iter().filter(|(_, result)| *result == "fail").map(|(check, _)| check).collect();
    assert_eq!(failed, ["port", "profile", "tariff"]);

    std::fs::write(data.join("clearway.db"), "this is no database, whatever its name says").expect("written");
    let output = run(&["doctor", "--json", "--data", data.to_str().expect("plain"), "--listen", "127.0.0.1:0"]);
    ended(&output, 1);
    assert!(results(&lines(&output)).contains(&("store", "fail")));

    let output = run(&["doctor", "--data", "/proc/nowhere", "--listen", "127.0.0.1:0"]);
    ended(&output, 1);
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("fail  folder"));
}

#[test]
fn a_database_is_examined_or_said_to_be_away() {
    let world = World::new(None);
    let data = world.data();
    let data = data.to_str().expect("plain");
    let away = "postgres://nobody@127.0.0.1:1/none";
    let output = run(&["doctor", "--json", "--data", data, "--listen", "127.0.0.1:0", "--database", away]);
    ended(&output, 1);
    assert!(results(&lines(&output)).contains(&("store", "fail")));
    let Some(url) = crate::crash_postgres::schema() else { return };
    let output = run(&["doctor", "--json", "--data", data, "--listen", "127.0.0.1:0", "--database", &url]);
    ended(&output, 0);
    let found = lines(&output);
    assert_eq!(results(&found).iter().filter(|(check, result)| *check == "durability" && *result == "ok").count(), 3);
    assert!(results(&found).contains(&("schema", "warn")), "an empty schema is told: {found:?}");
}
