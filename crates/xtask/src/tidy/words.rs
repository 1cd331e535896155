//! Words that have no place in what we keep: unfinished work, blind waivers, names of machines and registries.

use crate::code::{bare, lines_with};
use crate::{Fault, File, Tree};

/// Code that says it is not finished, or that only a debugging hour needs.
const UNFINISHED: [&str; 5] = ["todo!", "unimplemented!", "dbg!", "unsafe", "#[ignore"];
/// Marks of unfinished work in comments and texts; written in two halves so that this file passes its own rule.
const MARKS: [&str; 3] = [concat!("FIX", "ME"), concat!("XX", "X:"), concat!("TO", "DO")];
/// Places and hosts that exist on one machine only, or that the project must not depend on.
const PLACES: [&str; 9] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/fa", "rm/"),
    concat!("/tmp/", "w/"),
    concat!("crates", ".io"),
    concat!("registry.npm", "js"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults: Vec<Fault> = tree.rust().flat_map(code_words).collect();
    faults.extend(tree.files.iter().flat_map(text_words));
    faults
}

fn code_words(file: &File) -> Vec<Fault> {
    let code = bare(&file.text);
    let mut faults = Vec::new();
    for word in UNFINISHED {
        for line in lines_with(&code, word) {
            faults.push(Fault::new(&file.path, line, format!("`{word}` has no place here")));
        }
    }
    for mark in ["#[allow(", "#[expect("] {
        for (at, _) in code.match_indices(mark) {
            let attribute = code[at..].split_once(']').map_or(&code[at..], |(attribute, _)| attribute);
            if !attribute.contains("reason") {
                let line = code[..at].lines().count().max(1);
                faults.push(Fault::new(&file.path, line, "a waiver gives its reason: `reason = \"…\"`"));
            }
        }
    }
    faults
}

fn text_words(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        for mark in MARKS {
            if !lines_with(line, mark).is_empty() {
                faults.push(Fault::new(&file.path, at + 1, format!("`{mark}`: finish it, or leave it out")));
            }
        }
        for place in PLACES {
            if names(line, place) {
                faults.push(Fault::new(&file.path, at + 1, format!("`{place}` names one machine or registry")));
            }
        }
        if counts_issues(line) {
            faults.push(Fault::new(&file.path, at + 1, "say the reason itself, not where it was discussed"));
        }
    }
    faults
}

/// A path counts only where it starts, so that `…/network/` is no fault.
fn names(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().last();
        !place.starts_with('/') || !before.is_some_and(|c| c.is_alphanumeric() || "_-.}/".contains(c))
    })
}

/// `issue 12`, `issue #12`, `session 3`.
fn counts_issues(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    words.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        let number = second.trim_start_matches('#').starts_with(|c: char| c.is_ascii_digit());
        number && matches!(first.as_str(), "issue" | "issues" | "session" | "sessions")
    })
}
