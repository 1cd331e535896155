//! SW-16: the schema verdict of every common-transit message.

use crate::samples::{compile, line, rows, word};
use schema::Limits;
use std::collections::HashMap;

#[test]
fn sw_16_every_message_gets_the_verdict_of_the_manifest() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("transit-ncts");
    let mut schemas = HashMap::new();
    let mut seen = (0, 0);
    for row in rows(&root.join("MANIFEST.tsv")).iter().filter(|row| row["xsd_result"].starts_with("xsd-")) {
        let message = row["message"].clone();
        let schema =
            schemas.entry(message.clone()).or_insert_with(|| compile(&root.join(format!("schemas/{message}.xsd"))));
        let bytes = std::fs::read(root.join(&row["file"])).unwrap();
        let verdict = schema.validate(&bytes, &Limits::default());
        let expected = row["xsd_result"].strip_prefix("xsd-").unwrap();
        let faults: Vec<String> = verdict.faults.iter().map(line).collect();
        assert_eq!(word(&verdict), expected.split(':').next().unwrap(), "{}: {faults:?}", row["file"]);
        // The manifest names the element of the first fault: `invalid: Element 'messageSender': …`.
        if let Some(element) = expected.split('\'').nth(1) {
            let first = &verdict.faults[0].path;
            assert!(first.contains(&format!("{element}[")), "{}: {first} for {expected}", row["file"]);
            seen.1 += 1;
        } else {
            seen.0 += 1;
        }
    }
    assert_eq!(seen, (7, 25));
}
