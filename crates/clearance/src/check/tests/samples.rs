//! The published sample declarations against the pack of their economy.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use codelist::Profile;
use jiff::civil::{Date, date};
use model::{Declaration, Finding, Severity};
use rules::Pack;

use crate::check::{Authorisation, ListsOn, StoredFacts, all};

const DAY: Date = date(2026, 6, 30);

/// Four samples are broken as published: three are not well-formed, one has a damaged root.
const BROKEN: usize = 4;

/// The declarations of the sample set that can be read, by file; `None` where there is no shared data.
fn samples() -> Option<Vec<(String, Declaration)>> {
    let folder = testkit::shared_data()?.join("wco-declarations");
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let columns = manifest.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let files = columns.filter(|columns| columns[1].ends_with("-declaration"));
    let read = files.map(|columns| {
        let bytes = fs::read(folder.join(columns[0])).unwrap();
        match wire::read(&bytes, &wire::Limits::default()).message {
            Some(wire::Message::Declaration(submission)) => Some((columns[0].to_owned(), submission.declaration)),
            _ => None,
        }
    });
    let read: Vec<_> = read.collect();
    assert_eq!((read.len(), read.iter().filter(|read| read.is_none()).count()), (201, BROKEN));
    Some(read.into_iter().flatten().collect())
}

fn errors((profile, pack): &(Profile, Pack), declaration: &Declaration, stored: &StoredFacts) -> Vec<Finding> {
    let mut findings = all(declaration, pack, &ListsOn(profile.lists.as_of(DAY)), stored, DAY);
    findings.retain(|finding| finding.severity == Severity::Error);
    findings
}

#[test]
fn good_samples_are_accepted() {
    let Some(samples) = samples() else { return };
    let law = super::pack("uk-cds");
    for (file, declaration) in &samples {
        assert_eq!(errors(&law, declaration, &StoredFacts::default()), [], "{file}");
    }
}

#[test]
fn requests_for_a_change_are_accepted() {
    let Some(folder) = testkit::shared_data().map(|data| data.join("wco-declarations")) else { return };
    let law = super::pack("uk-cds");
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut read = 0;
    for line in manifest.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        if !["amendment", "cancellation", "goods-presentation"].contains(&columns[1]) {
            continue;
        }
        let bytes = fs::read(folder.join(columns[0])).unwrap();
        let message = wire::read(&bytes, &wire::Limits::default()).message;
        let Some(wire::Message::Declaration(submission)) = message else { panic!("{}", columns[0]) };
        assert_eq!(errors(&law, &submission.declaration, &StoredFacts::default()), [], "{}", columns[0]);
        read += 1;
    }
    assert_eq!(read, 17);
}

/// All holders hold what the samples declare, but for the one whose declaration was published as rejected.
fn registry(samples: &[(String, Declaration)]) -> BTreeMap<String, Vec<Authorisation>> {
    let holders = samples.iter().flat_map(|(_, declaration)| &declaration.authorisation_holders);
    let held: BTreeSet<_> =
        holders.filter_map(|holder| Some((holder.id.clone()?, holder.category_code.clone()?))).collect();
    let mut registry: BTreeMap<String, Vec<Authorisation>> = BTreeMap::new();
    for (id, category) in held {
        let authorisation = Authorisation { category: category.to_string(), from: None, to: None };
        registry.entry(id.to_string()).or_default().push(authorisation);
    }
    registry.remove("GB953202734852");
    registry
}

#[test]
fn an_unknown_holder_is_refused_with_the_published_code_and_pointer() {
    let Some(samples) = samples() else { return };
    let stored = StoredFacts { day: DAY, authorisations: Some(registry(&samples)), ..StoredFacts::default() };
    let law = super::pack("uk-cds");
    let mut refused = Vec::new();
    for (file, declaration) in &samples {
        for finding in errors(&law, declaration, &stored) {
            let code = law.1.published(&finding.code).unwrap_or(&finding.code).to_owned();
            refused.push((file.as_str(), code, finding.pointer));
        }
    }
    let expected = [("samples/TT_IM001b/TT_IM001b.xml", "CDS12005".to_owned(), "42A/17C[1]/R144".to_owned())];
    assert_eq!(refused, expected);
}
