//! Rust source without comments, texts and test modules, so that a word search finds code alone.

/// The source with comments and the contents of literals blanked; every line keeps its place.
pub fn bare(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (taken, keep) = token(rest, first, out.chars().last());
        let text = &rest[..taken];
        if keep {
            out.push_str(text);
        } else {
            out.extend(text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        rest = &rest[taken..];
    }
    out
}

/// How many bytes the next piece has, and whether it is code.
fn token(rest: &str, first: char, before: Option<char>) -> (usize, bool) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), false);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), false);
    }
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if first == 'r'
        && !in_word
        && let Some(len) = raw_string(&rest[1..])
    {
        return (1 + len, false);
    }
    match first {
        '"' => (quoted(rest, '"'), false),
        '\'' => character(rest).map_or((1, true), |len| (len, false)),
        _ => (first.len_utf8(), true),
    }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0usize);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of `#…"…"#…` if the text after an `r` is a raw string.
fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let body = hashes + 1;
    Some(rest[body..].find(&end).map_or(rest.len(), |at| body + at + end.len()))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return at + c.len_utf8();
        }
    }
    rest.len()
}

/// The length of a character literal; None for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        return Some(quoted(rest, '\''));
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(at + 1)
}

/// `bare` source with modules and functions under `#[cfg(test)]` or `#[test]` blanked.
pub fn shipped(source: &str) -> String {
    let mut code = bare(source);
    while let Some(start) = ["#[cfg(test)]", "#[test]"].iter().filter_map(|mark| code.find(mark)).min() {
        let end = item_end(&code, start);
        let blank: String = code[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        code.replace_range(start..end, &blank);
    }
    code
}

/// The end of the item that starts here: its closing brace, or its semicolon.
fn item_end(code: &str, start: usize) -> usize {
    let mut depth = 0usize;
    for (at, c) in code[start..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return start + at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return start + at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Lines (counted from 1) in which `word` stands as a word of its own.
pub fn lines_with(code: &str, word: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.lines()
        .enumerate()
        .filter(|(_, line)| {
            line.match_indices(word).any(|(at, _)| {
                let before = line[..at].chars().last();
                let after = line[at + word.len()..].chars().next();
                let starts = !word.starts_with(is_word) || !before.is_some_and(is_word);
                let ends = !word.ends_with(is_word) || !after.is_some_and(is_word);
                starts && ends
            })
        })
        .map(|(at, _)| at + 1)
        .collect()
}
