//! Whatever bytes are given as a schema: it compiles or is refused with a reason, and what compiles can validate.
#![no_main]

use libfuzzer_sys::fuzz_target;
use schema::{Limits, Schema};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(schema) = Schema::compile("a.xsd", |name| (name == "a.xsd").then(|| bytes.to_vec())) {
        schema.validate(b"<a><b c='1'>2</b><b/></a>", &Limits::default());
    }
});
