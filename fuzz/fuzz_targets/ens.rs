//! Any content of an entry summary is read or refused; what reads is the same after being written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Limits, Message, read};

fuzz_target!(|inner: &str| {
    let text = format!("<ie:CC315A xmlns:ie=\"http://ics.dgtaxud.ec/CC315A\">{inner}</ie:CC315A>");
    let Some(Message::EntrySummary(summary)) = read(text.as_bytes(), &Limits::default()).message else { return };
    let again = read(&wire::ens::write(&summary), &Limits::default());
    assert_eq!(again.message, Some(Message::EntrySummary(summary)));
});
