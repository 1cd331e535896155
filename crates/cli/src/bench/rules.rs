//! `bench rules`: messages judged by all asserts per processor second, reading not counted.

use std::time::Duration;

use rules::asserts::Asserts;
use serde_json::json;
use wire::{Limits, bench_rules, read_tree};

use super::clock::{Watch, thread_cpu};
use crate::args::Bench;
use crate::exit::Exit;
use crate::input;

pub fn run(args: &Bench) -> Result<Exit, Exit> {
    let Some((pack, messages)) = args.paths.split_first() else {
        return Err(Exit::input("give a rule set as FILE#SET, then folders with messages"));
    };
    let asserts = compile(&pack.to_string_lossy())?;
    let mut documents = Vec::new();
    for folder in messages {
        for file in input::files_under(folder).map_err(|e| Exit::input(format!("{}: {e}", folder.display())))? {
            let bytes = input::bytes(&file)?;
            if !(2_048..=6_144).contains(&bytes.len()) {
                continue;
            }
            if let Ok(tree) = read_tree(&bytes, asserts.names(), &Limits::default())
                && asserts.run(&tree).is_empty()
                && tree.root_name().ends_with("CC315A")
            {
                documents.push(tree);
            }
        }
    }
    let mut rates = Vec::new();
    for _ in 0..5 {
        let watch = Watch::start();
        let clock = || thread_cpu(&watch);
        rates.push(bench_rules(&asserts, &documents, Duration::from_secs(args.seconds) / 5, &clock).per_second());
    }
    rates.sort_unstable();
    let figures = json!({
        "bench": "rules",
        "asserts": asserts.len(),
        "clean_messages": documents.len(),
        "per_cpu_second": rates.get(2),
        "limit": 20_000,
    });
    super::print(args, &figures);
    Ok(Exit::Done)
}

fn compile(argument: &str) -> Result<Asserts, Exit> {
    if !argument.contains('#') {
        return Err(Exit::input("a rule set is named FILE#SET"));
    }
    let texts = input::rule_files(argument)?;
    let named: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Asserts::compile(&named)
        .map_err(|errors| Exit::input(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}
