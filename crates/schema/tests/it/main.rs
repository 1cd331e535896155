//! The schema room from outside.

fn main() {}
