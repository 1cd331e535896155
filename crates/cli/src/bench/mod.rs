//! `clearway bench`: measurements, each a ratio or a limit in one run.

mod client;
pub mod clock;
mod list;
mod lodge;
mod read;
mod rules;

use crate::args::{Bench, BenchName};
use crate::exit::{Exit, ended};

pub fn run(args: &Bench) -> Exit {
    ended(match args.name {
        BenchName::Read => read::run(args),
        BenchName::Rules => rules::run(args),
        BenchName::Lodge => lodge::run(args),
        BenchName::List => list::run(args),
    })
}

/// One object on standard output, or a table of its numbers.
fn print(args: &Bench, figures: &serde_json::Value) {
    if args.json {
        println!("{figures}");
        return;
    }
    for (name, value) in figures.as_object().into_iter().flatten() {
        println!("{name:<28} {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
}
