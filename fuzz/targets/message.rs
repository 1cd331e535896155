//! Whatever bytes arrive as a message: an answer, never a panic; what was read as JSON reads the same once written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Limits, Message};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let read = wire::read(bytes, &limits);
    assert!(read.message.is_some() || !read.findings.is_empty(), "refused without a reason");
    if let Some(Message::Declaration(submission)) = read.message {
        let mut written = Vec::new();
        wire::json::write(&submission.declaration, &mut written);
        if let Ok(again) = wire::json::read(&written, &limits) {
            assert_eq!(again, submission.declaration);
        }
    }
});
