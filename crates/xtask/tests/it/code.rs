//! The reader of Rust source tells code from words.

use xtask::code::{bare, lines_with, shipped};

#[test]
fn bare_keeps_code_and_lines_only() {
    let cases = [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        (r#"f("x\"y") g"#, "f(      ) g"),
        ("r#\"a\"b\"# c", "         c"),
        ("for 'a in 'b' x", "for 'a in     x"),
        (r"'\'' y", "     y"),
        ("br\"z\" w", "br    w"),
        ("\"é\" x", "    x"),
    ];
    for (source, wanted) in cases {
        assert_eq!(bare(source).trim_end(), wanted.trim_end(), "{source}");
        assert_eq!(bare(source).lines().count(), source.lines().count());
    }
}

#[test]
fn shipped_leaves_tests_out() {
    let source = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { { } }\n}\nfn c() {}\n#[cfg(test)]\nmod d;\nfn e() {}";
    let code = shipped(source);
    for (word, there) in [("a", true), ("b", false), ("c", true), ("d", false), ("e", true)] {
        assert_eq!(!lines_with(&code, word).is_empty(), there, "{word}");
    }
}

#[test]
fn words_are_whole() {
    assert_eq!(lines_with("async\nasynchronous\nan_async x.async()", "async"), vec![1, 3]);
    assert_eq!(lines_with("my_todo!()\ntodo!()", "todo!"), vec![2]);
}
