//! Assert files: their little language on small documents.

use rules::arena::{Arena, Builder};
use rules::asserts::{Asserts, files_of_set};

/// `(a(b=1)(b=2))` in one go: names, values, brackets.
fn build(asserts: &Asserts, text: &str) -> Arena {
    let mut builder = Builder::new(asserts.names());
    for part in text.split_inclusive(['(', ')']) {
        let (inner, sign) = part.split_at(part.len() - 1);
        if sign == "(" && !inner.is_empty() {
            panic!("no text before a bracket: {inner}");
        }
        if sign == ")" {
            if let Some((name, value)) = inner.split_once('=') {
                builder.start(name, name).expect("starts");
                builder.text(value).expect("text");
                builder.end();
            } else if let Some(name) = inner.strip_suffix('/') {
                builder.start(name, name).expect("starts");
            } else {
                builder.end();
            }
        }
    }
    builder.finish().expect("a document")
}

fn judge(element: &str, test: &str, document: &str) -> Vec<String> {
    let file = serde_json::json!({"element": element, "name": "t", "asserts": [{"test": test, "errorCode": "1"}]});
    let asserts = Asserts::compile(&[("t", &file.to_string())]).unwrap_or_else(|e| panic!("{test}: {e:?}"));
    let document = build(&asserts, document);
    asserts.run(&document).into_iter().map(|finding| finding.pointer).collect()
}

#[test]
fn functions() {
    // The root r has x twice (one with a and b), then n; `name/)` opens, a lone `)` closes.
    let document = "(r/)(x/)(a= 7 )(b=q))(x/)(a=8))(n=GB1))";
    let cases = [
        ("exists('x/a')", true),
        ("exists('x/c')", false),
        ("not('y')", true),
        ("count('x') == 2 && count('x/b') == 1", true),
        ("sum('x/a') == 15", true),
        ("sum('x/zzz') == 0", true),
        ("number('x/a') == 7", true),
        ("number('zzz') == 0", false),
        ("number('zzz') != 0", true),
        ("number('zzz') >= 0 || number('zzz') < 0", false),
        ("intOrElse('zzz', 3) == 3 && intOrElse('x/a', 3) == 7", true),
        ("trim('x/a') == '7' && getValue('x/a') == ' 7 '", true),
        ("trim('zzz') == ''", true),
        ("getValue('n').startsWith('GB') && getValue('n').contains('B1')", true),
        ("trim('n').take(1) == 'G' && trim('n').length() == 3", true),
        ("substringAfter(trim('n'), 'B').length() == 1", true),
        ("countEquals('x/a', '7') == 1", true),
        ("countDistinct('x/a', true) == 2", true),
        ("countDistinctChildCount('x') == 2", true),
        ("existsForAll('x', 'a', '7')", false),
        ("areIndices('x/a')", false),
        ("applyRegex('x/b', '[a-z]') && !applyRegex('n', '[a-z]')", true),
        ("exists('x', {T current, T local -> local.number('a') == 8 && current.exists('n')})", true),
        ("exists('x', {T current, T local -> local.number('a') == 9})", false),
        ("number('x/a') * (1 + 1) - 4 + 0.5 == 10.5", true),
    ];
    for (test, holds) in cases {
        assert_eq!(judge("/", test, document).is_empty(), holds, "{test}");
    }
}

#[test]
fn locations_count_by_name() {
    let document = "(r/)(x/)(a=1))(y=1)(x/)(a=2))(x/)(a=2)))";
    assert_eq!(judge("/x/a", "number('.') == 1", document), ["/r[1]/x[2]/a[1]", "/r[1]/x[3]/a[1]"]);
    assert_eq!(judge("/x", "exists('../y') && count('../x') == 2", document).len(), 3);
    assert_eq!(judge("/", "not('y')", document), ["/r[1]"]);
}

#[test]
fn faults() {
    let cases = [
        ("exist('x')", "did you mean \"exists\"?"),
        ("exists('../x')", "leaves the document"),
        ("exists('a/../x')", "goes down and up"),
        ("count('x')", "expected a condition"),
        ("trim('x') == 1", "cannot be compared"),
        ("exists('x', {T a, T b -> b.exists('../y')})", "leaves the document"),
        ("applyRegex('x', '(')", "regex parse error"),
    ];
    for (test, expected) in cases {
        let file = serde_json::json!({"element": "/", "asserts": [{"test": test, "errorCode": "77"}]});
        let errors = Asserts::compile(&[("f.json", &file.to_string())]).expect_err(test);
        assert!(errors[0].to_string().contains(expected), "{test}: {}", errors[0]);
        assert!(errors[0].to_string().starts_with("f.json, 77"));
    }
    assert!(Asserts::compile(&[("f", "[]x")]).is_err());
}

#[test]
fn sets_name_their_files() {
    let sets = r#"{"new": ["rules/a.json"], "old": []}"#;
    assert_eq!(files_of_set(sets, "new"), Ok(vec!["rules/a.json".to_owned()]));
    assert!(files_of_set(sets, "now").expect_err("unknown").contains("did you mean"));
}
