//! Where the shared test data lies; a test that needs it skips with a printed reason when it is absent.

use std::path::{Path, PathBuf};

/// The folder of shared test data: `CLEARWAY_SHARED_DATA`, else `shared/data` beside the project.
///
/// Absent on a user's machine: `None`, and the reason on standard error. In CI absence is a failure.
pub fn shared_data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let place = std::env::var_os("CLEARWAY_SHARED_DATA").map_or(beside, PathBuf::from);
    if place.is_dir() {
        return Some(place);
    }
    assert!(std::env::var_os("CI").is_none(), "shared test data must be present in CI: {}", place.display());
    eprintln!("skipped: shared test data is not at {}", place.display());
    None
}
