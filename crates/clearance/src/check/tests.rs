//! Every shipped pack compiles, and every good sample declaration is accepted.

mod samples;

use jiff::civil::date;
use rules::Pack;

pub(super) fn pack(name: &str) -> (codelist::Profile, Pack) {
    let profile = codelist::shipped(name).unwrap().unwrap();
    let pack = super::of_profile(&profile).unwrap_or_else(|errors| panic!("{errors:#?}"));
    (profile, pack)
}

#[test]
fn shipped_packs_compile() {
    let count = |name: &str| pack(name).1.rules().count();
    assert!(count("neutral") >= 60);
    assert!(count("uk-cds") > count("neutral"));
    let _ = date(2026, 1, 1);
}
