//! The checks of a declaration: shape, packs, stored facts, and the published samples.

mod facts;
mod packs;
mod samples;
mod shape;

use rules::Pack;

/// A shipped profile and its pack.
fn pack(name: &str) -> (codelist::Profile, Pack) {
    let profile = codelist::shipped(name).unwrap().unwrap();
    let pack = super::of_profile(&profile).unwrap_or_else(|errors| panic!("{errors:#?}"));
    (profile, pack)
}
