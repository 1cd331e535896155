//! Whose profile it is: name, version, country, currency.

use serde::Deserialize;

/// `profile.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Identity {
    /// As `--profile` names it.
    pub name: String,
    /// Changes with every change of any file of the profile.
    pub version: String,
    pub title: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub country_name: String,
    /// ISO 4217 alphabetic.
    pub currency: String,
    /// IANA name; legal days begin there.
    pub time_zone: String,
    /// BCP 47 tags, the first is used where none is asked for.
    pub languages: Vec<String>,
}
