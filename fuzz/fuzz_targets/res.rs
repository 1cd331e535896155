//! Any bytes are read as a response or refused; a notification reads the same after being written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Limits, res};

fuzz_target!(|bytes: &[u8]| {
    let Some(Ok(told)) = res::read(bytes, &Limits::default()).0.map(|answer| answer.notification()) else { return };
    let (again, findings) = res::read(&res::write(&told), &Limits::default());
    assert_eq!(findings, []);
    assert!(again.is_some_and(|answer| answer.notification().is_ok()));
});
