//! Declarations made from a number, spread as real ones are: few large senders, few open cases, many commodities.

use jiff::{SignedDuration, Timestamp};

use crate::view::DeclarationRow;

const STATES: [(&str, u64); 6] = [
    ("released", 900),
    ("cleared", 60),
    ("accepted", 15),
    ("under control", 15),
    ("documents wanted", 5),
    ("rejected", 5),
];
const WORDS: [&str; 40] = [
    "fresh", "apples", "steel", "bolts", "cotton", "shirts", "engine", "parts", "plastic", "toys", "wine", "bottles",
    "ceramic", "tiles", "copper", "wire", "office", "chairs", "frozen", "fish", "leather", "shoes", "solar", "panels",
    "printed", "books", "medical", "gloves", "electric", "motors", "paper", "rolls", "olive", "oil", "glass", "jars",
    "garden", "tools", "bicycle", "frames",
];
const NAMES: [&str; 20] = [
    "Acme",
    "Borealis",
    "Cedar",
    "Delta",
    "Eastern",
    "Fjord",
    "Granite",
    "Harbour",
    "Island",
    "Juniper",
    "Kestrel",
    "Lantern",
    "Meridian",
    "Northern",
    "Orchard",
    "Pioneer",
    "Quayside",
    "River",
    "Summit",
    "Tidewater",
];

/// A number that looks drawn at random, but is the same for the same seed.
pub(crate) fn mixed(seed: u64) -> u64 {
    let a = (seed ^ (seed >> 30)).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    b ^ (b >> 31)
}

/// Below `limit`, small numbers far more often.
fn skewed(seed: u64, limit: u64) -> u64 {
    let part = mixed(seed) % (limit * limit);
    limit - 1 - part.isqrt()
}

pub(crate) fn sender(seed: u64) -> String {
    format!("GB{:09}", skewed(seed, 5000))
}

pub(crate) fn office(seed: u64) -> String {
    format!("GB{:06}", skewed(seed ^ 1, 60))
}

pub(crate) fn hs(seed: u64) -> String {
    let heading = mixed(seed ^ 2) % 1200;
    format!("{:02}{:02}{:04}", 1 + heading % 97, 1 + heading / 97, mixed(seed ^ 3) % 10_000)
}

pub(crate) fn word(seed: u64) -> &'static str {
    WORDS[(mixed(seed) % WORDS.len() as u64) as usize]
}

pub(crate) fn company(seed: u64) -> String {
    let name = NAMES[(mixed(seed ^ 4) % NAMES.len() as u64) as usize];
    format!("{name} {}", skewed(seed ^ 5, 3000))
}

pub(crate) fn mrn(n: u64) -> String {
    format!("26GB{n:014}")
}

pub(crate) fn time(n: u64) -> Timestamp {
    // 1,000,000 of them fill about four months
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_780_000_000 + (n * 10) as i64)
}

fn state(seed: u64) -> &'static str {
    let mut left = mixed(seed ^ 6) % 1000;
    for (state, weight) in STATES {
        if left < weight {
            return state;
        }
        left -= weight;
    }
    STATES[0].0
}

pub(crate) fn row(n: u64) -> DeclarationRow {
    let (state, created_at) = (state(n), time(n));
    let waits_for = match state {
        "under control" => Some("officer"),
        "documents wanted" => Some("trader"),
        _ => None,
    };
    let goods = format!("{} {}", word(n ^ 7), word(n ^ 8));
    let company = company(n);
    DeclarationRow {
        stream: format!("declaration/{}", mrn(n)),
        mrn: mrn(n),
        lrn: format!("LRN{n}"),
        sender: sender(n),
        kind: "import".to_owned(),
        type_code: "IMA".to_owned(),
        state: state.to_owned(),
        waits_for: waits_for.map(str::to_owned),
        office: office(n),
        lane: if mixed(n ^ 9) % 100 < 4 { "red" } else { "green" }.to_owned(),
        importer: sender(n ^ 10),
        declarant: sender(n),
        hs: hs(n),
        origin: "ZA".to_owned(),
        value_minor: (mixed(n ^ 11) % 10_000_000) as i64,
        duty_minor: (mixed(n ^ 12) % 500_000) as i64,
        day: created_at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        created_at,
        updated_at: created_at,
        version: 5,
        summary: serde_json::json!({"items": n % 20, "goods": goods, "importer_name": company}),
        text: format!("{} LRN{n} {company} {goods}", mrn(n)),
    }
}
