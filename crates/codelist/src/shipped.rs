//! The economy profiles that Clearway ships, embedded: one table of their files.

use crate::{Fault, Profile};

/// The names of the shipped profiles.
pub const SHIPPED: [&str; 2] = ["neutral", "uk-cds"];

macro_rules! files {
    ($folder:literal: $($file:literal),* $(,)? $(; $base:literal: $($rules:literal),* $(,)?)?) => {
        &[
            $(($file, include_str!(concat!("../../../profiles/", $folder, "/", $file))),)*
            // Rules of a profile that this one builds on; their names sort before its own.
            $($((
                concat!("rules/", $base, "/", $rules),
                include_str!(concat!("../../../profiles/", $base, "/rules/", $rules)),
            ),)*)?
        ]
    };
}

const NEUTRAL: &[(&str, &str)] = files!("neutral":
    "profile.toml",
    "tax.toml",
    "life.toml",
    "lists/countries.csv",
    "lists/declaration.csv",
    "lists/documents.csv",
    "lists/goods.csv",
    "rates/monthly.csv",
    "rules/documents.toml",
    "rules/goods.toml",
    "rules/lists.toml",
    "rules/parties.toml",
    "rules/references.toml",
    "rules/transport.toml",
    "rules/valuation.toml",
    "selection/first.toml",
);

const UK_CDS: &[(&str, &str)] = files!("uk-cds":
    "profile.toml",
    "tax.toml",
    "life.toml",
    "lists/countries.csv",
    "lists/declaration.csv",
    "lists/goods.csv",
    "rules/published.toml",
    "rules/uk.toml";
    "neutral": "documents.toml", "goods.toml", "lists.toml", "parties.toml", "references.toml", "transport.toml", "valuation.toml",
);

/// The files of a shipped profile: name in its folder, and text.
pub fn shipped_files(name: &str) -> Option<&'static [(&'static str, &'static str)]> {
    match name {
        "neutral" => Some(NEUTRAL),
        "uk-cds" => Some(UK_CDS),
        _ => None,
    }
}

/// A shipped profile; `None` where there is none of that name.
///
/// # Errors
/// The faults of its files; a test shows that there are none.
pub fn shipped(name: &str) -> Option<Result<Profile, Vec<Fault>>> {
    shipped_files(name).map(|files| Profile::from_texts(files.iter().copied()))
}
