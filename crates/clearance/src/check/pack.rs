//! The rule packs of an economy profile, compiled for declarations.

use codelist::Profile;
use model::Declaration;
use rules::{CompileError, Pack};

/// Compiles rule files (name, TOML text) for declarations; later files may switch off rules of earlier ones.
///
/// # Errors
/// Every fault of every file: place, what was found, the nearest known name.
pub fn compile(files: &[(&str, &str)]) -> Result<Pack, Vec<CompileError>> {
    Pack::compile(files, Declaration::CLASS)
}

/// The rule files of a profile, in the order of their names.
pub fn files(profile: &Profile) -> Vec<(&str, &str)> {
    profile.parts_under("rules/").collect()
}

/// The pack of a profile.
///
/// # Errors
/// The faults of its rule files; a test shows that shipped profiles have none.
pub fn of_profile(profile: &Profile) -> Result<Pack, Vec<CompileError>> {
    compile(&files(profile))
}
