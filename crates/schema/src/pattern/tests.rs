//! Patterns of XML Schema and what they match.

use super::Pattern;

fn check(pattern: &str, fits: &[&str], fails: &[&str]) {
    let compiled = Pattern::new(pattern).unwrap_or_else(|error| panic!("{error}"));
    for text in fits {
        assert!(compiled.is_match(text), "{pattern} must match {text:?}");
    }
    for text in fails {
        assert!(!compiled.is_match(text), "{pattern} must not match {text:?}");
    }
}

#[test]
fn patterns_are_anchored_and_mean_what_xml_schema_says() {
    check("[0-9]{1,3}", &["1", "123"], &["", "1234", "a1", "1a"]);
    check(".{1,3}", &["a", "äöü"], &["", "a\n", "abcd"]);
    check("a|bc", &["a", "bc"], &["ab", "abc", "c"]);
    check("^a$", &["^a$"], &["a"]);
    check("[^@]+@[^\\.]+\\..+", &["a@b.c"], &["a@b", "@b.c"]);
    check("\\P{Z}(.*\\P{Z})?", &["a", "a b"], &["", " a", "a ", "\u{a0}a"]);
    check("\\p{IsBasicLatin}+", &["a b"], &["ä", ""]);
    check("[a-z-[aeiou]]+", &["xyz"], &["xaz"]);
    check("[!-~][ -~]{1,15}[!-~]|[!-~]{1,2}", &["ab", "a b"], &[" a", "a "]);
    check("[+-]?\\d", &["+1", "-1", "٣"], &["*1"]);
    check(".*[^\\s].*", &["  a "], &["  ", "\n"]);
    check("\\i\\c*", &["ie:CC315A", "_"], &["1a", "-"]);
    check("[1|3]", &["1", "|"], &["2"]);
    check("[&&~~a-]{2}", &["&~", "a-"], &["b-"]);
    check("", &[""], &["a"]);
    check("x{2,}", &["xx", "xxx"], &["x"]);
    check("(ab){2}", &["abab"], &["ab"]);
    check("[\\-\\d]+", &["1-2"], &["a"]);
}

#[test]
fn wrong_patterns_are_named() {
    for pattern in
        ["a**", "(a", "a)", "[a", "[]", "[b-a]", "\\q", "a{2,1}", "a{,2}", "\\p{IsKlingon}", "\\p{Xx}", "{1}"]
    {
        assert!(Pattern::new(pattern).is_err(), "{pattern}");
    }
}
