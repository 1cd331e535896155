//! The numbered schema steps of both stores, and when a database may be used.

use sha2::{Digest, Sha256};

use crate::error::Fault;

/// A schema step: never changed once shipped.
#[derive(Debug)]
pub(crate) struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! steps {
    ($folder:literal: $($name:literal),+) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("../../../migrations/", $folder, "/", $name, ".sql")) }),+]
    };
}

pub(crate) const SQLITE: &[Migration] =
    steps!("sqlite": "0001_start", "0002_accounts", "0003_views", "0004_office_lane", "0005_ordered_outbox");
pub(crate) const POSTGRES: &[Migration] =
    steps!("postgres": "0001_start", "0002_accounts", "0003_views", "0004_office_lane", "0005_ordered_outbox");

impl Migration {
    /// SHA-256 of the step, hexadecimal.
    pub(crate) fn checksum(&self) -> String {
        Sha256::digest(self.sql.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Which steps are still to be done, given name and checksum of the done ones in order.
pub(crate) fn missing<'a>(steps: &'a [Migration], done: &[(String, String)]) -> Result<&'a [Migration], Fault> {
    for (at, (name, checksum)) in done.iter().enumerate() {
        let Some(step) = steps.get(at) else {
            return Err(Fault::Schema(format!(
                "the database has step {name}, this program knows {} steps: it was written by a newer version",
                steps.len()
            )));
        };
        if step.name != name {
            return Err(Fault::Schema(format!("step {} of the database is {name}, expected {}", at + 1, step.name)));
        }
        if step.checksum() != *checksum {
            return Err(Fault::Schema(format!("step {name} of the database was altered: its checksum is {checksum}")));
        }
    }
    Ok(&steps[done.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(count: usize) -> Vec<(String, String)> {
        SQLITE.iter().take(count).map(|step| (step.name.to_owned(), step.checksum())).collect()
    }

    #[test]
    fn what_is_done_is_not_done_again() {
        assert_eq!(missing(SQLITE, &done(0)).unwrap().len(), SQLITE.len());
        assert_eq!(missing(SQLITE, &done(2)).unwrap()[0].name, "0003_views", "0004_office_lane");
        assert!(missing(SQLITE, &done(SQLITE.len())).unwrap().is_empty());
    }

    #[test]
    fn newer_and_altered_schemas_are_refused() {
        let mut newer = done(SQLITE.len());
        newer.push(("9999_future".to_owned(), String::new()));
        assert!(missing(SQLITE, &newer).unwrap_err().to_string().contains("newer version"));

        let mut altered = done(2);
        altered[1].1 = "00".to_owned();
        assert!(
            missing(SQLITE, &altered).unwrap_err().to_string().contains("0002_accounts of the database was altered")
        );

        let mut other = done(1);
        other[0].0 = "0001_other".to_owned();
        assert!(missing(SQLITE, &other).unwrap_err().to_string().contains("expected 0001_start"));
    }
}
