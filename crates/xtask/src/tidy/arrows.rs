//! No room calls back up, pure rooms stay free of the world's crates, and every crate keeps the shared lints.

use toml::{Table, Value};

use crate::rooms::{IMPURE_CRATES, ROOMS, Room, room};
use crate::{Fault, Tree};

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &tree.files {
        let Some(name) = file.path.strip_prefix("crates/").and_then(|path| path.strip_suffix("/Cargo.toml")) else {
            continue;
        };
        match (file.text.parse::<Table>(), room(name)) {
            (Err(error), _) => faults.push(Fault::new(&file.path, 0, format!("not TOML: {error}"))),
            (_, None) => faults.push(Fault::new(&file.path, 0, "a new room: give it a line in xtask/src/rooms.rs")),
            (Ok(manifest), Some(room)) => {
                faults.extend(manifest_faults(room, &manifest).into_iter().map(|what| Fault::new(&file.path, 0, what)));
            }
        }
    }
    faults
}

fn manifest_faults(room: &Room, manifest: &Table) -> Vec<String> {
    let mut faults = Vec::new();
    for (section, tests) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)] {
        let Some(table) = manifest.get(section).and_then(Value::as_table) else { continue };
        for (name, spec) in table {
            faults.extend(arrow(room, name, tests));
            if !tests && room.pure && IMPURE_CRATES.contains(&name.as_str()) {
                faults.push(format!("{name} brings the outside world into the pure room {}", room.name));
            }
            if spec.get("workspace").and_then(Value::as_bool) != Some(true) {
                faults.push(format!("{name}: take it from the workspace table, where its reason stands"));
            }
        }
    }
    if manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool) != Some(true) {
        faults.push("[lints] workspace = true is missing".into());
    }
    faults
}

fn arrow(room: &Room, name: &str, tests: bool) -> Option<String> {
    if !ROOMS.iter().any(|room| room.name == name) || room.uses.contains(&name) {
        return None;
    }
    if tests && (name == "testkit" || room.tests_use.contains(&name)) {
        return None;
    }
    let who = if tests { "tests of" } else { "the room" };
    Some(format!("{who} {} must not use {name} (allowed: {})", room.name, room.uses.join(", ")))
}
