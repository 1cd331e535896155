//! Small schemas, one construct each: what they let in, and what the compiler refuses by name.

use crate::samples::{compile_texts, line, refused, small, validate};
use schema::Schema;

fn check(schema: &Schema, fits: &[&str], fails: &[(&str, &str)]) {
    for document in fits {
        let verdict = validate(schema, document);
        assert!(verdict.is_valid(), "{document}: {:?}", verdict.faults.iter().map(line).collect::<Vec<_>>());
    }
    for (document, fault) in fails {
        let verdict = validate(schema, document);
        let lines: Vec<String> = verdict.faults.iter().map(line).collect();
        assert!(verdict.well_formed && lines.iter().any(|line| line.contains(fault)), "{document}: {lines:?}");
    }
}

#[test]
fn children_in_order_and_number() {
    let schema = small(
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='a' type='xs:int' maxOccurs='2'/>\
         <xs:choice minOccurs='0'><xs:element name='b'/><xs:element name='c'/></xs:choice></xs:sequence></xs:complexType></xs:element>",
    );
    check(
        &schema,
        &["<r><a>1</a></r>", "<r> <a>1</a><a>2</a><c><any/></c> </r>"],
        &[
            ("<r/>", "1:1 /r[1] something is missing at the end; expected is a"),
            ("<r><b/></r>", "1:4 /r[1]/b[1] 'b' is not expected here; expected is a"),
            ("<r><a>1</a><a>x</a></r>", "1:12 /r[1]/a[2] 'x' is not a value of type int"),
            ("<r><a>1</a>t</r>", "text is not allowed"),
            ("<r><a>1</a><b/><c/></r>", "/r[1]/c[1] 'c' is not expected here; nothing more may follow"),
            ("<q/>", "no root element 'q'"),
            ("<r><a>1<b/></a></r>", "holds a plain value"),
        ],
    );
}

#[test]
fn all_faults_are_told_at_once() {
    let schema = small(
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/>\
         <xs:element name='c' type='xs:int'/></xs:sequence><xs:attribute name='n' use='required'/></xs:complexType></xs:element>",
    );
    let faults: Vec<String> =
        validate(&schema, "<r m='1'>\n<a>x</a><z/><c>y</c></r>").faults.iter().map(line).collect();
    assert_eq!(
        faults,
        [
            "1:1 /r[1] the attribute 'n' is missing",
            "1:4 /r[1]/@m the attribute 'm' is not allowed",
            "2:1 /r[1]/a[1] 'x' is not a value of type int",
            "2:9 /r[1]/z[1] 'z' is not expected here; expected is b",
            "2:13 /r[1]/c[1] 'c' is not expected here; expected is b",
            "2:13 /r[1]/c[1] 'y' is not a value of type int",
        ]
    );
}

#[test]
fn attributes_groups_and_wildcards() {
    let schema = small(
        "<xs:attributeGroup name='g'><xs:attribute name='x' type='xs:int' fixed='1'/><xs:attribute name='y' use='required'/></xs:attributeGroup>\
         <xs:element name='r'><xs:complexType><xs:attributeGroup ref='g'/></xs:complexType></xs:element>\
         <xs:element name='o'><xs:complexType><xs:anyAttribute namespace='##other' processContents='lax'/></xs:complexType></xs:element>",
    );
    check(
        &schema,
        &["<r y=''/>", "<r x='01' y='a'/>", "<o xmlns:p='urn:p' p:q='1'/>", "<o/>"],
        &[
            ("<r/>", "'y' is missing"),
            ("<r x='2' y=''/>", "must be '1'"),
            ("<r y='' z=''/>", "'z' is not allowed"),
            ("<o q='1'/>", "'q' is not allowed"),
            ("<r y=''> </r>", "must be empty"),
        ],
    );
}

#[test]
fn extension_restriction_and_the_named_type() {
    let schema = small(
        "<xs:complexType name='B' abstract='true'><xs:sequence><xs:element name='a'/></xs:sequence><xs:attribute name='n'/></xs:complexType>\
         <xs:complexType name='D'><xs:complexContent><xs:extension base='B'><xs:sequence><xs:element name='b'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>\
         <xs:complexType name='M'><xs:simpleContent><xs:extension base='xs:decimal'><xs:attribute name='u' use='required'/></xs:extension></xs:simpleContent></xs:complexType>\
         <xs:complexType name='N'><xs:simpleContent><xs:restriction base='M'><xs:maxInclusive value='9'/><xs:attribute name='u' use='prohibited'/></xs:restriction></xs:simpleContent></xs:complexType>\
         <xs:element name='r' type='B'/><xs:element name='m' type='M'/><xs:element name='n' type='N'/>",
    );
    let xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    check(
        &schema,
        &[&format!("<r {xsi} xsi:type='D' n='1'><a/><b/></r>"), "<m u='KGM'>1.5</m>", "<n>9</n>"],
        &[
            ("<r><a/></r>", "abstract"),
            (&format!("<r {xsi} xsi:type='D'><a/></r>"), "expected is b"),
            (&format!("<r {xsi} xsi:type='M'/>"), "not derived"),
            (&format!("<r {xsi} xsi:type='Q'/>"), "names no type"),
            ("<m u=''>x</m>", "not a value of type decimal"),
            ("<n>10</n>", "at most 9"),
            ("<n u='1'>1</n>", "not allowed"),
        ],
    );
}

#[test]
fn nil_default_and_fixed_values() {
    let schema = small(
        "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='a' type='xs:int' nillable='true' minOccurs='0'/>\
         <xs:element name='b' type='xs:int' default='5' minOccurs='0'/><xs:element name='c' type='xs:decimal' fixed='1.0' minOccurs='0'/>\
         </xs:sequence></xs:complexType></xs:element>",
    );
    let with = |inside: &str| format!("<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>{inside}</r>");
    check(
        &schema,
        &[&with("<a xsi:nil='true'/>"), &with("<b/>"), &with("<c/>"), &with("<c>1</c>")],
        &[
            (&with("<a/>"), "not a value of type int"),
            (&with("<a xsi:nil='true'>1</a>"), "nil"),
            (&with("<b xsi:nil='true'>1</b>"), "may not carry xsi:nil"),
            (&with("<c>2</c>"), "must be '1.0'"),
        ],
    );
}

#[test]
fn substitution_all_groups_and_identifiers() {
    let schema = small(
        "<xs:element name='h' type='xs:string' abstract='true'/><xs:element name='s' substitutionGroup='h'/>\
         <xs:element name='t' substitutionGroup='s'/><xs:group name='g'><xs:sequence><xs:element ref='h' maxOccurs='unbounded'/></xs:sequence></xs:group>\
         <xs:element name='r'><xs:complexType><xs:group ref='g'/></xs:complexType></xs:element>\
         <xs:element name='w'><xs:complexType><xs:all><xs:element name='a' type='xs:ID'/><xs:element name='b' type='xs:IDREF' minOccurs='0'/><xs:element name='c' type='xs:ID'/></xs:all></xs:complexType></xs:element>",
    );
    check(
        &schema,
        &["<r><s/><t>x</t></r>", "<w><c>y</c><b>x</b><a>x</a></w>"],
        &[
            ("<r><h/></r>", "'h' is not expected"),
            ("<h/>", "abstract"),
            ("<w><a>x</a></w>", "expected is"),
            ("<w><a>x</a><c>x</c></w>", "identifier 'x' is there twice"),
            ("<w><a>x</a><b>z</b><c>y</c></w>", "no element has the identifier 'z'"),
            ("<w><a>x</a><a>y</a><c>z</c></w>", "'a' is not expected"),
        ],
    );
}

#[test]
fn wildcards_judge_as_told() {
    let any = |process: &str| {
        small(&format!(
            "<xs:element name='n' type='xs:int'/><xs:element name='r'><xs:complexType><xs:sequence><xs:any processContents='{process}'/></xs:sequence></xs:complexType></xs:element>"
        ))
    };
    check(&any("strict"), &["<r><n>1</n></r>"], &[("<r><n>x</n></r>", "int"), ("<r><q/></r>", "does not declare 'q'")]);
    check(
        &any("lax"),
        &["<r><n>1</n></r>", "<r><q><z/></q></r>"],
        &[("<r><n>x</n></r>", "int"), ("<r><q><n>x</n></q></r>", "int")],
    );
    check(&any("skip"), &["<r><n>x</n></r>", "<r><q/></r>"], &[("<r/>", "expected is another element")]);
}

const XS: &str = "xmlns:xs='http://www.w3.org/2001/XMLSchema'";

#[test]
fn includes_imports_and_chameleons() {
    let main = format!(
        "<xs:schema {XS} xmlns:t='urn:t' xmlns:o='urn:o' targetNamespace='urn:t' elementFormDefault='qualified'>\
        <xs:include schemaLocation='../parts/part.xsd'/><xs:import namespace='urn:o' schemaLocation='other.xsd'/>\
        <xs:element name='r'><xs:complexType><xs:sequence><xs:element name='p' type='t:P'/><xs:element ref='o:o'/></xs:sequence></xs:complexType></xs:element></xs:schema>"
    );
    let part = format!(
        "<xs:schema {XS}><xs:complexType name='P'><xs:sequence><xs:element name='c' type='C'/></xs:sequence></xs:complexType>\
        <xs:simpleType name='C'><xs:restriction base='xs:int'/></xs:simpleType></xs:schema>"
    );
    let other = format!("<xs:schema {XS} targetNamespace='urn:o'><xs:element name='o' type='xs:int'/></xs:schema>");
    let texts = [("main/main.xsd", main.as_str()), ("parts/part.xsd", &part), ("main/other.xsd", &other)];
    let schema = compile_texts("main/main.xsd", &texts).unwrap();
    let document = "<t:r xmlns:t='urn:t'><t:p><c>1</c></t:p><o xmlns='urn:o'>2</o></t:r>";
    check(&schema, &[document], &[(&document.replace("<c>1", "<c>x"), "int")]);
    let missing = compile_texts("main/main.xsd", &texts[..2]).unwrap_err();
    assert_eq!(missing.to_string(), "main/main.xsd:1: the schema document main/other.xsd is not there");
    let wrong = [texts[0], texts[1], ("main/other.xsd", &part)];
    assert!(compile_texts("main/main.xsd", &wrong).unwrap_err().reason.contains("has namespace '', not 'urn:o'"));
}

#[test]
fn what_the_compiler_does_not_know_is_named() {
    for (components, reason) in [
        ("<xs:redefine schemaLocation='x'/>", "small.xsd:1: xs:redefine is not supported in schema"),
        ("<xs:notation name='n'/>", "xs:notation is not supported"),
        ("<xs:element name='a'><xs:key name='k'/></xs:element>", "xs:key is not supported in element"),
        ("<xs:element name='a' block='extension'/>", "the attribute block is not supported on xs:element"),
        ("<xs:element name='a' type='T'/>", "the type T is not declared"),
        ("<xs:element name='a' type='p:T'/>", "prefix of 'p:T'"),
        ("<xs:simpleType name='T'><xs:restriction base='T'/></xs:simpleType>", "derived from itself"),
        (
            "<xs:simpleType name='T'><xs:restriction base='xs:string'><xs:pattern value='['/></xs:restriction></xs:simpleType>",
            "pattern",
        ),
        ("<xs:element name='a'/><xs:element name='a'/>", "declared twice"),
        (
            "<xs:group name='g'><xs:sequence><xs:group ref='g'/></xs:sequence></xs:group><xs:complexType name='T'><xs:group ref='g'/></xs:complexType>",
            "build on each other",
        ),
        (
            "<xs:complexType name='T'><xs:sequence><xs:element name='a' maxOccurs='x'/></xs:sequence></xs:complexType>",
            "maxOccurs=\"x\"",
        ),
        (
            "<xs:complexType name='T'><xs:choice><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence><xs:sequence><xs:element name='b'/><xs:element name='a' type='xs:date'/></xs:sequence></xs:choice></xs:complexType>",
            "the element a has two types",
        ),
        ("<xs:element name='a' type='xs:int' default='x'/>", "the given value is wrong"),
        ("<xs:attribute name='a' type='xs:int' fixed='x'/>", "the given value is wrong"),
        (
            "<xs:simpleType name='T'><xs:restriction base='xs:int'><xs:maxLength value='2'/></xs:restriction></xs:simpleType>",
            "does not fit the type",
        ),
        (
            "<xs:simpleType name='T'><xs:restriction base='xs:int'><xs:minInclusive value='x'/></xs:restriction></xs:simpleType>",
            "does not fit the type",
        ),
        ("<x/>", "<x> is not an element of XML Schema"),
    ] {
        let found = refused(components);
        assert!(found.contains(reason), "{components}: {found}");
    }
}
