//! Whatever text is given as a tariff: what is read and written again is the same tariff.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tariff::import::csv;

fuzz_target!(|text: &str| {
    let (measures, _) = csv::read(text);
    let (again, faults) = csv::read(&csv::write(&measures));
    assert_eq!(faults, []);
    assert_eq!(again, measures);
});
