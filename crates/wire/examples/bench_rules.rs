//! Measures how many clean entry summaries of 3 to 6 KB all asserts judge in a second: `bench_rules FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rules::asserts::{Asserts, files_of_set};
use wire::{Limits, bench_rules, read_tree};

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: bench_rules FOLDER")?);
    let files = files_of_set(&fs::read_to_string(folder.join("rulesets.json"))?, "businessRules315New")?;
    let mut texts = Vec::new();
    for file in &files {
        texts.push((file.clone(), fs::read_to_string(folder.join(file))?));
    }
    let named: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let asserts = Asserts::compile(&named).map_err(|errors| format!("{errors:?}"))?;
    let mut documents = Vec::new();
    for line in fs::read_to_string(folder.join("MANIFEST.tsv"))?.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, "rule", "0", ..] = columns.as_slice() else { continue };
        let bytes = fs::read(folder.join(file))?;
        if (3_000..=6_144).contains(&bytes.len()) {
            documents.push(read_tree(&bytes, asserts.names(), &Limits::default()).map_err(|finding| finding.message)?);
        }
    }
    let start = Instant::now();
    let found = bench_rules(&asserts, &documents, Duration::from_secs(3), &|| start.elapsed());
    println!("{found:?}");
    println!("{} messages a second", found.per_second());
    Ok(())
}
