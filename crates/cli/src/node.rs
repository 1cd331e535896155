//! What commands share to make a node: profile, tariff, store.

use std::path::{Path, PathBuf};

use app::{App, Clock, Ids, Setup};
use codelist::Profile;
use model::Money;
use store::{Config, Store};
use tariff::{Measure, Nomenclature, Rates, Tariff};

use crate::exit::Exit;
use crate::input;

/// A shipped profile by name, or one from a folder.
pub fn profile(name: &str) -> Result<Profile, Exit> {
    let read = match codelist::shipped(name) {
        Some(read) => read,
        None if Path::new(name).is_dir() => from_folder(Path::new(name))?,
        None => {
            let known = codelist::SHIPPED.join(", ");
            return Err(Exit::input(format!("no profile {name:?}; shipped are {known}, or give a folder")));
        }
    };
    read.map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Exit::input(format!("profile {name}:\n  {}", faults.join("\n  ")))
    })
}

fn from_folder(folder: &Path) -> Result<Result<Profile, Vec<codelist::Fault>>, Exit> {
    let files = input::files_under(folder).map_err(|e| Exit::input(format!("{}: {e}", folder.display())))?;
    let mut texts = Vec::new();
    for file in files {
        let wanted = file.extension().is_some_and(|kind| kind == "toml" || kind == "csv");
        if let (true, Ok(name)) = (wanted, file.strip_prefix(folder)) {
            texts.push((name.to_string_lossy().replace('\\', "/"), input::text(&file)?));
        }
    }
    Ok(Profile::from_texts(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))))
}

/// One tariff out of several files; a row that is none refuses all of them, with its place.
pub fn tariff(files: &[PathBuf]) -> Result<Tariff, Exit> {
    let mut measures: Vec<Measure> = Vec::new();
    let mut faults = Vec::new();
    let mut content = Vec::new();
    for file in files {
        let text = input::text(file)?;
        let (rows, bad) = tariff::import::csv::read(&text);
        measures.extend(rows);
        faults.extend(bad.iter().map(|fault| format!("{}: {fault}", file.display())));
        content.extend_from_slice(text.as_bytes());
    }
    if !faults.is_empty() {
        return Err(Exit::input(faults.join("\n")));
    }
    let version = format!("tariff@{}", app::sha256(&content).get(..12).unwrap_or_default());
    Ok(Tariff::new(measures, Nomenclature::default(), version))
}

/// A node that keeps nothing, with a clock that stands still and ids that repeat: for replays and calculations.
pub async fn in_memory(profile: Profile, tariff: Tariff, at: jiff::Timestamp) -> Result<App, Exit> {
    let store = Store::open(Config::Memory).await.map_err(Exit::failed)?;
    let opens_accounts = Some(Money::from_minor(i64::MAX / 4, profile.currency()));
    let setup = Setup {
        store,
        profile,
        tariff,
        rates: Rates::default(),
        clock: Clock::fixed(at),
        ids: Ids::counted(1),
        opens_accounts,
    };
    App::new(setup).map_err(Exit::input)
}

/// A runtime for commands that need one.
pub fn runtime() -> Result<tokio::runtime::Runtime, Exit> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Exit::failed)
}
