//! What was typed into the form, by field name: the content of a draft.

use std::collections::BTreeMap;

/// Most goods items that the form takes; longer declarations are uploaded.
pub const MOST_ITEMS: usize = 20;
const MOST_FIELDS: usize = 1_000;
const LONGEST_ANSWER: usize = 2_000;

/// Answers by name: `importer`, `item0-origin`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    values: BTreeMap<String, String>,
    pub items: usize,
}

impl Answers {
    /// A new form with one goods item.
    pub fn new() -> Answers {
        Answers { values: BTreeMap::new(), items: 1 }
    }

    /// Answers from form pairs; what is too long or too much is cut, names that the form lacks are kept out later.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Answers {
        let mut answers = Answers::new();
        for (name, value) in pairs.into_iter().take(MOST_FIELDS) {
            match name.as_str() {
                "csrf" | "do" => {}
                "items" => answers.items = value.parse::<usize>().unwrap_or(1).clamp(1, MOST_ITEMS),
                _ => answers.set(&name, value.trim()),
            }
        }
        answers
    }

    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// True if the field was ever shown, even if it was left blank.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn set(&mut self, name: &str, value: &str) {
        let value: String = value.chars().take(LONGEST_ANSWER).collect();
        self.values.insert(name.to_owned(), value);
    }

    pub fn add_item(&mut self) {
        self.items = (self.items + 1).min(MOST_ITEMS);
    }

    /// Takes out the item at `index`; those behind it move up.
    pub fn remove_item(&mut self, index: usize) {
        if index >= self.items || self.items == 1 {
            return;
        }
        let mut kept = BTreeMap::new();
        for (name, value) in std::mem::take(&mut self.values) {
            match item_of(&name) {
                Some((at, _)) if at == index => {}
                Some((at, field)) if at > index => {
                    kept.insert(format!("item{}-{field}", at - 1), value);
                }
                _ => {
                    kept.insert(name, value);
                }
            }
        }
        self.values = kept;
        self.items -= 1;
    }

    pub fn to_json(&self) -> String {
        let mut map: serde_json::Map<String, serde_json::Value> = serde_json::Map::new();
        map.insert("items".to_owned(), self.items.into());
        map.extend(self.values.iter().map(|(name, value)| (name.clone(), value.clone().into())));
        serde_json::Value::Object(map).to_string()
    }

    /// A draft that cannot be read is an empty form: nothing in it is worth an error page.
    pub fn from_json(json: &str) -> Answers {
        let map: BTreeMap<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
        let text = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        Answers::from_pairs(map.into_iter().map(|(name, value)| (name, text(value))))
    }

    /// What a list of drafts calls it.
    pub fn title(&self) -> String {
        let parts = [self.get("lrn"), self.get("importer-name"), self.get("item0-description")];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }
}

/// `item2-origin` is the field `origin` of the item at 2.
fn item_of(name: &str) -> Option<(usize, &str)> {
    let (at, field) = name.strip_prefix("item")?.split_once('-')?;
    Some((at.parse().ok()?, field))
}
