//! Finds where a piece of markup or text ends; whether it is sound is asked elsewhere.

/// Bytes of ASCII that a name without colon may have anywhere but at its start.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, over the array's own length")]
        {
            plain[at] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        }
        at += 1;
    }
    plain
};

/// Prefix, local part and full length of a name, where it is all ASCII and `>` follows at once: nearly every tag.
/// `None` says nothing about the name.
pub(super) fn simple_name(rest: &str) -> Option<(&str, &str, usize)> {
    let first = run(rest)?;
    match rest.as_bytes().get(first)? {
        b'>' => Some(("", rest.get(..first)?, first)),
        b':' => {
            let after = rest.get(first + 1..)?;
            let second = run(after)?;
            let ends = after.as_bytes().get(second) == Some(&b'>');
            if ends { Some((rest.get(..first)?, after.get(..second)?, first + 1 + second)) } else { None }
        }
        _ => None,
    }
}

/// Length of the plain name at the front, if there is one.
fn run(rest: &str) -> Option<usize> {
    let starts = rest.as_bytes().first().is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_');
    let end = rest.bytes().position(|b| !PLAIN.get(usize::from(b)).is_some_and(|plain| *plain))?;
    starts.then_some(end)
}

/// Offset of the `>` that ends a start tag: one in quotes does not.
pub(super) fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = 0;
    rest.bytes().position(|byte| match byte {
        b'>' => quote == 0,
        b'"' | b'\'' if quote == 0 => {
            quote = byte;
            false
        }
        _ => {
            if byte == quote {
                quote = 0;
            }
            false
        }
    })
}

/// Length of the text at the front, and whether it has a byte that needs a second look (`]` or carriage return).
pub(super) fn text_end(rest: &str) -> (usize, bool) {
    let mut odd = false;
    let end = rest.bytes().position(|byte| {
        odd |= matches!(byte, b']' | b'\r');
        matches!(byte, b'<' | b'&')
    });
    (end.unwrap_or(rest.len()), odd)
}

/// Content and length of a piece between two marks, such as `<!--` and `-->`; `None` where the end is missing.
pub(super) fn between<'a>(rest: &'a str, open: &str, close: &str) -> Option<(&'a str, usize)> {
    let inner = rest.get(open.len()..)?;
    let end = inner.find(close)?;
    Some((inner.get(..end)?, open.len() + end + close.len()))
}

/// Length of a comment whose first two hyphens inside are those of its end; `None` says only that it is no such one.
pub(super) fn comment_end(rest: &str) -> Option<usize> {
    let inner = rest.as_bytes().get(4..)?;
    let mut before = 0;
    let second = inner.iter().position(|byte| {
        let pair = before == b'-' && *byte == b'-';
        before = *byte;
        pair
    })?;
    (inner.get(second + 1) == Some(&b'>')).then_some(4 + second + 2)
}
