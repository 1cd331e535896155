//! Reads a profile from its files' texts; every fault of every file is given at once.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{Identity, Profile, TaxLaw, check};
use crate::{Entry, Fault, Life, Lists, standard};

impl Profile {
    /// A profile from `(file name, text)`, names relative to the profile's folder: `profile.toml`, `tax.toml`,
    /// `life.toml`, `lists/*.csv`; other files are kept for the rooms that read them.
    ///
    /// # Errors
    /// Every fault of every file: TOML faults with their line, unknown keys with their path, codes that do not fit together.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Profile, Vec<Fault>> {
        let files: BTreeMap<String, String> =
            files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let mut faults = Vec::new();
        let identity: Option<Identity> = part(&files, "profile.toml", &mut faults);
        let tax: Option<TaxLaw> = part(&files, "tax.toml", &mut faults);
        let life: Option<Life> = part(&files, "life.toml", &mut faults);
        let mut lists = Lists::default();
        standard::add(&mut lists);
        for (name, text) in files.iter().filter(|(name, _)| name.starts_with("lists/") && name.ends_with(".csv")) {
            faults.extend(lists.read_csv(name, text));
        }
        if let Some(identity) = &identity {
            check::identity(identity, &lists, &mut faults);
        }
        if let Some(tax) = &tax {
            add_lists(tax, &mut lists);
            check::tax(tax, &mut faults);
        }
        if let Some(life) = &life {
            faults.extend(life.faults().into_iter().map(|message| Fault::new("life.toml", 0, message)));
        }
        match (identity, tax, life) {
            (Some(identity), Some(tax), Some(life)) if faults.is_empty() => {
                Ok(Profile { identity, tax, life, lists, files })
            }
            _ => Err(faults),
        }
    }
}

fn part<T: DeserializeOwned>(files: &BTreeMap<String, String>, file: &str, faults: &mut Vec<Fault>) -> Option<T> {
    let Some(text) = files.get(file) else {
        faults.push(Fault::new(file, 0, "the profile has no such file"));
        return None;
    };
    let reader = match toml::Deserializer::parse(text) {
        Ok(reader) => reader,
        Err(error) => {
            faults.push(fault(file, text, &error));
            return None;
        }
    };
    let mut unknown = Vec::new();
    let part = serde_ignored::deserialize(reader, |path| unknown.push(path.to_string()));
    faults.extend(unknown.into_iter().map(|path| Fault::new(file, 0, format!("unknown key {path}"))));
    part.map_err(|error| faults.push(fault(file, text, &error))).ok()
}

fn fault(file: &str, text: &str, error: &toml::de::Error) -> Fault {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(0, |before| before.matches('\n').count() + 1);
    Fault::new(file, line, error.message())
}

/// The codes of the tax law are code lists too, so that no code is written down twice.
fn add_lists(law: &TaxLaw, lists: &mut Lists) {
    let mut add = |list: &str, code: &str, name: &str| {
        lists.add(list, Entry { code: code.into(), name: name.into(), from: None, to: None });
    };
    // A beginning with `*` is no code; codes under it stand in a list of their own where an economy names them.
    law.taxes.iter().filter(|t| !t.code.ends_with('*')).for_each(|t| add("tax-type", &t.code, &t.name));
    law.procedures.iter().for_each(|p| add("procedure", &p.code, &p.name));
    law.preferences.iter().for_each(|p| add("preference", &p.code, &p.name));
    law.payment_methods.iter().for_each(|m| add("payment-method", &m.code, &m.name));
    law.incoterms.iter().for_each(|i| add("incoterm", &i.code, &i.name));
    law.adjustments.iter().for_each(|a| add("charge", &a.code, &a.name));
    law.reliefs.iter().for_each(|r| add("relief", &r.code, &r.name));
}
