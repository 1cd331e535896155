//! The economy profile: an economy's law as dated data, read from texts and checked as a whole.

mod check;
mod identity;
mod read;
mod region;
mod relief;
mod tax;
mod value;

use std::collections::BTreeMap;

use crate::{Life, Lists};

pub use identity::Identity;
pub use region::Region;
pub use relief::{Override, PaymentKind, PaymentMethod, Postponed, Preference, Procedure, Relief};
pub use tax::{TaxClass, TaxLaw, TaxType};
pub use value::{Adjustment, Apportion, Effect, Incoterm, RoundingRule, ValueLaw};

/// All that is law in one economy. Two profiles with equal `identity.name` and `identity.version` are equal.
#[derive(Clone, Debug)]
pub struct Profile {
    /// `profile.toml`.
    pub identity: Identity,
    /// `tax.toml`.
    pub tax: TaxLaw,
    /// `life.toml`.
    pub life: Life,
    /// `lists/*.csv`, with ISO countries and currencies.
    pub lists: Lists,
    /// Every file as it was given, by name.
    files: BTreeMap<String, String>,
}

impl Profile {
    /// The text of a part that another room reads, such as `rules/import.toml`.
    pub fn part(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(String::as_str)
    }

    /// All parts in a folder, such as `rules/`, in the order of their names.
    pub fn parts_under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.files.iter().filter(move |(name, _)| name.starts_with(folder));
        all.map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// `name@version`, as decisions record it.
    pub fn version(&self) -> String {
        format!("{}@{}", self.identity.name, self.identity.version)
    }

    /// The same law for another economy: its country, its name and its currency.
    #[must_use]
    pub fn for_economy(mut self, country: &str, country_name: &str, currency: model::Currency) -> Profile {
        country.clone_into(&mut self.identity.country);
        country_name.clone_into(&mut self.identity.country_name);
        self.identity.currency = currency.as_str().to_owned();
        self
    }

    pub fn currency(&self) -> model::Currency {
        // Checked when the profile was read.
        self.identity.currency.parse().unwrap_or(model::Currency::NONE)
    }
}
