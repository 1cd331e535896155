//! Which room may use which: the arrows of the architecture, as a table.

/// A room, the rooms it may call, and the rooms that its tests may call besides (`testkit` always).
pub struct Room {
    pub name: &'static str,
    pub pure: bool,
    pub uses: &'static [&'static str],
    pub tests_use: &'static [&'static str],
}

const fn pure(name: &'static str, uses: &'static [&'static str], tests_use: &'static [&'static str]) -> Room {
    Room { name, pure: true, uses, tests_use }
}

const fn edge(name: &'static str, uses: &'static [&'static str], tests_use: &'static [&'static str]) -> Room {
    Room { name, pure: false, uses, tests_use }
}

/// Below stands on above; nothing points down the list.
pub const ROOMS: [Room; 14] = [
    pure("model", &[], &[]),
    pure("schema", &[], &[]),
    pure("codelist", &["model"], &[]),
    // the rule packs are tried on real messages, which only `wire` can read
    pure("rules", &["model"], &["codelist", "wire"]),
    pure("tariff", &["codelist", "model"], &["wire"]),
    pure("clearance", &["codelist", "model", "rules", "tariff"], &["wire"]),
    pure("wire", &["codelist", "model", "rules", "schema"], &[]),
    pure("zone", &["model"], &[]),
    edge("store", &[], &[]),
    edge("app", &["clearance", "codelist", "model", "rules", "store", "tariff", "wire"], &[]),
    // its tests make a node, which takes a store, a profile and a tariff
    edge("server", &["app", "model", "wire"], &["codelist", "store", "tariff"]),
    edge(
        "cli",
        &[
            "app",
            "clearance",
            "codelist",
            "model",
            "rules",
            "schema",
            "server",
            "store",
            "tariff",
            "testkit",
            "wire",
            "zone",
        ],
        &[],
    ),
    edge("testkit", &["model"], &[]),
    edge("xtask", &["model"], &[]),
];

/// Floats are banned where amounts of money and quantities are computed.
pub const EXACT: [&str; 4] = ["model", "tariff", "clearance", "zone"];

/// Crates that bring a clock, randomness, files, the network, SQL or a runtime: for the edges alone.
pub const IMPURE_CRATES: [&str; 14] = [
    "askama",
    "axum",
    "deadpool-postgres",
    "futures",
    "getrandom",
    "hyper",
    "rand",
    "reqwest",
    "rusqlite",
    "rustls",
    "tempfile",
    "tokio",
    "tokio-postgres",
    "tower",
];

pub fn room(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

pub fn is_pure(name: &str) -> bool {
    room(name).is_some_and(|room| room.pure)
}
