//! Declarations read from the samples and written back.

use wire::{Limits, Message, Submission, read};

use crate::canonical::difference;
use crate::samples;

fn submission(bytes: &[u8]) -> Result<Submission, String> {
    let read = read(bytes, &Limits::default());
    match read.message {
        Some(Message::Declaration(submission)) if read.findings.is_empty() => Ok(*submission),
        _ => Err(format!("{:#?}", read.findings)),
    }
}

/// SW-01: every declaration, amendment, invalidation and presentation is read without a finding and nothing is lost.
#[test]
fn every_sound_sample_is_written_back_as_it_came() {
    let Some(samples) = samples::wco() else { return };
    let mut count = 0;
    for sample in samples.iter().filter(|s| s.is_declaration() && s.is_sound()) {
        let bytes = sample.bytes();
        let submission = submission(&bytes).unwrap_or_else(|e| panic!("{}: {e}", sample.name));
        let items = submission.declaration.goods_shipment.as_ref().map_or(0, |s| s.items.len());
        if sample.kind.ends_with("-declaration") {
            assert_eq!(items, sample.items, "{}", sample.name);
        }
        let written = wire::wco::write(&submission);
        let left = String::from_utf8(bytes).unwrap();
        let found = difference(&left, std::str::from_utf8(&written).unwrap(), "MetaData");
        assert_eq!(found, None, "{}", sample.name);
        count += 1;
    }
    assert_eq!(count, 214);
}

/// SW-02: what is not well-formed is refused with its line and the reason, and is never half a message.
#[test]
fn broken_samples_are_refused_with_line_and_reason() {
    let Some(samples) = samples::wco() else { return };
    let mut told = Vec::new();
    for sample in samples.iter().filter(|s| s.is_declaration() && !s.is_sound()) {
        let read = read(&sample.bytes(), &Limits::default());
        assert_eq!(read.message, None, "{}", sample.name);
        let name = sample.name.rsplit('/').next().unwrap_or_default();
        let last = read.findings.last().expect("a reason");
        told.push(format!("{name}: {} {}", last.code, last.message));
    }
    insta::assert_snapshot!(told.join("\n"));
}

/// Every movement is read; every notification and report is known as an answer, which is never input.
#[test]
fn other_samples_are_told_apart_by_their_root() {
    let Some(samples) = samples::wco() else { return };
    let mut kinds = std::collections::BTreeMap::<String, usize>::new();
    for sample in samples.iter().filter(|s| !s.is_declaration() && s.is_sound() && s.name.ends_with(".xml")) {
        let read = read(&sample.bytes(), &Limits::default());
        let kind = match read.message {
            Some(Message::Movement(movement)) => format!("{:?}", movement.kind),
            Some(Message::Response) => "response".to_owned(),
            other => panic!("{}: {other:?} {:#?}", sample.name, read.findings),
        };
        assert_eq!(read.findings, [], "{}", sample.name);
        *kinds.entry(kind).or_default() += 1;
    }
    insta::assert_debug_snapshot!(kinds);
}

/// XML to model to JSON to model is the same declaration, and so is the JSON written again.
#[test]
fn json_holds_the_whole_data_set() {
    let Some(samples) = samples::wco() else { return };
    for sample in samples.iter().filter(|s| s.is_declaration() && s.is_sound()) {
        let declaration = submission(&sample.bytes()).unwrap().declaration;
        let mut text = Vec::new();
        wire::json::write(&declaration, &mut text);
        let back = wire::json::read(&text, &Limits::default()).unwrap_or_else(|e| panic!("{}: {e:?}", sample.name));
        assert_eq!(back, declaration, "{}", sample.name);
        let read = read(&text, &Limits::default());
        assert!(matches!(read.message, Some(Message::Declaration(s)) if s.declaration == declaration));
    }
}
