//! Writes every sample page with its style sheet into a folder, to look at them.

#[path = "../samples/mod.rs"]
mod samples;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "gallery".to_owned()));
    std::fs::create_dir_all(&out)?;
    for name in server::html::assets::names() {
        let address = server::html::assets::address(name);
        let file = out.join(address.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("an asset lies in a folder"))?;
        std::fs::write(file, server::html::assets::find(name).map_or(&[][..], |asset| asset.bytes))?;
    }
    let mut index = String::from("<!doctype html><html lang=en><title>Gallery</title><ul>");
    for (name, html) in samples::all() {
        std::fs::write(out.join(format!("{name}.html")), html)?;
        index.push_str(&format!("<li><a href=\"{name}.html\">{name}</a>"));
    }
    std::fs::write(out.join("index.html"), index)
}
