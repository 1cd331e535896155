//! `clearway tariff import`: counts that add up, a file that reads back, and nothing guessed.

use super::{ended, lines, names};
use crate::node::{run, run_with};
use crate::world::World;

const CSV: &str = "\
commodity,origin,preference,tax_type,expression,valid_from,valid_to,legal_base
8712003000,,,A00,14.00 %,2026-01-01,,Tariff Act 2026
8712003000,PE,300,A00,free,2026-01-01,,Agreement with Peru
2203000100,,,A00,147.00 USD / 100 kg,2026-01-01,,Tariff Act 2026
0402100000,,,A00,12 % + 147.00 USD / 100 kg,2026-01-01,,Tariff Act 2026
9999000000,,,A00,see the annex,2026-01-01,,Tariff Act 2026
";

#[test]
fn tariff_import_counts_every_kind_and_reads_back() {
    let world = World::new(None);
    let (out, again) = (world.file("out.csv"), world.file("again.csv"));
    let (out, again) = (out.to_str().expect("plain"), again.to_str().expect("plain"));
    let first = run_with(&["tariff", "import", "--format", "csv", "--out", out, "-", "--json"], CSV.as_bytes());
    ended(&first, 0);
    let counts = &lines(&first)[0];
    let wanted = ["lines", "rates", "free", "ad_valorem", "specific", "compound", "manual", "programmes"];
    assert_eq!(names(counts), wanted);
    let count = |name: &str| counts[name].as_u64().expect("a count");
    assert_eq!(wanted.map(count), [5, 5, 1, 1, 1, 1, 1, 1]);
    let second = run(&["tariff", "import", "--format", "csv", "--out", again, out, "--json"]);
    assert_eq!(lines(&second), lines(&first));
    assert_eq!(std::fs::read(out).expect("a file"), std::fs::read(again).expect("a file"));
    assert!(std::fs::read_to_string(out).expect("a file").contains("see the annex"), "kept with its text");

    let piped = run(&["tariff", "import", "--format", "csv", "--out", "-", out, "--json"]);
    ended(&piped, 0);
    assert_eq!(piped.stdout, std::fs::read(out).expect("a file"), "data alone on standard output");
}

#[test]
fn tariff_import_refuses_what_is_no_tariff() {
    let world = World::new(None);
    let out = world.file("out.csv");
    let out = out.to_str().expect("plain");
    for format in ["csv", "uk-json", "us-hts"] {
        let output = run_with(&["tariff", "import", "--format", format, "--out", out, "-", "--json"], b"{]\0 nonsense");
        ended(&output, 1);
        assert!(output.stdout.is_empty(), "{format}");
    }
}
