//! The shared journals: every answer and every balance, exactly.

use std::fs;

use serde_json::Value;
use zone::{Config, Entry, Event, Ledger, Verdict};

const JOURNALS: [(&str, usize); 3] = [("small", 60), ("medium", 2_000), ("large", 20_000)];

struct Journal {
    config: Config,
    events: Vec<Event>,
    results: Vec<String>,
    last: Value,
}

fn journals() -> Vec<Journal> {
    let Some(folder) = testkit::shared_data() else { return Vec::new() };
    let mut journals = Vec::new();
    for (name, lines) in JOURNALS {
        let read = |file: &str| fs::read_to_string(folder.join("freezone").join(name).join(file)).unwrap();
        let events: Vec<Event> =
            read("journal.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(events.len(), lines, "{name}");
        journals.push(Journal {
            config: serde_json::from_str(&read("config.json")).unwrap(),
            events,
            results: read("expected-results.jsonl").lines().map(str::to_owned).collect(),
            last: serde_json::from_str(&read("expected-final.json")).unwrap(),
        });
    }
    journals
}

/// FZ-01 … FZ-11: reason, allocations, duty and flags of each line, then balances, duty and scrap.
#[test]
fn every_line_and_the_final_state_are_as_expected() {
    for journal in journals() {
        let mut ledger = Ledger::new(journal.config).unwrap();
        assert_eq!(journal.events.len(), journal.results.len());
        for (event, expected) in journal.events.iter().zip(&journal.results) {
            let entry = ledger.receive(event);
            assert_eq!(&serde_json::to_string(&entry.outcome).unwrap(), expected, "{event:?}");
        }
        assert_eq!(serde_json::to_value(ledger.summary()).unwrap(), journal.last);
    }
}

#[test]
fn a_journal_fed_twice_changes_nothing() {
    for journal in journals() {
        let mut ledger = Ledger::new(journal.config).unwrap();
        journal.events.iter().for_each(|event| drop(ledger.receive(event)));
        let before = ledger.summary();
        assert!(journal.events.iter().all(|event| ledger.receive(event).outcome.verdict == Verdict::Duplicate));
        let after = ledger.summary();
        assert_eq!(after.duplicates - before.duplicates, journal.events.len() as u64);
        assert_eq!(after, zone::Summary { duplicates: after.duplicates, ..before });
    }
}

/// FZ-09: the entries alone give the state again.
#[test]
fn the_entries_replayed_give_the_same_ledger() {
    for journal in journals() {
        let mut ledger = Ledger::new(journal.config.clone()).unwrap();
        let entries: Vec<Entry> = journal.events.iter().map(|event| ledger.receive(event)).collect();
        let mut again = Ledger::new(journal.config).unwrap();
        entries.iter().for_each(|entry| again.apply(entry));
        assert!(again == ledger);
    }
}

#[test]
fn every_unit_on_hand_traces_to_an_admission() {
    for journal in journals() {
        let mut ledger = Ledger::new(journal.config).unwrap();
        journal.events.iter().for_each(|event| drop(ledger.receive(event)));
        for (number, lot) in ledger.lots() {
            let trace = ledger.trace(number);
            assert!(trace.unexplained.is_empty() && !trace.admissions.is_empty(), "{}", lot.name);
        }
    }
}
