//! Which characters XML 1.0 allows, in texts and in names.

/// White space of XML: space, tab, line feed, carriage return.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

pub(crate) fn is_blank(text: &str) -> bool {
    // Without a way out in the middle this is a few wide steps: most texts between elements are blank.
    text.as_bytes().iter().fold(true, |all, byte| all & is_space(*byte))
}

pub(crate) fn trim_start(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// XML 1.0 production 2, of a character named by number.
pub(crate) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The offset of the first character that XML 1.0 forbids.
pub(crate) fn first_forbidden(text: &str) -> Option<usize> {
    // One pass without branches for the usual case; control characters are rare.
    let bad = |b: u8| (b < b' ') & (b != b'\t') & (b != b'\n') & (b != b'\r');
    let controls = text.as_bytes().iter().fold(false, |any, b| any | bad(*b));
    let first = controls.then(|| text.bytes().position(bad)).flatten();
    // Both of the others begin with this byte in UTF-8; a search by characters would cost more than all the rest.
    let not_char = text.as_bytes().contains(&0xef).then(|| text.find(['\u{fffe}', '\u{ffff}'])).flatten();
    first.into_iter().chain(not_char).min()
}

/// A name without colon (Namespaces in XML, production 4).
pub(crate) fn is_nc_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    if name.bytes().all(plain) {
        return name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    }
    let mut chars = name.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}

fn starts_name(c: char) -> bool {
    c.is_ascii_alphabetic()
        || c == '_'
        || matches!(c,
            '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
            | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
            | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn continues_name(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
        || starts_name(c)
}
