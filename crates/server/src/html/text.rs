//! The texts of the portal by language and key; what a language lacks is said in English.

use std::collections::HashMap;
use std::sync::OnceLock;

/// One language's texts.
#[derive(Debug)]
pub struct Texts {
    pub lang: &'static str,
    texts: HashMap<String, String>,
}

const SOURCES: [(&str, &str); 3] = [
    ("en", include_str!("../../../../web/texts/en.toml")),
    ("es", include_str!("../../../../web/texts/es.toml")),
    ("zh", include_str!("../../../../web/texts/zh.toml")),
];

impl Texts {
    /// The texts of `lang`; English where there is no such language.
    pub fn of(lang: &str) -> &'static Texts {
        static ALL: OnceLock<Vec<Texts>> = OnceLock::new();
        let all = ALL.get_or_init(|| SOURCES.iter().map(|(lang, source)| Texts::read(lang, source)).collect());
        all.iter().find(|texts| texts.lang == lang).unwrap_or(&all[0])
    }

    /// The best language for an `Accept-Language` header, in the order in which it names them.
    pub fn preferred(header: &str) -> &'static str {
        let asked = header.split(',').filter_map(|part| part.split([';', '-']).next()).map(str::trim);
        asked
            .filter_map(|lang| SOURCES.iter().map(|(known, _)| *known).find(|known| *known == lang))
            .next()
            .unwrap_or("en")
    }

    fn read(lang: &'static str, source: &str) -> Texts {
        let table: toml::Table = source.parse().expect("the text files are part of the program and are tested");
        let mut texts = HashMap::new();
        collect("", &table, &mut texts);
        Texts { lang, texts }
    }

    /// The text of a key in this language alone.
    pub fn own(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The text of a key, if this language or English has it.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.own(key).or_else(|| if self.lang == "en" { None } else { Texts::of("en").find(key) })
    }

    /// The text of a key; the key itself where no language has it, so that nothing ever stays blank.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }
}

/// `[nav] lodge = …` becomes the key `nav.lodge`.
fn collect(prefix: &str, table: &toml::Table, texts: &mut HashMap<String, String>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => collect(&key, inner, texts),
            toml::Value::String(text) => {
                texts.insert(key, text.clone());
            }
            _ => {}
        }
    }
}
