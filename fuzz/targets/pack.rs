//! Whatever text is given as a rule pack: it compiles or names what is wrong, and what compiles runs to its end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::node::Node;
use rules::Pack;

fuzz_target!(|text: &str| {
    let empty = model::Declaration::default();
    match Pack::compile(&[("fuzz.toml", text)], empty.class()) {
        Ok(_) => {}
        Err(errors) => assert!(!errors.is_empty(), "refused without a reason"),
    }
});
