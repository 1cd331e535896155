//! Documents made to hurt are refused quickly, and nothing panics.

use crate::samples::{small, validate};
use proptest::prelude::*;
use schema::{Kind, Limits, Schema, wellformed};

fn refused(document: &str) -> (Kind, String) {
    let fault = wellformed::check(document.as_bytes(), &Limits::default()).expect_err("must be refused");
    (fault.kind, fault.message)
}

#[test]
fn entities_are_never_declared_nor_fetched() {
    let bomb = r#"<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><l>&c;</l>"#;
    let outside = r#"<!DOCTYPE l SYSTEM "file:///etc/passwd"><l/>"#;
    let external = r#"<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>"#;
    for document in [bomb, outside, external] {
        let (kind, message) = refused(document);
        assert_eq!(kind, Kind::Refused);
        assert!(message.contains("DTD"), "{message}");
    }
}

#[test]
fn each_limit_refuses() {
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    assert_eq!(refused(&deep), (Kind::Refused, "elements nest deeper than 256".to_owned()));
    let wide: String = (0..300).map(|n| format!(" a{n}='1'")).collect();
    assert_eq!(refused(&format!("<a{wide}/>")).0, Kind::Refused);
    let scopes = format!(
        "{}x",
        (0..200)
            .map(|n| format!("<a{}>", (0..100).map(|m| format!(" xmlns:p{n}x{m}='urn:x'")).collect::<String>()))
            .collect::<String>()
    );
    assert!(refused(&scopes).1.contains("namespace declarations"));
    let few = Limits { nodes: 10, bytes: 100, ..Limits::default() };
    let many = format!("<a>{}</a>", "<b/>".repeat(20));
    assert_eq!(wellformed::check(many.as_bytes(), &few).unwrap_err().kind, Kind::Refused);
    assert_eq!(wellformed::check(&[b' '; 101], &few).unwrap_err().kind, Kind::Refused);
}

#[test]
fn faults_are_bounded() {
    let schema = small(r#"<xs:element name="a"><xs:complexType/></xs:element>"#);
    let document = format!("<a>{}</a>", "<b/>".repeat(5000));
    let verdict = validate(&schema, &document);
    assert_eq!(verdict.faults.len(), 1001);
    assert_eq!(verdict.faults[1000].message, "4000 more faults are not listed");
}

fn order() -> Schema {
    small(
        r###"<xs:element name="order"><xs:complexType><xs:sequence>
             <xs:element name="item" maxOccurs="9999"><xs:complexType><xs:sequence>
               <xs:element name="code" type="xs:NMTOKEN"/>
               <xs:element name="mass" type="xs:decimal" minOccurs="0"/>
               <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
             </xs:sequence><xs:attribute name="n" type="xs:ID"/></xs:complexType></xs:element>
           </xs:sequence></xs:complexType></xs:element>"###,
    )
}

const ORDER: &str = "<?xml version='1.0' encoding='UTF-8'?>\n<order xmlns:x='urn:x'><item n='a'><code>é&amp;1</code>\
    <mass>1.5</mass><x:y><![CDATA[z]]></x:y></item><!-- c --><item n='b'><code>2</code></item></order>";

#[test]
fn every_truncation_is_refused() {
    let schema = order();
    for end in 0..ORDER.len() {
        assert!(!schema.validate(&ORDER.as_bytes()[..end], &Limits::default()).well_formed, "cut at {end}");
    }
}

proptest! {
    /// Any bytes, and any change of a good document, get a verdict.
    #[test]
    fn changed_bytes_never_panic(at in 0..ORDER.len(), with in prop::collection::vec(any::<u8>(), 0..6), cut in 0_usize..6) {
        let mut bytes = ORDER.as_bytes().to_vec();
        bytes.splice(at..(at + cut).min(ORDER.len()), with);
        let verdict = order().validate(&bytes, &Limits::default());
        prop_assert!(verdict.well_formed || verdict.faults.len() == 1);
    }

    /// Markup in any order gets a verdict, and the schemaless check agrees on well-formedness.
    #[test]
    fn any_markup_gets_one_verdict(parts in prop::collection::vec(prop::sample::select(vec![
        "<order>", "</order>", "<item>", "</item>", "<item n='a'/>", "<code>", "</code>", "1", " ", "&amp;", "&x;", "<!--", "-->",
        "<![CDATA[", "]]>", "<?p", "?>", "<", ">", "'", "\"", "=", "/", "xmlns:x='urn:x'", "<x:y/>", "<mass>", "</mass>",
    ]), 0..24)) {
        let document = parts.concat();
        let alone = wellformed::check(document.as_bytes(), &Limits::default()).is_ok();
        prop_assert_eq!(order().validate(document.as_bytes(), &Limits::default()).well_formed, alone);
    }

    /// A schema made of any bytes is refused or compiled.
    #[test]
    fn changed_schemas_never_panic(at in 0_usize..200, with in "[ -~]{0,6}") {
        let mut text = String::from("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='T'/>\
            <xs:complexType name='T'><xs:sequence maxOccurs='7'><xs:element ref='a' minOccurs='0'/></xs:sequence></xs:complexType></xs:schema>");
        text.insert_str(at, &with);
        let _ = Schema::compile("s", |_| Some(text.clone().into_bytes()));
    }
}
