//! SW-02: the verdict of every WCO declaration, notification and movement message of the sample set.

use crate::samples::{compile, line, rows, word};
use regex::Regex;
use schema::{Limits, Schema, Verdict};
use std::collections::BTreeMap;
use std::path::Path;

const META: &str = "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2";
const RESPONSE: &str = "urn:wco:datamodel:WCO:RES-DMS:2";
const DATE: &str = "urn:wco:datamodel:WCO:Response_DS:DMS:2";

/// The schemas that a sample may be meant for.
struct Schemas {
    declarations: [Schema; 2],
    notification: Schema,
    movements: Vec<Schema>,
}

impl Schemas {
    fn compile(root: &Path) -> Self {
        let one = |name: &str| compile(&root.join("schemas").join(name));
        let movements = [
            "exports/inventoryLinkingRequestExternal.xsd",
            "exports/inventoryLinkingResponseExternal.xsd",
            "imports/inventoryLinkingImportArriveGoods.xsd",
            "imports/inventoryLinkingImportValidateMovementRequest.xsd",
            "imports/inventoryLinkingImportValidateMovementResponse.xsd",
        ];
        Self {
            declarations: [one("customs/wrapper_submit.xsd"), one("customs/wrapper_cancel.xsd")],
            notification: notification(&root.join("schemas/wco/notification")),
            movements: movements.iter().map(|name| one(&format!("inventory-linking/{name}"))).collect(),
        }
    }

    /// The verdict of the schema that likes a document best.
    fn best<'s>(candidates: impl IntoIterator<Item = &'s Schema>, bytes: &[u8]) -> Verdict {
        let verdicts = candidates.into_iter().map(|schema| schema.validate(bytes, &Limits::default()));
        verdicts.min_by_key(|verdict| (!verdict.well_formed, verdict.faults.len())).unwrap()
    }
}

/// The notification set has no document that joins envelope and response; one in memory does.
fn notification(folder: &Path) -> Schema {
    let entry = folder.join("joined.xsd").to_str().unwrap().to_owned();
    let joined = format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{META}">
             <xs:include schemaLocation="DocumentMetaData_2_DMS.xsd"/>
             <xs:import namespace="{RESPONSE}" schemaLocation="WCO_RES_2_DMS.xsd"/></xs:schema>"#
    );
    let resolve = |location: &str| match location == entry {
        true => Some(joined.clone().into_bytes()),
        false => std::fs::read(location).ok(),
    };
    Schema::compile(&entry, resolve).unwrap()
}

/// The sample with its namespaces put back.
fn with_namespaces(text: &str) -> String {
    let mut text = text.to_owned();
    for (tag, namespace) in [("MetaData", META), ("Response", RESPONSE), ("DateTimeString", DATE)] {
        let start = Regex::new(&format!(r"<{tag}(\s|>|/)")).unwrap();
        text = start.replace_all(&text, format!("<{tag} xmlns=\"{namespace}\"$1")).into_owned();
    }
    text
}

/// The `MetaData` of an envelope, with the envelope's namespace declarations.
fn inside_envelope(text: &str) -> String {
    let begin = text.find("<md:MetaData").unwrap();
    let end = text.find("</md:MetaData>").unwrap() + "</md:MetaData>".len();
    let inner = &text[begin..end];
    let tag_end = inner.find('>').unwrap();
    let declaration = Regex::new(r#"\sxmlns(:\w+)?="[^"]*""#).unwrap();
    let mut tag = inner[..tag_end].to_owned();
    for found in declaration.find_iter(&text[..begin]) {
        let name = found.as_str().split('=').next().unwrap();
        if !tag.contains(&format!("{name}=")) {
            tag.push_str(found.as_str());
        }
    }
    format!("{tag}{}", &inner[tag_end..])
}

#[test]
fn sw_02_every_sample_gets_the_verdict_of_the_manifest() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("wco-declarations");
    let schemas = Schemas::compile(&root);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows(&root.join("MANIFEST.tsv")) {
        let (file, kind, status) = (&row["file"], &row["kind"], row["xsd_status"].as_str());
        if status.is_empty() {
            continue;
        }
        let bytes = std::fs::read(root.join(file)).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (verdict, expected) = match status {
            _ if kind.starts_with("movement") => (Schemas::best(&schemas.movements, &bytes), status),
            "valid-after-ns" => (Schemas::best([&schemas.notification], with_namespaces(&text).as_bytes()), "valid"),
            "invalid-after-ns" => {
                (Schemas::best([&schemas.notification], with_namespaces(&text).as_bytes()), "invalid")
            }
            "valid-inside-envelope" => {
                let whole = Schemas::best(&schemas.declarations, &bytes);
                assert_eq!(word(&whole), "invalid", "{file}: the envelope itself is of no schema here");
                (Schemas::best(&schemas.declarations, inside_envelope(&text).as_bytes()), "valid")
            }
            "broken-root" => (Schemas::best(&schemas.declarations, &bytes), "invalid"),
            _ => (Schemas::best(&schemas.declarations, &bytes), status),
        };
        let faults: Vec<String> = verdict.faults.iter().map(line).collect();
        assert_eq!(word(&verdict), expected, "{file}: {faults:#?}");
        *seen.entry(status.to_owned()).or_default() += 1;
    }
    let expected = [
        ("broken-root", 2),
        ("invalid", 2),
        ("invalid-after-ns", 19),
        ("not-well-formed", 3),
        ("valid", 233),
        ("valid-after-ns", 290),
        ("valid-inside-envelope", 9),
    ];
    assert_eq!(seen, expected.map(|(status, count)| (status.to_owned(), count)).into_iter().collect());
}

#[test]
fn sw_02_broken_samples_are_refused_with_line_and_reason() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("wco-declarations");
    let mut lines = Vec::new();
    for row in rows(&root.join("MANIFEST.tsv")).iter().filter(|row| row["xsd_status"] == "not-well-formed") {
        let bytes = std::fs::read(root.join(&row["file"])).unwrap();
        let fault = schema::wellformed::check(&bytes, &Limits::default()).unwrap_err();
        lines.push(format!("{} line {}: {}", row["scenario"], fault.line, fault.message));
    }
    assert_eq!(lines, BROKEN);
}

const BROKEN: [&str; 3] = [
    "TT_EX002a line 72: '--' is not allowed in a comment",
    "TT_EX022a line 52: '--' is not allowed in a comment",
    "TT_IM084a line 164: '--' is not allowed in a comment",
];
