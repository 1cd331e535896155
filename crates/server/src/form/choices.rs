//! The lists that the form's selects and proposals take their codes from.

use super::control::Choice;

/// Code lists by name, as the economy's profile has them; a few short ones of the form itself.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    lists: Vec<(&'static str, Vec<Choice>)>,
}

/// Lists of the form itself: what a short import form offers of longer lists.
const OWN: &[(&str, &[(&str, &str)])] = &[
    ("import-type", &[("IMA", "Standard, goods have arrived"), ("IMD", "Pre-lodged, goods are on their way")]),
    ("container", &[("0", "Not in containers"), ("1", "In containers")]),
    (
        "means-identification",
        &[
            ("10", "Ship: IMO number"),
            ("11", "Ship: name"),
            ("20", "Rail: wagon number"),
            ("30", "Road: registration number"),
            ("40", "Air: flight number"),
            ("41", "Air: registration number"),
            ("80", "Inland waterway: vessel number"),
            ("81", "Inland waterway: vessel name"),
        ],
    ),
    (
        "location-type",
        &[("A", "Designated place"), ("B", "Authorised place"), ("C", "Approved place"), ("D", "Other place")],
    ),
    (
        "location-qualifier",
        &[
            ("U", "UN/LOCODE"),
            ("V", "Customs office"),
            ("X", "EORI or TIN"),
            ("Y", "Authorisation number"),
            ("Z", "Address"),
        ],
    ),
    (
        "transaction-nature",
        &[
            ("1", "Sale or other transfer of ownership"),
            ("2", "Return or replacement"),
            ("3", "Transfer without payment"),
            ("9", "Other"),
        ],
    ),
    (
        "transport-mode",
        &[
            ("1", "Sea"),
            ("2", "Rail"),
            ("3", "Road"),
            ("4", "Air"),
            ("5", "Post"),
            ("7", "Fixed installation"),
            ("8", "Inland waterway"),
        ],
    ),
    (
        "previous-document-category",
        &[("X", "Summary declaration"), ("Y", "Initial declaration"), ("Z", "Previous document")],
    ),
    ("previous-procedure", &[("00", "None")]),
    (
        "valuation-adjustment",
        &[
            ("0000", "None"),
            ("0001", "Buyer and seller are related"),
            ("0010", "The buyer is restricted in using the goods"),
            ("0100", "The price depends on a condition"),
            ("1000", "Part of later proceeds goes to the seller"),
        ],
    ),
    (
        "document-status",
        &[
            ("AC", "Document attached to this declaration"),
            ("AE", "Document held by the declarant"),
            ("JE", "Document in customs' files"),
        ],
    ),
];

impl Lists {
    /// The form's own lists.
    pub fn own() -> Lists {
        let pairs = |(code, text): &(&str, &str)| Choice { value: (*code).to_owned(), text: shown(code, text) };
        Lists { lists: OWN.iter().map(|(name, list)| (*name, list.iter().map(pairs).collect())).collect() }
    }

    /// Adds a list of the profile; an empty one is left out, so that the form's own stays.
    pub fn put(&mut self, name: &'static str, codes: impl IntoIterator<Item = (String, String)>) {
        let choices: Vec<Choice> =
            codes.into_iter().map(|(code, text)| Choice { text: shown(&code, &text), value: code }).collect();
        if choices.is_empty() {
            return;
        }
        self.lists.retain(|(known, _)| *known != name);
        self.lists.push((name, choices));
    }

    pub fn get(&self, name: &str) -> &[Choice] {
        self.lists.iter().find(|(known, _)| *known == name).map_or(&[], |(_, choices)| choices)
    }
}

fn shown(code: &str, text: &str) -> String {
    if text.is_empty() { code.to_owned() } else { format!("{code} – {text}") }
}
