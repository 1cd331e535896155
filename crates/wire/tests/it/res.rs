//! Published responses read, told again as our notifications, and written.

use std::path::Path;

use wire::{Limits, res};

use crate::canonical::difference_in_names;
use crate::samples::{self, Sample};

fn notifications() -> Vec<Sample> {
    let samples = samples::wco().unwrap_or_default();
    samples.into_iter().filter(|s| s.kind == "notification").collect()
}

/// SW-05: nothing of a valid response is lost between reading and writing it.
#[test]
fn valid_responses_are_written_back_as_they_came() {
    let mut count = 0;
    for sample in notifications().iter().filter(|s| s.xsd_status == "valid-after-ns") {
        let bytes = sample.bytes();
        let (answer, findings) = res::read(&bytes, &Limits::default());
        assert_eq!(findings, [], "{}", sample.name);
        let written = res::write_answer(&answer.expect("an answer"));
        let text = String::from_utf8(bytes).unwrap();
        let found = difference_in_names(&text, std::str::from_utf8(&written).unwrap(), "MetaData");
        assert_eq!(found, None, "{}", sample.name);
        count += 1;
    }
    assert!(count == 290 || testkit::shared_data().is_none(), "{count}");
}

/// What is read from a published response is what the published list says of it; writing it reads the same again.
#[test]
fn notifications_say_what_the_published_list_says() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("wco-declarations");
    let mut count = 0;
    for row in samples::table(&folder.join("SEQUENCES.tsv")) {
        let Some(told) = notification(&folder, &row[1]) else { continue };
        let issued = model::Moment { text: row[4].trim().into(), format: None };
        assert_eq!(Some(told.issued_at), issued.timestamp(), "{}", row[1]);
        let found = [told.function.code(), told.status.clone().unwrap_or_default()];
        assert_eq!(found, [&row[2][..], &row[3]], "{}", row[1]);
        let found = [told.mrn.clone().unwrap_or_default(), told.lrn.clone()];
        assert_eq!(found, [row[5].trim(), row[6].trim()], "{}", row[1]);
        assert!(row[7].is_empty() || row[7] == told.version.to_string(), "{}", row[1]);
        let (again, findings) = res::read(&res::write(&told), &Limits::default());
        assert_eq!(findings, []);
        assert_eq!(again.unwrap().notification().unwrap(), told, "{}", row[1]);
        count += 1;
    }
    assert_eq!(count, 309);
}

/// Every row of the published list of errors is found, with its pointer.
#[test]
fn published_errors_have_their_pointers() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("wco-declarations");
    let mut count = 0;
    for row in samples::table(&folder.join("ERRORS.tsv")) {
        let Some(told) = notification(&folder, &row[1]) else { continue };
        count += 1;
        let found = told.findings.iter().any(|f| f.code == row[3] && f.pointer == row[4]);
        assert!(found, "{row:?}: {:?}", told.findings);
    }
    assert_eq!(count, 25);
}

fn notification(folder: &Path, name: &str) -> Option<model::Notification> {
    let bytes = std::fs::read(folder.join(name)).ok()?;
    res::read(&bytes, &Limits::default()).0?.notification().ok()
}
