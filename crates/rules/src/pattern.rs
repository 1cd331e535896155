//! Regular expressions that run in linear time, with the one look-ahead that rule files use: `(?!…)` at the start.

use regex::Regex;

/// Alternatives, each a pattern and perhaps another one that must not match where the first begins.
#[derive(Debug)]
pub(crate) struct Pattern {
    plain: Option<Regex>,
    guarded: Vec<(Regex, Regex)>,
}

impl Pattern {
    /// A pattern that may match anywhere in the text, as CEL's `matches`.
    pub fn anywhere(text: &str) -> Result<Pattern, String> {
        compile(text).map(|plain| Pattern { plain: Some(plain), guarded: Vec::new() })
    }

    /// A pattern that must match the whole text, blanks being ASCII ones.
    pub fn whole(text: &str) -> Result<Pattern, String> {
        let text = ascii_sets(text);
        let mut plain = Vec::new();
        let mut guarded = Vec::new();
        for alternative in alternatives(&text) {
            let bare = alternative.strip_prefix('^').unwrap_or(alternative);
            match guard(bare) {
                Some((never, rest)) => {
                    guarded.push((compile(&format!("^(?:{never})"))?, compile(&format!("^(?:{rest})$"))?));
                }
                None => plain.push(alternative),
            }
        }
        let plain = (!plain.is_empty()).then(|| compile(&format!("^(?:{})$", plain.join("|")))).transpose()?;
        Ok(Pattern { plain, guarded })
    }

    pub fn matches(&self, text: &str) -> bool {
        self.plain.as_ref().is_some_and(|plain| plain.is_match(text))
            || self.guarded.iter().any(|(never, rest)| !never.is_match(text) && rest.is_match(text))
    }
}

fn compile(text: &str) -> Result<Regex, String> {
    regex::RegexBuilder::new(text).size_limit(1 << 20).build().map_err(|error| error.to_string())
}

/// `\s` and `\d` as their ASCII sets, inside brackets or on their own.
fn ascii_sets(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut inside = false;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let set = match letter {
            '\\' => match letters.next() {
                Some('s') => r" \t\n\x0B\f\r",
                Some('d') => "0-9",
                other => {
                    out.push(letter);
                    out.extend(other);
                    continue;
                }
            },
            _ => {
                inside = letter == '[' || (inside && letter != ']');
                out.push(letter);
                continue;
            }
        };
        let (open, close) = if inside { ("", "") } else { ("[", "]") };
        out.extend([open, set, close]);
    }
    out
}

/// The pattern cut at `|` outside brackets and groups.
fn alternatives(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut inside, mut escaped, mut start) = (0_u32, false, false, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '[' => inside = true,
            ']' => inside = false,
            '(' if !inside => depth += 1,
            ')' if !inside => depth = depth.saturating_sub(1),
            '|' if !inside && depth == 0 => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// `(?!never)rest`
fn guard(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("(?!")?;
    let mut depth = 1_u32;
    for (at, letter) in inner.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((inner.get(..at)?, inner.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_patterns_with_blanks_and_a_guard() {
        let transfer = r"^(?!\s*XFER).+\s*$|^\s*XFER[a-z0-9]+(:[a-z]+)?\s*$";
        let cases = [
            (r"\s*[0-9]{7,8}\s*", " 1234567\n", true),
            (r"\s*[0-9]{7,8}\s*", "123456", false),
            (r"\s*[0-9]{7,8}\s*", "x1234567", false),
            (r"([\s]+|[^\n\r]){1,3}/1", "a b/1", true),
            (transfer, "ABC", true),
            (transfer, " XFER", false),
            (transfer, "XFERab:c", true),
            (transfer, "XFERab:", false),
            (r"\d+(\.\d*)?", "12.5", true),
        ];
        for (pattern, text, matches) in cases {
            assert_eq!(Pattern::whole(pattern).unwrap().matches(text), matches, "{pattern} {text:?}");
        }
    }

    #[test]
    fn what_cannot_run_in_linear_time_is_refused() {
        assert!(Pattern::whole("a(?=b)").is_err());
        assert!(Pattern::anywhere(r"(a)\1").is_err());
    }
}
