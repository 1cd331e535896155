//! Messages made to do harm, and messages damaged on the way: refused in plain words, and never a panic.

use proptest::prelude::*;
use wire::{Limits, Read, code, read};

use crate::samples;

fn codes(read: &Read) -> Vec<&str> {
    read.findings.iter().map(|f| f.code.as_ref()).collect()
}

/// A message that reads, or a reason why not.
fn never_silent(bytes: &[u8]) -> Read {
    let read = read(bytes, &Limits::default());
    assert!(read.message.is_some() || !read.findings.is_empty(), "{:?}", String::from_utf8_lossy(bytes));
    read
}

#[test]
fn entities_and_document_types_are_never_read() {
    let laughs = r#"<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Declaration><ID>&b;</ID></Declaration>"#;
    let file = r#"<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><Declaration><ID>&a;</ID></Declaration>"#;
    let undefined = "<Declaration><ID>&a;</ID></Declaration>";
    for text in [laughs, file, undefined] {
        let read = never_silent(text.as_bytes());
        assert_eq!((read.message.is_none(), codes(&read).last()), (true, Some(&code::DOCTYPE)), "{text}");
    }
}

#[test]
fn depth_is_bounded() {
    for name in ["x", "GoodsShipment", "MetaData", "requestDetail"] {
        let deep = format!("<Declaration>{}</Declaration>", format!("<{name}>").repeat(10_000));
        assert_eq!(codes(&never_silent(deep.as_bytes())).last(), Some(&code::TOO_MUCH), "{name}");
    }
    for (open, close) in [("[", "]"), ("{\"goods_shipment\":", "}"), ("{\"x\":", "}")] {
        let deep = format!("{{\"x\":{}1{}}}", open.repeat(10_000), close.repeat(10_000));
        // What is not known is passed over without going into it; nothing of it is kept.
        assert_eq!(codes(&never_silent(deep.as_bytes())), [code::UNKNOWN_KEY], "{open}");
    }
}

#[test]
fn size_is_bounded() {
    let limits = Limits { bytes: 3_000, text: 100, items: 3, attributes: 4, findings: 5, ..Limits::default() };
    let shipment = |inner: String| {
        format!(
            "<Declaration xmlns='urn:wco:datamodel:WCO:DEC-DMS:2'><GoodsShipment>{inner}</GoodsShipment></Declaration>"
        )
    };
    let cases = [
        (shipment(" ".repeat(4_000)), code::TOO_LARGE),
        (shipment("<GovernmentAgencyGoodsItem/>".repeat(4)), code::TOO_MUCH),
        (shipment(format!("<TransactionNatureCode>{}</TransactionNatureCode>", "1".repeat(200))), code::TOO_MUCH),
        (shipment(format!("<TransactionNatureCode>{}</TransactionNatureCode>", "&lt;".repeat(200))), code::TOO_MUCH),
        (shipment("<Buyer a='' b='' c='' d='' e=''/>".into()), code::TOO_MUCH),
        (shipment("<x/>".repeat(9)), code::AND_MORE),
        ("{\"goods_shipment\":{\"items\":[{},{},{},{}]}}".into(), code::TOO_MUCH),
        (format!("{{\"id\":\"{}\"}}", "1".repeat(200)), code::TOO_MUCH),
    ];
    for (text, code) in cases {
        let read = read(text.as_bytes(), &limits);
        assert_eq!(codes(&read).last(), Some(&code), "{text}");
        assert!(read.findings.len() <= limits.findings + 1);
    }
}

#[test]
fn every_fault_of_form_is_told_at_once() {
    let text = r#"<Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2" mark="1">stray
      <FunctionalReferenceID>A</FunctionalReferenceID>
      <FunctionCode listID="2">9</FunctionCode>
      <FunctionalReferenceID>B</FunctionalReferenceID>
      <InvoiceAmount currency="GBP">1</InvoiceAmount>
      <AcceptanceDateTime>20260101</AcceptanceDateTime>
      <Agnt><ID>1</ID></Agnt>
      <GoodsShipment xmlns=""><GovernmentAgencyGoodsItem/><GovernmentAgencyGoodsItem><Comodity/></GovernmentAgencyGoodsItem></GoodsShipment>
    </Declaration>"#;
    let read = read(text.as_bytes(), &Limits::default());
    assert!(read.message.is_some());
    let told = read.findings.iter().map(|f| format!("{} {} {} {}", f.code, f.pointer, f.message, f.hint));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_fault_of_json_is_told_at_once() {
    let text = r#"{"function_code":9,"function_code":"9","id":null,"functional_reference":"A","invoice_amount":{"value":"1","unit":"GBP"},
      "issue_date_time":{"format":"102"},"goods_shipment":{"items":[{},{"sequence":"1","commodity":[]},7]},"agent":"x","amendments":{}}"#;
    let findings = wire::json::read(text.as_bytes(), &Limits::default()).unwrap_err();
    let told = findings.iter().map(|f| format!("{} {} {} {}", f.code, f.pointer, f.message, f.hint));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

/// Numbers from a seed, so that a failure can be had again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        const ODD: &[u8] = b"<>&\"'/=![]-?: ;#x\0\x01\xff\n\rA1";
        let at = self.below(bytes.len());
        let end = (at + 1 + self.below(40)).min(bytes.len());
        match self.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes[at] = ODD[self.below(ODD.len())],
            3 => bytes.insert(at, ODD[self.below(ODD.len())]),
            _ => {
                let piece = bytes[at..end].to_vec();
                let to = self.below(bytes.len());
                bytes.splice(to..to, piece);
            }
        }
    }
}

/// SW-02: a damaged message never passes as sound XML where another strict reader says that it is none.
#[test]
fn damaged_samples_are_refused() {
    let Some(samples) = samples::wco() else { return };
    let mut dice = Dice(2026);
    let (mut refused, mut sound) = (0, 0);
    for sample in samples.iter().filter(|s| s.name.ends_with(".xml")).step_by(5) {
        let whole = sample.bytes();
        for _ in 0..25 {
            let mut bytes = whole.clone();
            for _ in 0..=dice.below(2) {
                dice.damage(&mut bytes);
            }
            let read = never_silent(&bytes);
            let _ = wire::res::read(&bytes, &Limits::default());
            let other = std::str::from_utf8(&bytes).ok().and_then(|text| roxmltree::Document::parse(text).ok());
            let told = codes(&read);
            let ours = !told.iter().any(|c| [code::NOT_WELL_FORMED, code::NOT_UTF8, code::DOCTYPE].contains(c));
            // The other reader does not look at the encoding that a message names.
            let agreed = ours == other.is_some() || (!ours && told.contains(&code::NOT_UTF8));
            assert!(agreed, "{}: {:?}\n{}", sample.name, read.findings, String::from_utf8_lossy(&bytes));
            assert!(ours || read.message.is_none());
            *(if ours { &mut sound } else { &mut refused }) += 1;
        }
    }
    assert!(refused > 500 && sound > 100, "{refused} refused, {sound} sound");
}

#[test]
fn damaged_json_is_refused_or_reads() {
    let Some(samples) = samples::wco() else { return };
    let mut dice = Dice(7);
    for sample in samples.iter().filter(|s| s.is_declaration() && s.is_sound()).step_by(9) {
        let Some(wire::Message::Declaration(submission)) = read(&sample.bytes(), &Limits::default()).message else {
            panic!("{}", sample.name)
        };
        let mut whole = Vec::new();
        wire::json::write(&submission.declaration, &mut whole);
        for _ in 0..40 {
            let mut bytes = whole.clone();
            dice.damage(&mut bytes);
            if let Ok(declaration) = wire::json::read(&bytes, &Limits::default()) {
                let mut again = Vec::new();
                wire::json::write(&declaration, &mut again);
                assert_eq!(wire::json::read(&again, &Limits::default()), Ok(declaration));
            }
        }
    }
}

/// What XML cannot hold is refused in JSON; told in an answer it is replaced, so that the answer stays sound.
#[test]
fn characters_that_xml_forbids_do_no_harm() {
    let findings = wire::json::read(br#"{"id":"a\u0001b"}"#, &Limits::default()).unwrap_err();
    assert_eq!(findings[0].code, code::BAD_CHARACTER);
    let declaration = with_description(&"\u{1}".repeat(50_000));
    let written = wire::wco::write(&wire::Submission { metadata: None, declaration });
    assert_eq!(read(&written, &Limits { text: 200_000, ..Limits::default() }).findings, []);
}

fn with_description(text: &str) -> model::Declaration {
    let mut declaration = model::Declaration::default();
    let path = "goods_shipment.items[0].commodity.description";
    model::edit::put(&mut declaration, path, text, None).unwrap();
    declaration
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        never_silent(&bytes);
    }

    #[test]
    fn any_markup_is_read_or_refused(text in "[<>/&;!?\\[\\]\"'= a-z:CDATAMetaDataDeclarationxmlns-]{0,120}") {
        let read = never_silent(text.as_bytes());
        prop_assert!(read.message.is_none() || roxmltree::Document::parse(&text).is_ok());
    }

    /// Any text that XML can hold comes back from XML as it was, and any text at all from JSON.
    #[test]
    fn any_text_survives(text in "\\PC{1,60}|[\t\n\r <>&'\"\\]]{1,20}") {
        let declaration = with_description(&text);
        let submission = wire::Submission { metadata: None, declaration: declaration.clone() };
        let xml = read(&wire::wco::write(&submission), &Limits::default());
        prop_assert_eq!(xml.findings, []);
        prop_assert_eq!(xml.message, Some(wire::Message::Declaration(Box::new(submission))));
        let mut json = Vec::new();
        wire::json::write(&declaration, &mut json);
        prop_assert_eq!(wire::json::read(&json, &Limits::default()), Ok(declaration));
    }
}
