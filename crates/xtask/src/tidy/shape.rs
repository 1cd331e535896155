//! Files have one job that their first line names, a bounded length, and a place where it is expected.

use crate::{Fault, File, Tree};

/// What we aim for.
pub const AIM: usize = 120;
const LIMIT: usize = 350;
/// Names that say nothing about a file's job.
const EMPTY_NAMES: [&str; 8] = ["common", "helper", "helpers", "manager", "misc", "util", "utils", "shared_utils"];
/// What a build makes; the project keeps sources only.
const BUILT: [&str; 9] = [".a", ".class", ".exe", ".map", ".min.css", ".min.js", ".o", ".so", ".wasm"];

pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults: Vec<Fault> = tree.rust().flat_map(rust_file).collect();
    faults.extend(tree.files.iter().flat_map(any_file));
    faults
}

/// Files longer than we aim for, longest first.
pub fn long_files(tree: &Tree) -> Vec<(&str, usize)> {
    let mut long: Vec<_> =
        tree.rust().map(|file| (file.path.as_str(), file.text.lines().count())).filter(|(_, n)| *n > AIM).collect();
    long.sort_by_key(|(path, lines)| (std::cmp::Reverse(*lines), *path));
    long
}

fn rust_file(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    let first = file.text.lines().next().unwrap_or_default();
    if first.strip_prefix("//! ").is_none_or(|job| job.trim().len() <= 10) {
        faults.push(Fault::new(&file.path, 1, "the first line is `//! ` and the file's one job in one sentence"));
    }
    let lines = file.text.lines().count();
    if lines > LIMIT {
        faults.push(Fault::new(&file.path, 0, format!("{lines} lines; split it by job below {LIMIT}")));
    }
    if let Some(rest) = file.path.strip_prefix("crates/") {
        let parts: Vec<&str> = rest.split('/').collect();
        if parts.len() == 3 && parts[1] == "tests" {
            faults.push(Fault::new(&file.path, 0, "one integration test binary a crate: tests/it/main.rs"));
        }
    }
    faults
}

fn any_file(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    if file.path.split('/').any(|part| EMPTY_NAMES.contains(&part.split('.').next().unwrap_or_default())) {
        faults.push(Fault::new(&file.path, 0, "a name that says nothing: name the job"));
    }
    if BUILT.iter().any(|ending| file.path.ends_with(ending)) {
        faults.push(Fault::new(&file.path, 0, "a built file: build it, don't keep it"));
    }
    faults
}
