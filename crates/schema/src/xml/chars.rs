//! Which characters XML 1.0 (fifth edition) and Namespaces allow where.

/// XML white space.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// `Char`: may stand in a document at all.
pub fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// `NameStartChar` without the colon.
pub fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` without the colon.
pub fn is_name_char(c: char) -> bool {
    is_name_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// `NCName`: a name without a colon.
pub fn is_nc_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_name_start) && chars.all(is_name_char)
}

/// `Name`: colons allowed anywhere.
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == ':' || is_name_start(c)) && is_nm_token_or_empty(chars.as_str())
}

/// `Nmtoken`.
pub fn is_nm_token(text: &str) -> bool {
    !text.is_empty() && is_nm_token_or_empty(text)
}

fn is_nm_token_or_empty(text: &str) -> bool {
    text.chars().all(|c| c == ':' || is_name_char(c))
}

/// A qualified name cut at its colon: `(prefix or "", local part)`; `None` when it is no `QName`.
pub fn split_q_name(text: &str) -> Option<(&str, &str)> {
    match text.split_once(':') {
        None => is_nc_name(text).then_some(("", text)),
        Some((prefix, local)) => (is_nc_name(prefix) && is_nc_name(local)).then_some((prefix, local)),
    }
}
