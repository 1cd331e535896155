//! Every template with its samples: well-formed, one heading, every control labelled, every text known.

use std::collections::{BTreeSet, HashMap};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::samples;

const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];
const CONTROLS: [&str; 3] = ["input", "select", "textarea"];

/// What a walk over a page collects.
#[derive(Default)]
struct Found {
    headings: usize,
    ids: Vec<String>,
    labelled: BTreeSet<String>,
    controls: Vec<String>,
    described: Vec<String>,
    anchors: Vec<String>,
    inline: Vec<String>,
}

fn attributes(tag: &BytesStart<'_>) -> HashMap<String, String> {
    let mut pairs = tag.html_attributes();
    let pairs = pairs.with_checks(true).map(|attribute| attribute.expect("an attribute"));
    pairs.map(|attribute| (attribute.key.as_ref().to_owned(), attribute.value.into_owned())).collect()
}

fn look(found: &mut Found, name: &str, attributes: &HashMap<String, String>) {
    let get = |name: &str| attributes.get(name).cloned();
    found.headings += usize::from(name == "h1");
    found.ids.extend(get("id"));
    found.labelled.extend(get("for").filter(|_| name == "label"));
    found.described.extend(
        get("aria-describedby").into_iter().flat_map(|ids| ids.split(' ').map(str::to_owned).collect::<Vec<_>>()),
    );
    found.anchors.extend(get("href").and_then(|href| href.strip_prefix('#').map(str::to_owned)));
    if CONTROLS.contains(&name) && get("type").as_deref() != Some("hidden") {
        found.controls.push(get("id").unwrap_or_else(|| format!("a {name} without id")));
    }
    found.inline.extend(attributes.keys().filter(|name| name.starts_with("on") || *name == "style").cloned());
}

/// Walks a page as HTML whose tags must balance.
fn walk(page: &str, html: &str) -> Found {
    let mut found = Found::default();
    let mut open: Vec<String> = Vec::new();
    let mut reader = Reader::from_str(html);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{page}: {error}")) {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                look(&mut found, &name, &attributes(&tag));
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Event::Empty(tag) => look(&mut found, tag.name().as_ref(), &attributes(&tag)),
            Event::End(tag) => {
                let name = tag.name().as_ref().to_owned();
                assert_eq!(
                    open.pop().as_deref(),
                    Some(name.as_str()),
                    "{page}: </{name}> closes something else: {open:?}"
                );
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{page}: left open: {open:?}");
    found
}

#[test]
fn sv_05_every_page_is_well_formed_and_labelled() {
    for (page, html) in samples::all() {
        let found = walk(page, html.trim_start().trim_start_matches("<!doctype html>"));
        assert_eq!(found.headings, 1, "{page} has one h1");
        let ids: BTreeSet<&String> = found.ids.iter().collect();
        assert_eq!(ids.len(), found.ids.len(), "{page} has an id twice: {:?}", found.ids);
        for control in &found.controls {
            assert!(found.labelled.contains(control), "{page}: no label for {control}");
        }
        for id in found.described.iter().chain(&found.anchors) {
            assert!(ids.contains(id), "{page}: nothing has the id {id}");
        }
        assert!(found.inline.is_empty(), "{page} has inline script or style: {:?}", found.inline);
    }
}

#[test]
fn samples_show_every_template() {
    let shown = samples::all().len();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/templates");
    let parts = ["layout.html", "parts.html", "timeline_items.html", "queue_items.html"];
    let templates = std::fs::read_dir(folder).expect("templates").map(|file| file.expect("a file").file_name());
    let pages = templates.filter(|name| !parts.contains(&name.to_string_lossy().as_ref())).count();
    assert!(shown >= pages, "{shown} samples for {pages} pages");
}

#[test]
fn no_page_shows_a_text_key() {
    for (page, html) in samples::all() {
        let text: String =
            html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect::<Vec<_>>().join(" ");
        for word in text.split_whitespace() {
            let looks_like_a_key =
                ["nav", "form", "field", "list", "duty", "duties", "steps", "state", "error", "notice"]
                    .iter()
                    .any(|group| word.strip_prefix(group).is_some_and(|rest| rest.starts_with('.') && rest.len() > 2));
            assert!(!looks_like_a_key, "{page} shows the key {word}");
        }
    }
}
