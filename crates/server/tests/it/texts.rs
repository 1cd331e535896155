//! The message files: every key that a template or the code uses exists, and no language invents keys.

use std::collections::BTreeSet;
use std::path::Path;

use server::html::Texts;

fn files(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(std::fs::read_to_string(&path).expect("text"));
        }
    }
}

/// `page.t("…")`, `page.tag("…", "…")` and text keys between quotes that begin with a group of the English file.
fn used() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(&root.join("../../web/templates"), &mut sources);
    let mut keys = BTreeSet::new();
    for source in &sources {
        for call in source.split("page.t(\"").skip(1) {
            keys.extend(call.split('"').next().map(str::to_owned));
        }
        for call in source.split("page.tag(\"").skip(1) {
            keys.extend(call.split('"').nth(2).map(str::to_owned));
        }
    }
    keys
}

#[test]
fn every_key_of_a_template_has_an_english_text() {
    let english = Texts::of("en");
    let missing: Vec<String> = used().into_iter().filter(|key| english.own(key).is_none()).collect();
    assert!(missing.is_empty(), "no English text for {missing:?}");
}

#[test]
fn other_languages_have_only_keys_that_english_has() {
    for lang in ["es", "zh"] {
        let texts = Texts::of(lang);
        assert_eq!(texts.lang, lang);
        let unknown: Vec<&str> = texts.keys().filter(|key| Texts::of("en").own(key).is_none()).collect();
        assert!(unknown.is_empty(), "{lang} has {unknown:?}");
    }
}

#[test]
fn the_best_language_is_found() {
    let cases =
        [("es-PE,es;q=0.9,en;q=0.8", "es"), ("fr,zh-CN;q=0.7", "zh"), ("fr", "en"), ("", "en"), ("en-NZ", "en")];
    for (header, lang) in cases {
        assert_eq!(Texts::preferred(header), lang, "{header}");
    }
}
