//! URI references of RFC 3986, and the wider lexical form of `xs:anyURI`.

/// XML Schema lets most other characters stand, as XLink escapes them; a space too, though it discourages it.
fn escaped_by_xlink(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_control() || matches!(c, ' ' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
}

fn unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || escaped_by_xlink(c)
}

fn sub_delimiter(c: char) -> bool {
    matches!(c, '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=')
}

/// Only the allowed characters, and each `%` followed by two hexadecimal digits.
fn only(text: &str, more: &[char]) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let fine = match c {
            '%' => [chars.next(), chars.next()].iter().all(|digit| digit.is_some_and(|d| d.is_ascii_hexdigit())),
            _ => unreserved(c) || sub_delimiter(c) || more.contains(&c),
        };
        if !fine {
            return false;
        }
    }
    true
}

/// Is the text a URI reference as it stands, as the name of a namespace must be?
pub fn is_strict_reference(text: &str) -> bool {
    !text.contains(escaped_by_xlink) && is_reference(text)
}

/// Is the text a URI reference once the characters that RFC 3986 forbids are escaped?
pub fn is_reference(text: &str) -> bool {
    let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    if !only(fragment, &[':', '@', '/', '?']) || !only(query, &[':', '@', '/', '?']) {
        return false;
    }
    let (schemed, hierarchy) = match rest.split_once(':') {
        Some((scheme, after)) if is_scheme(scheme) => (true, after),
        _ => (false, rest),
    };
    if let Some(after) = hierarchy.strip_prefix("//") {
        let end = after.find('/').unwrap_or(after.len());
        let (authority, path) = after.split_at(end);
        return is_authority(authority) && only(path, &[':', '@', '/']);
    }
    let first = hierarchy.split('/').next().unwrap_or("");
    only(hierarchy, &[':', '@', '/']) && (schemed || !first.contains(':'))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn is_authority(text: &str) -> bool {
    let (user, host) = text.rsplit_once('@').unwrap_or(("", text));
    if !only(user, &[':']) {
        return false;
    }
    let (host, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((literal, after)) => {
            if !literal.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.' | 'v')) {
                return false;
            }
            ("", after.strip_prefix(':').unwrap_or(after))
        }
        None => host.rsplit_once(':').unwrap_or((host, "")),
    };
    only(host, &[]) && port.bytes().all(|byte| byte.is_ascii_digit())
}
