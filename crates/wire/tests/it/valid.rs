//! What is written is valid by the published schemas.

use std::path::Path;

use schema::Schema;
use wire::{Limits, Message, read, res};

use crate::samples;

fn compile(entry: &Path, joined: Option<String>) -> Schema {
    let entry = entry.to_str().unwrap().to_owned();
    let resolve = |location: &str| match &joined {
        Some(text) if location == entry => Some(text.clone().into_bytes()),
        _ => std::fs::read(location).ok(),
    };
    Schema::compile(&entry, resolve).unwrap_or_else(|e| panic!("{entry}: {e}"))
}

fn assert_valid(schema: &Schema, written: &[u8], name: &str) {
    let verdict = schema.validate(written, &schema::Limits::default());
    assert!(verdict.is_valid(), "{name}: {:?}", verdict.faults);
}

#[test]
fn written_declarations_are_valid() {
    let (Some(data), Some(samples)) = (testkit::shared_data(), samples::wco()) else { return };
    let schema = compile(&data.join("wco-declarations/schemas/customs/wrapper_submit.xsd"), None);
    for sample in samples.iter().filter(|s| s.is_declaration() && s.is_sound()) {
        let Some(Message::Declaration(submission)) = read(&sample.bytes(), &Limits::default()).message else {
            panic!("{}", sample.name)
        };
        assert_valid(&schema, &wire::wco::write(&submission), &sample.name);
    }
}

/// SW-05: every notification told in the samples, written by us, is valid by the response schema.
#[test]
fn written_notifications_are_valid() {
    let (Some(data), Some(samples)) = (testkit::shared_data(), samples::wco()) else { return };
    // The published set has no file that joins the envelope and the response.
    let joined = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
        targetNamespace="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2">
      <xs:include schemaLocation="DocumentMetaData_2_DMS.xsd"/>
      <xs:import namespace="urn:wco:datamodel:WCO:RES-DMS:2" schemaLocation="WCO_RES_2_DMS.xsd"/></xs:schema>"#;
    let folder = data.join("wco-declarations/schemas/wco/notification");
    let schema = compile(&folder.join("joined.xsd"), Some(joined.to_owned()));
    let mut count = 0;
    for sample in samples.iter().filter(|s| s.kind == "notification") {
        let answer = res::read(&sample.bytes(), &Limits::default()).0;
        let Some(Ok(told)) = answer.map(|answer| answer.notification()) else { continue };
        assert_valid(&schema, &res::write(&told), &sample.name);
        count += 1;
    }
    assert_eq!(count, 309);
}
