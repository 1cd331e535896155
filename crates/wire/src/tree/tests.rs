//! The entry summary rule cases: exactly the published errors, at exactly the published places.

use std::fs;
use std::path::Path;

use rules::asserts::{Asserts, files_of_set};

use super::read_tree;
use crate::Limits;

fn asserts_of(folder: &Path, set: &str) -> Asserts {
    let sets = fs::read_to_string(folder.join("rulesets.json")).unwrap();
    let files = files_of_set(&sets, set).unwrap();
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(folder.join(file)).unwrap()).collect();
    let named: Vec<(&str, &str)> = files.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    Asserts::compile(&named).unwrap()
}

/// One case of the list: its file, and the expected codes and locations.
fn case(line: &str) -> Option<(&str, Vec<(String, String)>)> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [file, "rule", _, codes, locations, ..] = columns.as_slice() else { return None };
    let pairs = codes.split_whitespace().zip(locations.split_whitespace());
    let mut expected: Vec<_> = pairs.map(|(code, location)| (code.to_owned(), location.to_owned())).collect();
    expected.sort();
    Some((file, expected))
}

/// SW-03: all faults of a message at once, at their places.
#[test]
fn every_rule_case_has_exactly_its_published_errors() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("ens-entry-summary");
    let asserts = asserts_of(&folder, "businessRules315New");
    assert_eq!(asserts.len(), 184);
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let (mut exact, mut clean, mut wrong) = (0, 0, Vec::new());
    for (file, expected) in manifest.lines().filter_map(case) {
        let bytes = fs::read(folder.join(file)).unwrap();
        let document = read_tree(&bytes, asserts.names(), &Limits::default()).unwrap();
        let findings = asserts.run(&document).into_iter();
        let mut found: Vec<_> = findings.map(|f| (f.code.into_owned(), f.pointer)).collect();
        found.sort();
        if found == expected {
            exact += 1;
            clean += u32::from(expected.is_empty());
        } else {
            wrong.push(format!("{file}: expected {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!((exact, clean), (1_212, 335));
}

#[test]
fn what_is_no_document_is_a_finding() {
    let asserts = Asserts::compile(&[]).unwrap();
    let deep = "<a>".repeat(1_000);
    for text in ["", "<a>", "<a/><b/>", "no", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", &deep] {
        let found = read_tree(text.as_bytes(), asserts.names(), &Limits::default());
        assert!(found.is_err(), "{text:.40}");
    }
}
