//! Generated pages say what the tables say today.

use crate::{Fault, Tree, docs};

pub fn check(tree: &Tree) -> Vec<Fault> {
    docs::pages()
        .into_iter()
        .filter(|(path, text)| tree.text(path) != Some(text))
        .map(|(path, _)| Fault::new(path, 0, "out of date: run `cargo xtask docs`"))
        .collect()
}
