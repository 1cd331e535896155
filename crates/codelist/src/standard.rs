//! Lists that registry crates carry: ISO 3166-1 countries and ISO 4217 currencies.

use iso_currency::{Currency, IntoEnumIterator};

use crate::{Entry, Lists};

/// Adds the lists `country` (alpha-2) and `currency` (alpha-3).
///
/// Codes that customs use beside ISO 3166 (`XK`, `XI`, `EU`, stores and provisions) come from the profile's own lists.
pub fn add(lists: &mut Lists) {
    for country in celes::Country::get_countries() {
        lists.add("country", forever(country.alpha2, country.long_name));
    }
    for currency in Currency::iter() {
        lists.add("currency", forever(currency.code(), currency.name()));
    }
}

fn forever(code: &str, name: &str) -> Entry {
    Entry { code: code.into(), name: name.into(), from: None, to: None }
}
