//! Stored facts: each registry with what it refuses, and silence where there is none.

use std::collections::BTreeMap;

use jiff::civil::date;
use model::dataset::{
    AuthorisationHolder, Commodity, DutyTaxFee, GoodsItem, GoodsMeasure, GoodsShipment, ObligationGuarantee,
    PreviousDocument, Ucr,
};
use model::{Declaration, Measure, Numeric};

use crate::check::{Authorisation, Funds, Guarantee, PreviousRecord, StoredFacts, Taken, facts};

fn mrn() -> String {
    model::check_digit::mrn(26, "GB", "ABCDEFGHIJKLM").unwrap()
}

fn declaration() -> Declaration {
    let fee = DutyTaxFee { quota_order_id: Some("054077".into()), ..DutyTaxFee::default() };
    let measure = GoodsMeasure {
        gross_mass: Some(Measure { number: Numeric::new("120.5"), unit: None }),
        ..GoodsMeasure::default()
    };
    let commodity =
        Commodity { duty_tax_fees: vec![fee], goods_measure: Some(Box::new(measure)), ..Commodity::default() };
    let document =
        PreviousDocument { id: Some(mrn().into()), type_code: Some("337".into()), ..PreviousDocument::default() };
    let other = PreviousDocument { id: Some("free words".into()), ..document.clone() };
    let item = GoodsItem {
        commodity: Some(Box::new(commodity)),
        previous_documents: vec![other, document],
        ..GoodsItem::default()
    };
    let ucr = Ucr { id: Some("6GB1-X".into()), ..Ucr::default() };
    let holder = |id: &str, kind: &str| AuthorisationHolder { id: Some(id.into()), category_code: Some(kind.into()) };
    let guarantee = ObligationGuarantee {
        reference_id: Some("GRN1".into()),
        access_code: Some("1234".into()),
        ..ObligationGuarantee::default()
    };
    Declaration {
        functional_reference_id: Some("LRN-1".into()),
        authorisation_holders: vec![holder("GB1", "CGU"), holder("GB2", "DPO")],
        obligation_guarantees: vec![guarantee],
        goods_shipment: Some(Box::new(GoodsShipment {
            items: vec![item],
            ucr: Some(Box::new(ucr)),
            ..GoodsShipment::default()
        })),
        ..Declaration::default()
    }
}

fn found(stored: StoredFacts) -> Vec<(String, String)> {
    let stored = StoredFacts { day: date(2026, 6, 30), ..stored };
    let findings = facts(&declaration(), &stored);
    findings.into_iter().map(|finding| (finding.code.into_owned(), finding.pointer)).collect()
}

fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
    expected.iter().map(|(code, pointer)| ((*code).to_owned(), (*pointer).to_owned())).collect()
}

fn map<T, const N: usize>(entries: [(&str, T); N]) -> BTreeMap<String, T> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

#[test]
fn no_registry_no_judgement() {
    assert_eq!(found(StoredFacts::default()), []);
}

#[test]
fn references_used_before() {
    let taken = || Taken { by: mrn() };
    let stored = StoredFacts {
        lrn: Some(taken()),
        consignment_references: map([("6GB1-X", taken()), ("other", taken())]),
        ..StoredFacts::default()
    };
    assert_eq!(found(stored), pairs([("CW-5001", "42A/D026"), ("CW-5002", "42A/67A/35B/016")]));
}

#[test]
fn authorisations() {
    let held = |category: &str, to| Authorisation { category: category.into(), from: Some(date(2026, 1, 1)), to };
    let registry = |entries| StoredFacts { authorisations: Some(entries), ..StoredFacts::default() };
    let good = map([("GB1", vec![held("CGU", None)]), ("GB2", vec![held("DPO", Some(date(2026, 6, 30)))])]);
    assert_eq!(found(registry(good)), []);
    let bad = map([("GB2", vec![held("DPO", Some(date(2026, 6, 29))), held("SDE", None)])]);
    assert_eq!(found(registry(bad)), pairs([("CW-5101", "42A/17C[1]/R144"), ("CW-5103", "42A/17C[2]/R145")]));
    let other = map([("GB1", vec![held("CGU", None)]), ("GB2", vec![held("SDE", None)])]);
    assert_eq!(found(registry(other)), pairs([("CW-5102", "42A/17C[2]/R145")]));
}

#[test]
fn guarantees() {
    let guarantee = |funds, access_code: &str, to| Guarantee { funds, access_code: access_code.into(), from: None, to };
    let stored = |guarantee: Option<Guarantee>, wanted: i64| StoredFacts {
        guarantees: Some(guarantee.map(|guarantee| map([("GRN1", guarantee)])).unwrap_or_default()),
        to_secure: Some(wanted.into()),
        ..StoredFacts::default()
    };
    let left = |left: i64| Funds::Left(left.into());
    assert_eq!(found(stored(Some(guarantee(left(100), "1234", None)), 100)), []);
    assert_eq!(found(stored(Some(guarantee(Funds::Unlimited, "", None)), 100)), []);
    assert_eq!(found(stored(None, 1)), pairs([("CW-5201", "42A/90A[1]/100")]));
    let worst = guarantee(left(99), "9999", Some(date(2026, 1, 1)));
    let expected = pairs([("CW-5202", "42A/90A[1]/100"), ("CW-5204", "42A/90A[1]/499"), ("CW-5203", "42A/90A[1]/492")]);
    assert_eq!(found(stored(Some(worst), 100)), expected);
}

#[test]
fn quotas() {
    let stored = |quotas| StoredFacts { quotas: Some(quotas), ..StoredFacts::default() };
    let pointer = "42A/67A/68A[1]/23A/50A[1]/401";
    assert_eq!(found(stored(map([("054077", true)]))), []);
    assert_eq!(found(stored(map([("054077", false)]))), pairs([("CW-5302", pointer)]));
    assert_eq!(found(stored(map([]))), pairs([("CW-5301", pointer)]));
}

#[test]
fn previous_documents() {
    let key = format!("337/{}", mrn());
    let stored = |record: Option<PreviousRecord>| StoredFacts {
        previous_documents: Some(record.map(|record| map([(key.as_str(), record)])).unwrap_or_default()),
        ..StoredFacts::default()
    };
    let record = |written_off, left: Option<&str>| PreviousRecord {
        written_off,
        gross_mass_left: left.map(|left| left.parse().unwrap()),
    };
    let pointer = "42A/67A/68A[1]/99A[2]/D018";
    assert_eq!(found(stored(Some(record(false, None)))), []);
    assert_eq!(found(stored(Some(record(false, Some("120.5"))))), []);
    assert_eq!(found(stored(Some(record(false, Some("120.4"))))), pairs([("CW-5403", pointer)]));
    assert_eq!(found(stored(Some(record(true, None)))), pairs([("CW-5402", pointer)]));
    assert_eq!(found(stored(None)), pairs([("CW-5401", pointer)]));
}
