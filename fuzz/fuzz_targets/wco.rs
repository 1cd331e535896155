//! Any bytes are read or refused; what reads is the same after being written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Limits, Message, read};

fuzz_target!(|bytes: &[u8]| {
    let Some(Message::Declaration(submission)) = read(bytes, &Limits::default()).message else { return };
    let again = read(&wire::wco::write(&submission), &Limits::default());
    assert_eq!(again.message, Some(Message::Declaration(submission)));
});
