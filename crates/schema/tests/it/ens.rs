//! The schema verdict of every entry summary declaration, and of the outcome service's examples.

use crate::samples::{compile, line, rows, validate, word};
use schema::Limits;

#[test]
fn every_case_gets_the_verdict_of_the_manifest() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("ens-entry-summary");
    let schema = compile(&root.join("schemas/CC315A-v11-2-New.xsd"));
    let (mut valid, mut invalid) = (0, 0);
    for row in rows(&root.join("MANIFEST.tsv")) {
        let bytes = std::fs::read(root.join(&row["file"])).unwrap();
        let verdict = schema.validate(&bytes, &Limits::default());
        let expected = if row["xsd_valid"] == "yes" { "valid" } else { "invalid" };
        assert_eq!(
            word(&verdict),
            expected,
            "{}: {:?}",
            row["file"],
            verdict.faults.iter().map(line).collect::<Vec<_>>()
        );
        if verdict.is_valid() {
            valid += 1;
        } else {
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (1215, 58));
}

#[test]
fn paths_and_words_lead_to_the_fault() {
    let Some(data) = testkit::shared_data() else { return };
    let schema = compile(&data.join("ens-entry-summary/schemas/CC315A-v11-2-New.xsd"));
    let document = r#"<ie:CC315A xmlns:ie="http://ics.dgtaxud.ec/CC315A">
  <MesSenMES3>1</MesSenMES3>
  <MesRecMES6>toolongavaluetobearecipientofthismessage</MesRecMES6>
  <Nonsense/>
</ie:CC315A>"#;
    let faults: Vec<String> = validate(&schema, document).faults.iter().map(line).collect();
    assert_eq!(faults, EXPECTED);
}

const EXPECTED: [&str; 3] = [
    "1:1 /ie:CC315A[1] something is missing at the end; expected is DatOfPreMES9",
    "3:3 /ie:CC315A[1]/MesRecMES6[1] 'toolongavaluetobearecipientofthismessage' does not match the pattern .{1,35}",
    "4:3 /ie:CC315A[1]/Nonsense[1] 'Nonsense' is not expected here; expected is DatOfPreMES9",
];

#[test]
fn outcome_examples_fit_their_schemas() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("ens-outcomes");
    for (schema, example) in [("outcomes", "listOfOutcomes"), ("pollingResponse", "pollingResponse")] {
        let schema = compile(&root.join(format!("schemas/{schema}.xsd")));
        let bytes = std::fs::read(root.join(format!("examples/{example}.xml"))).unwrap();
        assert!(schema.validate(&bytes, &Limits::default()).is_valid(), "{example}");
    }
}

#[test]
fn every_schema_of_the_shared_data_compiles() {
    let Some(data) = testkit::shared_data() else { return };
    let mut folders = vec![data];
    let (mut compiled, mut refused) = (0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xsd") {
                let outcome = schema::Schema::compile(path.to_str().unwrap(), |location| std::fs::read(location).ok());
                match outcome {
                    Ok(_) => compiled += 1,
                    Err(error) => refused.push(error.reason),
                }
            }
        }
    }
    // One published file mixes up its prefixes: its root is not in the schema namespace.
    assert_eq!(refused, ["<schema> is not an element of XML Schema"]);
    assert_eq!(compiled, 115);
}
