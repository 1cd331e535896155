//! Entry summaries read from the cases and written back.

use wire::{Limits, Message, read};

use crate::canonical::difference;
use crate::samples::table;

/// Every entry summary, sound by its schema or not, is read; the sound ones are written back as they came.
#[test]
fn every_case_is_written_back_as_it_came() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("ens-entry-summary");
    let (mut sound, mut same) = (0, 0);
    for row in table(&folder.join("MANIFEST.tsv")) {
        let (name, valid) = (&row[0], row[5] == "yes");
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let read = read(&bytes, &Limits::default());
        let Some(Message::EntrySummary(summary)) = read.message else { panic!("{name}: {:#?}", read.findings) };
        assert!(!valid || read.findings.is_empty(), "{name}: {:#?}", read.findings);
        let written = wire::ens::write(&summary);
        let text = String::from_utf8(bytes).unwrap();
        let found = difference(&text, std::str::from_utf8(&written).unwrap(), "CC315A");
        assert!(!valid || found.is_none(), "{name}: {found:?}");
        assert!(found.is_none() || !read.findings.is_empty(), "{name}: lost in silence: {found:?}");
        sound += usize::from(valid);
        same += usize::from(found.is_none());
    }
    assert_eq!((sound, same), (1215, 1273));
}
