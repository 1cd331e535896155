//! Any bytes are read as JSON or refused; what reads is the same after being written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Limits, json};

fuzz_target!(|bytes: &[u8]| {
    let Ok(declaration) = json::read(bytes, &Limits::default()) else { return };
    let mut text = Vec::new();
    json::write(&declaration, &mut text);
    assert_eq!(json::read(&text, &Limits::default()), Ok(declaration));
});
