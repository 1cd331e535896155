//! The published sample declarations against the pack of their economy.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::date;
use model::Finding;

use crate::check::{ListsOn, StoredFacts, all};

#[test]
fn good_samples_are_accepted() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("wco-declarations");
    let (profile, pack) = super::pack("uk-cds");
    let day = date(2026, 6, 30);
    let lists = ListsOn(profile.lists.as_of(day));
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut refused = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut read = 0;
    for line in manifest.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, kind, ..] = columns.as_slice() else { continue };
        if !kind.ends_with("-declaration") {
            continue;
        }
        let bytes = fs::read(folder.join(file)).unwrap();
        let Some(wire::Message::Declaration(submission)) = wire::read(&bytes, &wire::Limits::default()).message else {
            println!("not read: {file}");
            continue;
        };
        read += 1;
        let findings = all(&submission.declaration, &pack, &lists, &StoredFacts::default(), day);
        for finding in &findings {
            *counts.entry(format!("{} {:?}", finding.code, finding.severity)).or_default() += 1;
        }
        if Finding::refuse(&findings) {
            let errors = findings.iter().filter(|f| f.severity == model::Severity::Error);
            let errors: Vec<_> = errors.map(|f| format!("{} {} {}", f.code, f.pointer, f.message)).collect();
            refused.push(format!("{file}: {errors:#?}"));
        }
    }
    println!("{counts:#?}");
    assert!(refused.is_empty(), "{} of {read}\n{}", refused.len(), refused.join("\n"));
}
