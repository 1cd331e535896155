//! Words to search by: one way of cutting and folding text for every store, so that all find the same.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word kept, in characters; the rest of it is not searched.
const LENGTH: usize = 48;
/// Most different words of one text.
const COUNT: usize = 2000;
/// Most words of one question.
const ASKED: usize = 16;

/// The different words of a text, sorted.
pub(crate) fn of_text(text: &str) -> BTreeSet<String> {
    cut(text).take(COUNT).collect()
}

/// The words asked for in their order; the last may be the start of a word.
pub(crate) fn asked(text: &str) -> Vec<String> {
    cut(text).take(ASKED).collect()
}

/// Lower case without accents; what is neither letter nor digit separates words.
fn cut(text: &str) -> impl Iterator<Item = String> {
    let folded: Vec<char> = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for c in folded {
        let alone = writes_without_spaces(c);
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if alone {
            words.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.push(c);
        }
    }
    words.push(word);
    words.into_iter().filter(|word| !word.is_empty()).map(|word| word.chars().take(LENGTH).collect())
}

/// Han and kana have no spaces between words, so each sign is a word.
fn writes_without_spaces(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_and_folded() {
        let cases: [(&str, &[&str]); 8] = [
            ("", &[]),
            ("Acme-3 Ltd.", &["acme", "3", "ltd"]),
            ("26GB000008/x_y", &["26gb000008", "x", "y"]),
            ("Äpfel, FRISCH", &["apfel", "frisch"]),
            ("A\u{308}pfel", &["apfel"]),
            ("ﬁne ½", &["fine", "1", "2"]),
            ("日本 apple東", &["日", "本", "apple", "東"]),
            ("\"'(*:&|!)\0", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(asked(text), expected, "{text}");
        }
        assert_eq!(asked(&"x".repeat(100))[0].len(), LENGTH);
    }
}
