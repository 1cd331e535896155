//! Pages made from the data set's tables: the data set class by class, and the glossary.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use model::node::{Chars, Class, Field, Kind};

/// Every generated page: its path in the project and its text.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![("docs/data-set.md", data_set()), ("docs/glossary.md", glossary())]
}

/// All classes of the declaration, each once, in the order in which a reader meets them.
fn classes() -> Vec<(&'static Class, BTreeSet<&'static str>)> {
    let mut seen: Vec<(&'static Class, BTreeSet<&'static str>)> =
        vec![(model::Declaration::CLASS, BTreeSet::from(["42A"]))];
    let mut at = 0;
    while let Some((class, _)) = seen.get(at) {
        for field in class.fields {
            let (Kind::One(inner) | Kind::Many(inner)) = field.kind else { continue };
            match seen.iter_mut().find(|(class, _)| class.name == inner.name) {
                Some((_, ids)) => ids.insert(field.wco),
                None => {
                    seen.push((inner, BTreeSet::from([field.wco])));
                    true
                }
            };
        }
        at += 1;
    }
    seen
}

/// The WCO's notation: `an..35` is up to 35 characters, `n..16,3` up to 16 digits with 3 behind the point.
fn format(kind: Kind) -> String {
    match kind {
        Kind::Text { max, of: Chars::Any } => format!("an..{max}"),
        Kind::Text { max, of: Chars::Letters } => format!("a..{max}"),
        Kind::Text { max, of: Chars::Digits } => format!("n..{max}"),
        Kind::Text { max, of: Chars::ExactLetters } => format!("a{max}"),
        Kind::Text { max, of: Chars::ExactDigits } => format!("n{max}"),
        Kind::Numeric { digits, fraction } => decimal(digits, fraction, ""),
        Kind::Amount { digits, fraction } => decimal(digits, fraction, " and currency"),
        Kind::Measure { digits, fraction } => decimal(digits, fraction, " and unit"),
        Kind::Moment => "date or time".into(),
        Kind::One(class) | Kind::Many(class) => format!("[{}](#{})", class.name, class.name.to_lowercase()),
    }
}

fn decimal(digits: u8, fraction: u8, with: &str) -> String {
    if fraction == 0 { format!("n..{digits}{with}") } else { format!("n..{digits},{fraction}{with}") }
}

fn occurs(field: &Field) -> String {
    let least = u8::from(field.required);
    match (field.kind, field.max) {
        (Kind::Many(_), u32::MAX) => format!("{least}..n"),
        (Kind::Many(_), most) => format!("{least}..{most}"),
        _ => format!("{least}..1"),
    }
}

fn data_set() -> String {
    let mut out = String::from(
        "# The declaration data set\n\n\
         Made by `cargo xtask docs` from the tables in `crates/model/src/dataset`; change those, not this page.\n\
         WCO Data Model 3.6. Format in the WCO's notation: `an..35` up to 35 characters, `a2` exactly two letters,\n\
         `n..16,3` up to 16 digits with 3 of them behind the point.\n",
    );
    for (class, ids) in classes() {
        let ids: Vec<&str> = ids.into_iter().filter(|id| !id.is_empty()).collect();
        let _ = write!(out, "\n## {}\n\nWCO {}\n\n", class.name, ids.join(", "));
        out.push_str("| our field | WCO element | WCO id | format | occurs |\n|---|---|---|---|---|\n");
        for field in class.fields {
            let line = (field.name, field.element, field.wco, format(field.kind), occurs(field));
            let _ = writeln!(out, "| `{}` | {} | {} | {} | {} |", line.0, line.1, line.2, line.3, line.4);
        }
    }
    out
}

/// Verbs and nouns of the process, which no table of the data set has.
const PROCESS: [(&str, &str); 16] = [
    ("accept", "customs takes the declaration on as a legal act; the acceptance date fixes rates and rules"),
    ("acquit", "mark a certificate, guarantee or temporary status as used up or fulfilled"),
    ("amend", "change a lodged declaration by pointers to its fields, giving a new version"),
    ("assess", "compute duties and taxes from measures in force on the legal day, with the working"),
    ("clear", "the declaration is done: nothing is owed, nothing is waited for"),
    ("detain", "hold goods under control beyond an examination"),
    ("examine", "look at documents or goods after a selection"),
    ("finding", "one fault or warning: code, pointer, words, what to do; all findings of a message come together"),
    ("invalidate", "declare that a declaration shall have no effect"),
    ("lane", "the treatment that the risk assessment proposes, with its reasons"),
    ("lodge", "hand a declaration to customs; durable once acknowledged"),
    ("LRN", "local reference number, given by the sender; names a message of that sender for ever"),
    ("MRN", "movement reference number, given by customs at acceptance; ends in a check digit"),
    ("present", "tell customs that the goods have arrived at an approved place"),
    ("refusal", "a command that the present state does not allow, with what is allowed"),
    ("release", "the declarant may dispose of the goods under the procedure"),
];

fn glossary() -> String {
    let mut out = String::from(
        "# Glossary\n\n\
         Made by `cargo xtask docs`; one word per thing, tied to its WCO id.\n\n\
         ## The process\n\n| word | meaning |\n|---|---|\n",
    );
    for (word, meaning) in PROCESS {
        let _ = writeln!(out, "| {word} | {meaning} |");
    }
    out.push_str("\n## Notifications (WCO RES function codes)\n\n| code | our name |\n|---|---|\n");
    for function in model::Function::ALL {
        let _ = writeln!(out, "| {} | `{function:?}` |", function.code());
    }
    out.push_str("\n## Data elements\n\n| our word | WCO element | WCO id | found in |\n|---|---|---|---|\n");
    let mut terms: BTreeMap<(&str, &str, &str), BTreeSet<&str>> = BTreeMap::new();
    for (class, _) in classes() {
        for field in class.fields {
            terms.entry((field.name, field.element, field.wco)).or_default().insert(class.name);
        }
    }
    for ((name, element, id), found) in terms {
        let found: Vec<&str> = found.into_iter().collect();
        let _ = writeln!(out, "| `{name}` | {element} | {id} | {} |", found.join(", "));
    }
    out
}
