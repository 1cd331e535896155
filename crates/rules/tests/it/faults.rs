//! Packs that do not compile say where and why, with the nearest known name.

use model::Declaration;
use rules::Pack;

fn fault(place: &str, must: &str) -> String {
    let must = toml::Value::String(must.to_owned());
    let text = format!("[[rule]]\ncode = \"T-1\"\nfor = \"{place}\"\nmust = {must}\nmessage = \"\"\n");
    let errors = Pack::compile(&[("own.toml", &text)], Declaration::CLASS).expect_err(&text);
    errors.first().expect("a fault").to_string()
}

#[test]
fn faults_of_expressions() {
    let cases = [
        ("", "typecode == 'A'", "did you mean \"type_code\"?"),
        ("goods_shipment.items", "comodity.description == 'A'", "did you mean \"commodity\"?"),
        ("goods_shipment.items", "commodity.goods_measure.netmass > 1", "did you mean \"net_mass\"?"),
        ("", "type_code > 1", "a text cannot be compared with a number"),
        ("", "type_code", "expected a condition, found a text"),
        ("", "goods_shipment.items.commodity == 1", "Use exists, all or map"),
        ("", "acceptance_date_time == '2026'", "a day cannot be compared with a text"),
        ("", "starts(type_code)", "there is no function \"starts\""),
        ("", "type_code.startWith('A')", "did you mean \"startsWith\"?"),
        ("", "type_code.matches('(')", "regex parse error"),
        ("", "type_code == 'A' &&", "the expression ends too early"),
        ("", "type_code == 'A", "the string has no closing"),
        ("", "(type_code == 'A'", "expected \")\""),
        ("", "1 < 2 < 3", "cannot be chained"),
        ("", "type_code == 'A' # x", "'#' does not belong"),
        ("", "date('2026-02-30') == today()", "is no day"),
        ("", "type_code in ['A', 1]", "only strings, or only numbers"),
        ("goods_shipment.item", "true", "did you mean \"items\"?"),
        ("type_code", "true", "holds no objects"),
    ];
    for (place, must, expected) in cases {
        let found = fault(place, must);
        assert!(found.contains(expected), "{must}: {found}");
        assert!(found.starts_with("own.toml, T-1"), "{found}");
    }
}

#[test]
fn a_fault_names_its_column() {
    assert!(fault("", "has(type_code) && typ == 'A'").contains("(column 19)"));
}

#[test]
fn all_faults_of_a_pack_are_given() {
    let text =
        "[[rule]]\ncode = \"A\"\nmust = \"x\"\nwhen = \"y\"\nat = \"z\"\nmessage = \"{q}\"\nseverity = \"bad\"\n";
    let errors = Pack::compile(&[("a", text), ("b", "[[rule]]\nnope = 1\n")], Declaration::CLASS).expect_err("faults");
    assert_eq!(errors.len(), 6, "{errors:#?}");
}

#[test]
fn codes_are_given_once() {
    let rule = "[[rule]]\ncode = \"A\"\nmust = \"true\"\nmessage = \"\"\n";
    assert!(Pack::compile(&[("a", rule), ("b", rule)], Declaration::CLASS).is_err());
    let off = format!("off = [\"A\"]\n{rule}");
    assert!(Pack::compile(&[("a", rule), ("b", &off)], Declaration::CLASS).is_ok());
    assert!(Pack::compile(&[("b", "off = [\"B\"]")], Declaration::CLASS).is_err());
}

#[test]
fn a_later_file_changes_the_severity_of_an_earlier_rule() {
    let rule = "[[rule]]\ncode = \"A\"\nmust = \"true\"\nmessage = \"\"\n";
    let pack =
        Pack::compile(&[("a", rule), ("b", "[severity]\nA = \"warning\"")], Declaration::CLASS).expect("compiles");
    assert!(pack.rules().all(|rule| rule.severity == model::Severity::Warning));
    for wrong in ["[severity]\nB = \"warning\"", "[severity]\nA = \"grave\""] {
        assert!(Pack::compile(&[("a", rule), ("b", wrong)], Declaration::CLASS).is_err(), "{wrong}");
    }
}
