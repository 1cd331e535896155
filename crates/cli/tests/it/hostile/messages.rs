//! Messages made to hurt a reader: entities, depth, count, damage.

use testkit::{Dice, shared_data};

use super::{Target, refused, target};

const WCO: &str = r#"xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2""#;

#[test]
fn sw_02_bombs_are_refused_as_unreadable() {
    let target = target();
    let laughs: String =
        (1..12).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let deep = 10_000;
    let many: String = (0..200_000).map(|_| "<AdditionalInformation/>").collect();
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=\"\"")).collect();
    let cases = [
        ("entity bomb", format!("<!DOCTYPE MetaData [<!ENTITY l0 \"ha\">{laughs}]><MetaData {WCO}>&l11;</MetaData>")),
        (
            "external entity",
            format!("<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MetaData {WCO}>&x;</MetaData>"),
        ),
        ("external DTD", format!("<!DOCTYPE m SYSTEM \"http://127.0.0.1:1/x.dtd\"><MetaData {WCO}/>")),
        ("empty DTD", format!("<!DOCTYPE MetaData><MetaData {WCO}/>")),
        ("unknown entity", format!("<MetaData {WCO}>&nobody;</MetaData>")),
        ("deep XML", format!("<MetaData {WCO}>{}{}</MetaData>", "<a>".repeat(deep), "</a>".repeat(deep))),
        ("deep open XML", format!("<MetaData {WCO}>{}", "<Declaration>".repeat(deep))),
        ("many elements", format!("<MetaData {WCO}><Declaration>{many}</Declaration></MetaData>")),
        ("many attributes", format!("<MetaData {WCO}{attributes}/>")),
        ("nothing", String::new()),
        ("blanks", " ".repeat(1_000_000)),
        ("a sign alone", "<".to_owned()),
        ("a NUL", format!("<MetaData {WCO}>\0</MetaData>")),
        ("a comment without end", format!("<MetaData {WCO}><!-- {}", "-".repeat(500_000))),
    ];
    for (what, text) in &cases {
        refused(what, &target.lodge("application/xml", text.as_bytes()), 422, "unreadable-message");
        target.is_well(what);
    }
    let nested = |open: &str, close: &str| open.repeat(deep) + &close.repeat(deep);
    let cases = [
        ("deep lists", nested("[", "]")),
        ("deep open lists", "[".repeat(deep)),
        ("deep objects", nested("{\"goods_shipment\":", "}")),
        ("deep in a field", format!("{{\"function_code\":{}}}", nested("[", "]"))),
        ("a long number", format!("{{\"total_packages\":{}}}", "9".repeat(100_000))),
        ("a far exponent", "{\"function_code\":\"9\",\"total_packages\":1e999999999}".to_owned()),
        ("a lone surrogate", "{\"functional_reference_id\":\"\\ud800\"}".to_owned()),
        ("a word", "null".to_owned()),
    ];
    for (what, text) in &cases {
        refused(what, &target.lodge("application/json", text.as_bytes()), 422, "unreadable-message");
        target.is_well(what);
    }
    for (what, bytes) in
        [("UTF-16 alone", vec![0xff, 0xfe]), ("no UTF-8", vec![b'<', 0xc3, 0x28, b'>']), ("noise", noise())]
    {
        refused(what, &target.lodge("application/xml", &bytes), 422, "unreadable-message");
    }
    target.is_well("all of them");
}

fn noise() -> Vec<u8> {
    let mut dice = Dice::new(4);
    (0..100_000).map(|_| dice.below(256) as u8).collect()
}

/// Published messages, cut, flipped, doubled and spliced: an answer of the contract to each, never a fault.
#[test]
fn sw_02_damaged_messages_are_answered_by_the_contract() {
    let Some(data) = shared_data() else { return };
    let target = target();
    let mut files = Vec::new();
    for folder in ["wco-declarations/samples", "ens-entry-summary/examples"] {
        gather(&data.join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 100, "{} samples", files.len());
    let mut dice = Dice::new(99);
    let mut answered = std::collections::BTreeMap::new();
    let mut connection = target.node.connect();
    for number in 0..600 {
        let path = dice.pick(&files).clone();
        let other = std::fs::read(dice.pick(&files)).expect("a sample");
        let bytes = damage(std::fs::read(&path).expect("a sample"), &other, &mut dice);
        let media = if path.extension().is_some_and(|kind| kind == "json") { "application/json" } else { "text/xml" };
        let headers = [("authorization", target.key.as_str()), ("content-type", media)];
        let answer = connection.send("POST", "/api/v1/messages", &headers, &bytes).expect("an answer");
        let plain = matches!(answer.status, 202 | 404 | 409 | 422);
        assert!(plain, "number {number}, {}: {} {}", path.display(), answer.status, answer.text());
        assert!(answer.json().is_object());
        *answered.entry(answer.status).or_insert(0) += 1;
    }
    println!("damaged messages, by status: {answered:?}");
    assert!(answered.contains_key(&202) && answered.contains_key(&422), "{answered:?}");
    well(&target);
}

fn well(target: &Target) {
    target.is_well("damaged messages");
}

fn gather(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of samples") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "xml" || kind == "json") {
            files.push(path);
        }
    }
}

fn damage(mut bytes: Vec<u8>, other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let at = |bytes: &[u8], dice: &mut Dice| dice.below(bytes.len() as u64) as usize;
    if bytes.is_empty() {
        return bytes;
    }
    match dice.below(6) {
        0 => bytes.truncate(at(&bytes, dice)),
        1 => {
            for _ in 0..1 + dice.below(8) {
                let place = at(&bytes, dice);
                bytes[place] ^= 1 << dice.below(8);
            }
        }
        2 => {
            let (from, to) = (at(&bytes, dice), at(&bytes, dice));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            let place = at(&bytes, dice);
            bytes.splice(place..place, piece);
        }
        3 => {
            let (from, to) = (at(&bytes, dice), at(&bytes, dice));
            bytes.drain(from.min(to)..from.max(to));
        }
        4 => {
            let (cut, place) = (at(&bytes, dice), dice.below(other.len().max(1) as u64) as usize);
            bytes.truncate(cut);
            bytes.extend_from_slice(&other[place.min(other.len())..]);
        }
        _ => {}
    }
    bytes
}
