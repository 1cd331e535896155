//! The shared samples, by their manifests.

use std::path::{Path, PathBuf};

/// One row of the WCO sample list.
pub struct Sample {
    pub path: PathBuf,
    pub name: String,
    pub kind: String,
    pub xsd_status: String,
    pub items: usize,
}

impl Sample {
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    /// True for a declaration, amendment, invalidation or presentation.
    pub fn is_declaration(&self) -> bool {
        self.kind.ends_with("-declaration")
            || ["amendment", "cancellation", "goods-presentation"].contains(&&*self.kind)
    }

    pub fn is_sound(&self) -> bool {
        self.xsd_status != "not-well-formed" && self.xsd_status != "broken-root"
    }
}

/// `None` where the shared data is absent.
pub fn wco() -> Option<Vec<Sample>> {
    let folder = testkit::shared_data()?.join("wco-declarations");
    let rows = table(&folder.join("MANIFEST.tsv"));
    let sample = |row: &Vec<String>| Sample {
        path: folder.join(&row[0]),
        name: row[0].clone(),
        kind: row[1].clone(),
        items: row[2].parse().unwrap_or(0),
        xsd_status: row[10].clone(),
    };
    Some(rows.iter().map(sample).collect())
}

/// The rows of a tab-separated file behind its header.
pub fn table(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
