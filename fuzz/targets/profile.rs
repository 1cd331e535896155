//! Whatever text is given as a part of an economy profile: a profile, or every fault with its file.
#![no_main]

use codelist::{Profile, shipped_files};
use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 4] = ["profile.toml", "tax.toml", "life.toml", "lists/fuzz.csv"];

fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let part = PARTS[usize::from(which) % PARTS.len()];
    let shipped = shipped_files("neutral").unwrap_or_default();
    let files = shipped.iter().filter(|(name, _)| *name != part).map(|(name, text)| (*name, *text));
    if let Err(faults) = Profile::from_texts(files.chain([(part, text)])) {
        assert!(!faults.is_empty(), "refused without a reason");
    }
});
