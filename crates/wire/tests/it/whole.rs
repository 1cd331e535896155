//! A made-up declaration with every field of the data set filled, through every form.

use model::node::{Kind, Node, Slot};
use model::{Amount, Declaration, Measure, Moment, Numeric};
use wire::{Limits, Message, MetaData, Submission, json, read};

/// Fills every field below `node`, lists with two entries.
fn fill(node: &mut dyn Node) {
    for (at, field) in node.class().fields.iter().enumerate() {
        match node.slot(at).expect("a field of the table") {
            Slot::Text(slot) => *slot = Some(format!("{} <&>", field.name).into()),
            Slot::Numeric(slot) => *slot = Some(Numeric::new("1.50")),
            Slot::Amount(slot) => *slot = Some(Amount { number: Numeric::new("2.00"), currency: Some("GBP".into()) }),
            Slot::Measure(slot) => *slot = Some(Measure { number: Numeric::new("3"), unit: Some("KGM".into()) }),
            Slot::Moment(slot) => *slot = Some(Moment { text: "20260401".into(), format: Some("102".into()) }),
            Slot::One(one) => fill(one.fill()),
            Slot::Many(list) => {
                fill(list.push());
                list.push();
            }
        }
        assert!(!matches!(field.kind, Kind::Many(_)) || field.max > 1, "{}", field.name);
    }
}

fn whole() -> Submission {
    let (mut metadata, mut declaration) = (MetaData::default(), Declaration::default());
    fill(&mut metadata);
    fill(&mut declaration);
    Submission { metadata: Some(metadata), declaration }
}

#[test]
fn every_field_survives_xml_and_json() {
    let whole = whole();
    let found = read(&wire::wco::write(&whole), &Limits::default());
    assert_eq!(found.findings, []);
    assert!(found.message == Some(Message::Declaration(Box::new(whole.clone()))));
    let mut text = Vec::new();
    json::write(&whole.declaration, &mut text);
    assert!(json::read(&text, &Limits::default()) == Ok(whole.declaration));
}

/// What was written in version 1 of the JSON form reads for ever, and nothing of it is lost.
#[test]
fn version_1_of_the_json_form_still_reads() {
    let kept = include_bytes!("../fixtures/declaration-v1.json");
    let declaration = json::read(kept, &Limits::default()).expect("the kept version reads");
    let mut again = Vec::new();
    json::write(&declaration, &mut again);
    let value = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
    assert_eq!(value(&again), value(kept));
}

#[test]
fn a_notification_is_told_in_json() {
    let gbp: model::Currency = "GBP".parse().unwrap();
    let finding = model::Finding::error("CW-1003", "42A/67A/68A[1]/23A", "no such commodity").hint("see the tariff");
    let line = model::TaxLine {
        item: 1,
        tax_type: "A00".into(),
        base: Some(model::Money::from_minor(100_000, gbp)),
        quantity: Some((rust_decimal::Decimal::new(25, 1), "KGM".into())),
        rate: Some(rust_decimal::Decimal::new(2, 0)),
        relief: model::Money::zero(gbp),
        preference: Some("100".into()),
        assessed: model::Money::from_minor(2_000, gbp),
        payable: model::Money::from_minor(2_000, gbp),
        payment_method: Some("E".into()),
    };
    let told = model::Notification {
        function: model::Function::Tax,
        status: Some("67".into()),
        issued_at: "2026-04-01T09:30:00Z".parse().unwrap(),
        id: "N1".into(),
        lrn: "LRN-1".into(),
        mrn: Some("26GB208P252DHU0AR5".into()),
        version: 2,
        accepted_at: None,
        findings: vec![finding],
        taxes: vec![line],
        changed: vec!["42A/67A/68A[1]/108".parse().unwrap()],
        notes: vec![model::Note { code: "N935".into(), text: "invoice".into(), due: None }],
    };
    let mut text = Vec::new();
    wire::res::json::write(&told, &mut text);
    insta::assert_snapshot!(String::from_utf8(text).unwrap());
    insta::assert_snapshot!(String::from_utf8(wire::res::write(&told)).unwrap().replace("><", ">\n<"));
}
