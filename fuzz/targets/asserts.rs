//! Whatever text is given as an assert file: it compiles or names what is wrong.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rules::asserts::Asserts;

fuzz_target!(|text: &str| {
    if let Err(errors) = Asserts::compile(&[("fuzz.json", text)]) {
        assert!(!errors.is_empty(), "refused without a reason");
    }
});
