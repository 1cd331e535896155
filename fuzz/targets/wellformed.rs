//! Whatever bytes arrive as XML: well-formed, or a fault with a place inside the document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use schema::{Limits, wellformed};

fuzz_target!(|bytes: &[u8]| {
    if let Err(fault) = wellformed::check(bytes, &Limits::default()) {
        assert!(fault.line >= 1 && !fault.message.is_empty());
    }
});
