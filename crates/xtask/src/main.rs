//! House rules as tests: arrows between rooms, tidy files, licences.
fn main() {}
