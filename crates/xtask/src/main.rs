//! `cargo xtask tidy` prints every broken house rule; `cargo xtask docs` writes the generated pages.

use std::process::ExitCode;

use xtask::{Tree, docs, tidy};

fn main() -> ExitCode {
    let tree = match Tree::of_project() {
        Ok(tree) => tree,
        Err(error) => {
            eprintln!("cannot read the project: {error}");
            return ExitCode::from(2);
        }
    };
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => report(&tree),
        Some("docs") => write_docs(&tree),
        _ => {
            eprintln!("usage: cargo xtask tidy | docs");
            ExitCode::from(1)
        }
    }
}

fn report(tree: &Tree) -> ExitCode {
    let broken = tidy::all(tree);
    for fault in &broken {
        println!("{fault}");
    }
    let long = tidy::shape::long_files(tree);
    eprintln!("{} rules broken; {} files above the {} lines we aim for:", broken.len(), long.len(), tidy::shape::AIM);
    for (path, lines) in long {
        eprintln!("  {lines} {path}");
    }
    if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn write_docs(tree: &Tree) -> ExitCode {
    for (path, text) in docs::pages() {
        if let Err(error) = std::fs::write(tree.root.join(path), text) {
            eprintln!("cannot write {path}: {error}");
            return ExitCode::from(2);
        }
        eprintln!("wrote {path}");
    }
    ExitCode::SUCCESS
}
