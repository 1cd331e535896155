//! Static files, named after their content so that a browser may keep them for ever.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// One file of `web/static`.
#[derive(Debug)]
pub struct Asset {
    pub name: &'static str,
    pub media_type: &'static str,
    pub bytes: &'static [u8],
    /// First 12 hexadecimal digits of SHA-256.
    pub hash: String,
}

const FILES: [(&str, &str, &[u8]); 3] = [
    ("clearway.css", "text/css; charset=utf-8", include_bytes!("../../../../web/static/clearway.css")),
    ("clearway.js", "text/javascript; charset=utf-8", include_bytes!("../../../../web/static/clearway.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("../../../../web/static/icon.svg")),
];

fn all() -> &'static [Asset] {
    static ALL: OnceLock<Vec<Asset>> = OnceLock::new();
    ALL.get_or_init(|| {
        let asset = |(name, media_type, bytes): (&'static str, &'static str, &'static [u8])| {
            let hash = Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
            Asset { name, media_type, bytes, hash }
        };
        FILES.into_iter().map(asset).collect()
    })
}

pub fn find(name: &str) -> Option<&'static Asset> {
    all().iter().find(|asset| asset.name == name)
}

/// `/static/<hash>/<name>`
pub fn address(name: &str) -> String {
    let hash = find(name).map_or("-", |asset| asset.hash.as_str());
    format!("/static/{hash}/{name}")
}

pub fn names() -> impl Iterator<Item = &'static str> {
    all().iter().map(|asset| asset.name)
}
