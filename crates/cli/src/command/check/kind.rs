//! Which kind of message some bytes are, by their root.

use crate::args::Kind;

/// The kind, and how output names it.
pub fn of(bytes: &[u8], given: Option<Kind>) -> Option<Kind> {
    given.or_else(|| guess(bytes))
}

pub fn name(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Wco) => "wco",
        Some(Kind::Ens) => "ens",
        Some(Kind::Ncts) => "ncts",
        Some(Kind::Epcis) => "epcis",
        Some(Kind::Dcsa) => "dcsa",
        None => "unknown",
    }
}

fn guess(bytes: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(bytes.get(..8192).unwrap_or(bytes));
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') || text.starts_with('[') {
        return guess_json(text);
    }
    match root(text)?.as_str() {
        "MetaData" | "Declaration" | "submitDeclarationRequest" | "Response" => Some(Kind::Wco),
        "CC315A" | "CC313A" => Some(Kind::Ens),
        "EPCISDocument" | "EPCISQueryDocument" => Some(Kind::Epcis),
        name if name.starts_with("inventoryLinking") || name.starts_with("InventoryLinking") => Some(Kind::Wco),
        name if name.starts_with("CC") && name.ends_with('C') => Some(Kind::Ncts),
        _ => None,
    }
}

fn guess_json(text: &str) -> Option<Kind> {
    let has = |word: &str| text.contains(word);
    if has("EPCISDocument") || has("EPCISQueryDocument") || has("\"epcisBody\"") {
        Some(Kind::Epcis)
    } else if has("\"eventClassifierCode\"") || has("\"transportEventTypeCode\"") || has("\"eventType\"") {
        Some(Kind::Dcsa)
    } else if has("\"n1:CC") || has("\"CC0") {
        Some(Kind::Ncts)
    } else if has("\"function_code\"") || has("\"type_code\"") || has("\"functional_reference_id\"") {
        Some(Kind::Wco)
    } else {
        None
    }
}

/// The local name of the first element.
fn root(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        let at = rest.find('<')?;
        rest = &rest[at..];
        if rest.starts_with("<?") {
            rest = &rest[rest.find("?>")? + 2..];
        } else if rest.starts_with("<!--") {
            rest = &rest[rest.find("-->")? + 3..];
        } else if rest.starts_with("<!") {
            rest = &rest[rest.find('>')? + 1..];
        } else {
            let name = &rest[1..];
            let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
            let name = &name[..end];
            return Some(name.rsplit(':').next().unwrap_or(name).to_owned());
        }
    }
}
