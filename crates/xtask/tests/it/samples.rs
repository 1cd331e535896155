//! Each rule finds what it is there to find, and leaves alone what it should.

use xtask::Tree;
use xtask::tidy::{self, Rule};

const LINTS: &str = "\n[lints]\nworkspace = true\n";
const ROOT: &str = "//! The nouns of the house, and nothing else.\n#![deny(clippy::unwrap_used, clippy::expect_used, \
                    clippy::panic, clippy::indexing_slicing, clippy::float_arithmetic)]\n";

fn check(rule: Rule, path: &str, text: &str) -> Vec<String> {
    rule(&Tree::of(&[(path, text)])).into_iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect()
}

#[test]
fn arrows() {
    let cases = [
        ("wire", "[dependencies]\nmodel.workspace = true", None),
        ("model", "[dependencies]\nwire.workspace = true", Some("the room model must not use wire")),
        ("model", "[dev-dependencies]\ntestkit.workspace = true", None),
        ("model", "[dev-dependencies]\napp.workspace = true", Some("tests of model must not use app")),
        ("tariff", "[dev-dependencies]\nwire.workspace = true", None),
        ("tariff", "[dependencies]\nwire.workspace = true", Some("the room tariff must not use wire")),
        ("rules", "[dependencies]\ntokio.workspace = true", Some("brings the outside world")),
        ("store", "[dependencies]\ntokio.workspace = true", None),
        ("store", "[dependencies]\nzstd = \"1\"", Some("workspace table")),
        ("cellar", "", Some("a new room")),
    ];
    for (room, manifest, wanted) in cases {
        let found = check(tidy::arrows::check, &format!("crates/{room}/Cargo.toml"), &format!("{manifest}{LINTS}"));
        match wanted {
            None => assert_eq!(found, Vec::<String>::new(), "{room}: {manifest}"),
            Some(words) => assert!(found.len() == 1 && found[0].contains(words), "{room}: {manifest}: {found:?}"),
        }
    }
    assert!(check(tidy::arrows::check, "crates/model/Cargo.toml", "")[0].contains("[lints]"));
}

#[test]
fn purity() {
    let cases = [
        ("crates/model/src/a.rs", "fn a() { let t = SystemTime::now(); }", true),
        ("crates/model/src/a.rs", "/// Unlike SystemTime, this is given.\nfn a() -> &'static str { \"f64\" }", false),
        ("crates/model/src/a.rs", "fn a(x: f64) {}", true),
        ("crates/rules/src/a.rs", "fn a(x: f64) {}", false),
        ("crates/rules/src/a.rs", "async fn a() {}", true),
        ("crates/rules/src/a.rs", "fn instant_answer() {}", false),
        ("crates/rules/src/a.rs", "fn a() { println!(); }", true),
        ("crates/rules/src/a.rs", "#[cfg(test)]\nmod tests { fn a() { println!(); } }", false),
        ("crates/rules/src/tests.rs", "fn a() { println!(); }", false),
        ("crates/store/src/a.rs", "async fn a() { std::fs::read(x) }", false),
        ("crates/model/src/lib.rs", ROOT, false),
        ("crates/model/src/lib.rs", "//! Nouns.", true),
    ];
    for (path, text, wanted) in cases {
        let found = check(tidy::purity::check, path, text);
        assert_eq!(!found.is_empty(), wanted, "{path}: {text}: {found:?}");
    }
}

#[test]
fn shape() {
    let long = format!("//! Holds one job of the house.\n{}", "\n".repeat(350));
    let cases = [
        ("crates/app/src/a.rs", "//! Holds one job of the house.\n", false),
        ("crates/app/src/a.rs", "// no job\n", true),
        ("crates/app/src/a.rs", long.as_str(), true),
        ("crates/app/src/utils.rs", "//! Holds one job of the house.\n", true),
        ("crates/app/tests/it/main.rs", "//! Holds one job of the house.\n", false),
        ("crates/app/tests/other.rs", "//! Holds one job of the house.\n", true),
        ("web/static/a.min.js", "", true),
    ];
    for (path, text, wanted) in cases {
        let found = check(tidy::shape::check, path, text);
        assert_eq!(!found.is_empty(), wanted, "{path}: {found:?}");
    }
}

#[test]
fn words() {
    let mark = concat!("// TO", "DO later");
    let place = concat!("see /wo", "rk/x");
    let cases = [
        ("a.rs", "fn a() { todo!() }", true),
        ("a.rs", "/// Never todo!().\nfn a() {}", false),
        ("a.rs", mark, true),
        ("a.md", place, true),
        ("a.md", "the /network/ path, and paper/work", false),
        ("a.md", concat!("as said in iss", "ue #12"), true),
        ("a.md", "the issue date 2026", false),
        ("a.rs", "#[allow(dead_code)]\nfn a() {}", true),
        ("a.rs", "#[expect(dead_code, reason = \"b\")]\nfn a() {}", false),
        ("a.rs", "#[test]\n#[ignore]\nfn a() {}", true),
    ];
    for (path, text, wanted) in cases {
        let found = check(tidy::words::check, path, text);
        assert_eq!(!found.is_empty(), wanted, "{path}: {text}: {found:?}");
    }
}

#[test]
fn generated() {
    assert_eq!(check(tidy::generated::check, "docs/glossary.md", "old").len(), 2);
}
