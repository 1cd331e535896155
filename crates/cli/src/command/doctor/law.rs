//! The law: a profile that compiles, and a tariff.

use std::path::Path;

use tariff::Tariff;

use super::report::Line;
use crate::exit::Exit;
use crate::node;

pub async fn check(name: &str, data: &Path) -> Vec<Line> {
    vec![profile(name).await, tariff(data)]
}

async fn profile(name: &str) -> Line {
    let tried = async {
        let profile = node::profile(name)?;
        node::in_memory(profile, Tariff::default(), jiff::Timestamp::UNIX_EPOCH).await
    };
    match tried.await {
        Ok(node) => Line::ok("profile", format!("{} compiles", node.profile().version())),
        Err(exit) => Line::fail("profile", said(&exit), "mend the profile where it says, or name a shipped one"),
    }
}

fn tariff(data: &Path) -> Line {
    let kept = data.join("tariff.csv");
    let give = "give one with: clearway up --tariff FILE";
    if !kept.is_file() {
        return Line::warn("tariff", "none yet; duties will wait for an officer", give);
    }
    match node::tariff(std::slice::from_ref(&kept)) {
        Ok(tariff) if tariff.measures().is_empty() => Line::warn("tariff", "it has no measures", give),
        Ok(tariff) => Line::ok("tariff", format!("{} measures", tariff.measures().len())),
        Err(exit) => Line::fail("tariff", said(&exit), give),
    }
}

fn said(exit: &Exit) -> String {
    exit.message().unwrap_or_default().replace('\n', " ")
}
