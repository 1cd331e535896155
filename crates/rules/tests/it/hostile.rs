//! Whatever text stands in a rule, and however large the document, there is an answer.

use model::Declaration;
use proptest::prelude::*;
use rules::Pack;
use rules::arena::Builder;
use rules::asserts::Asserts;

fn compiles(must: &str) -> bool {
    let must = toml::Value::String(must.to_owned());
    let text = format!("[[rule]]\ncode = \"T\"\nmust = {must}\nmessage = \"\"\n");
    Pack::compile(&[("t", &text)], Declaration::CLASS).is_ok()
}

#[test]
fn deep_and_long_expressions_are_refused() {
    assert!(!compiles(&format!("{}true{}", "(".repeat(5_000), ")".repeat(5_000))));
    assert!(!compiles(&format!("{}true", "!".repeat(5_000))));
    assert!(!compiles(&format!("1{} == 1", " + 1".repeat(5_000))));
    assert!(!compiles(&format!("a{}", ".a".repeat(5_000))));
    assert!(!compiles(&format!("true{}", " && true".repeat(5_000))));
    assert!(compiles(&format!("true{}", " && true".repeat(400))));
}

#[test]
fn a_rule_over_pairs_runs_out_of_fuel_instead_of_time() {
    let test = "exists('../x', {T current, T local -> local.trim('.') == 'no' && current.exists('.')})";
    let file = serde_json::json!({"element": "/x", "asserts": [{"test": test, "errorCode": "1"}]});
    let asserts = Asserts::compile(&[("t", &file.to_string())]).expect("compiles");
    let mut builder = Builder::new(asserts.names());
    builder.start("r", "r").expect("root");
    for _ in 0..30_000 {
        builder.start("x", "x").expect("element");
        builder.end();
    }
    builder.end();
    let found = asserts.run(&builder.finish().expect("a document"));
    assert!(found.last().is_some_and(|finding| finding.code == "CW-2000"), "{:?}", found.last());
}

proptest! {
    #[test]
    fn any_text_is_compiled_or_refused(text in "[ -~]{0,60}") {
        compiles(&text);
    }

    #[test]
    fn any_words_are_compiled_or_refused(words in proptest::collection::vec(
        prop_oneof!["has|size|type_code|goods_shipment|items|exists|map|sum|in|i|and", "[().,!<>=+*?:'-]|&&|\\|\\||==", "[0-9]{1,30}"], 0..30)
    ) {
        compiles(&words.concat());
        compiles(&words.join(" "));
    }
}
