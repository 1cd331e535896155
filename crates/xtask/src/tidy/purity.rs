//! Pure rooms know no clock, no randomness, no files, no network, no async; rooms that count money know no floats.

use crate::code::{lines_with, shipped};
use crate::rooms::{EXACT, is_pure};
use crate::{Fault, File, Tree};

/// Words that bring the outside in, and what to do instead.
const OUTSIDE: [(&str, &str); 17] = [
    ("SystemTime", "take `now` as an argument"),
    ("Instant", "take `now` as an argument"),
    ("Timestamp::now", "take `now` as an argument"),
    ("Zoned::now", "take the legal day as an argument"),
    ("std::fs", "take the text as an argument"),
    ("std::net", "the network is for the edges"),
    ("std::env", "take the setting as an argument"),
    ("std::process", "processes are for the edges"),
    ("std::thread", "threads are for the edges"),
    ("rand::", "take ids and random numbers as arguments"),
    ("tokio", "async is for the edges"),
    ("async", "async is for the edges"),
    ("static mut", "no ambient state"),
    ("println!", "return a value; printing is for the edges"),
    ("print!", "return a value; printing is for the edges"),
    ("eprintln!", "return a value; printing is for the edges"),
    ("eprint!", "return a value; printing is for the edges"),
];

const DENIED: [&str; 4] = ["clippy::unwrap_used", "clippy::expect_used", "clippy::panic", "clippy::indexing_slicing"];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let pure = tree.rust().filter(|file| file.room().is_some_and(is_pure));
    pure.flat_map(|file| {
        let mut faults = root_lints(file);
        if file.path.contains("/src/") && !file.is_test() {
            faults.extend(outside(file));
        }
        faults
    })
    .collect()
}

fn is_exact(file: &File) -> bool {
    file.room().is_some_and(|room| EXACT.contains(&room))
}

fn outside(file: &File) -> Vec<Fault> {
    let code = shipped(&file.text);
    let mut faults = Vec::new();
    let mut find = |word: &str, instead: &str| {
        for line in lines_with(&code, word) {
            faults.push(Fault::new(&file.path, line, format!("`{word}` in a pure room: {instead}")));
        }
    };
    for (word, instead) in OUTSIDE {
        find(word, instead);
    }
    if is_exact(file) {
        find("f32", "use an exact decimal");
        find("f64", "use an exact decimal");
    }
    faults
}

/// The crate root of a pure room denies what could stop a decision half way.
fn root_lints(file: &File) -> Vec<Fault> {
    if !file.path.ends_with("/src/lib.rs") {
        return Vec::new();
    }
    let exact = is_exact(file).then_some("clippy::float_arithmetic");
    let missing: Vec<&str> = DENIED.into_iter().chain(exact).filter(|lint| !file.text.contains(lint)).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![Fault::new(&file.path, 0, format!("the root of a pure room denies {}", missing.join(", ")))]
}
