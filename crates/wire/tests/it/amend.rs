//! Amendments of the samples, applied to the declarations they amend.

use model::node::Value;
use model::{Declaration, Pointer, amend};
use wire::{Limits, Message, read, res};

use crate::samples::{self, Sample};

fn declaration(sample: &Sample) -> Declaration {
    match read(&sample.bytes(), &Limits::default()).message {
        Some(Message::Declaration(submission)) => submission.declaration,
        other => panic!("{}: {other:?}", sample.name),
    }
}

fn folder(sample: &Sample) -> &str {
    sample.name.rsplit_once('/').unwrap().0
}

fn pointers(request: &Declaration) -> impl Iterator<Item = Pointer> {
    request.amendments.iter().map(|a| Pointer::from_elements(&a.pointers).unwrap())
}

/// SW-06: each amendment of the samples, one after another in its folder, puts what it gives where it points.
#[test]
fn every_amendment_applies_to_its_declaration() {
    let Some(samples) = samples::wco() else { return };
    let mut told = Vec::new();
    for first in samples.iter().filter(|s| s.kind == "import-declaration" && s.is_sound()) {
        let mut current = declaration(first);
        for sample in samples.iter().filter(|s| s.kind == "amendment" && folder(s) == folder(first)) {
            let request = declaration(sample);
            let (amended, changes) = amend(&current, &request).unwrap_or_else(|e| panic!("{}: {e:?}", sample.name));
            told.push(sample.name.clone());
            for change in changes {
                let text = |side: Option<String>| side.unwrap_or_else(|| "-".to_owned());
                told.push(format!("  {}: {} -> {}", change.pointer, text(change.before), text(change.after)));
            }
            for place in pointers(&request).map(|p| p.place().unwrap()) {
                let (given, now) = (place.read(&request), place.read(&amended));
                let removed = matches!((&given, &now), (Value::Absent, Value::Absent));
                assert!(removed || given.text() == now.text(), "{}: {}", sample.name, place.path());
            }
            current = amended;
        }
    }
    insta::assert_snapshot!(told.join("\n"));
}

/// Every pointer of every amendment, sent or told, names a field of the data set.
#[test]
fn every_pointer_of_an_amendment_resolves() {
    let Some(samples) = samples::wco() else { return };
    let mut count = 0;
    let sent =
        samples.iter().filter(|s| s.kind == "amendment").flat_map(|s| pointers(&declaration(s)).collect::<Vec<_>>());
    let answers = samples.iter().filter(|s| s.kind == "notification");
    let told = answers.filter_map(|s| res::read(&s.bytes(), &Limits::default()).0).flat_map(|answer| {
        let amendments = answer.response.amendments.into_iter();
        amendments.map(|a| Pointer::from_elements(&a.pointers).unwrap()).collect::<Vec<_>>()
    });
    for pointer in sent.chain(told) {
        let place = pointer.place().unwrap_or_else(|| panic!("{pointer}"));
        assert!(!place.steps.is_empty(), "{pointer}");
        count += 1;
    }
    assert_eq!(count, 124);
}

/// A pointer to nothing, to no field, and beyond a list: all are told, and nothing is applied.
#[test]
fn faulty_amendments_are_all_told() {
    let spell = |text: &str| text.parse::<Pointer>().unwrap().to_elements();
    let mut request = Declaration::default();
    assert_eq!(amend(&Declaration::default(), &request).unwrap_err()[0].code, "CW-0131");
    for pointer in ["42A/99Z", "42A/67A/68A[1]/02A[3]/D005", "42A", "42A/17C[7]/R144"] {
        let amendment = model::dataset::Amendment { change_reason_code: None, pointers: spell(pointer) };
        request.amendments.push(amendment);
    }
    request.amendments.push(model::dataset::Amendment::default());
    let codes: Vec<_> = amend(&Declaration::default(), &request).unwrap_err().into_iter().map(|f| f.code).collect();
    assert_eq!(codes, ["CW-0132", "CW-0132", "CW-0132", "CW-0133", "CW-0133"]);
}
