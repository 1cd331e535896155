//! The economy's code lists as the forms offer them.

use app::App;
use jiff::civil::Date;

use crate::form::Lists;

/// Lists by the name that the form knows, and the profile.
const FROM_PROFILE: [(&str, &str); 7] = [
    ("country", "country"),
    ("unit", "unit"),
    ("package", "package"),
    ("document-type", "document-type"),
    ("transport-mode", "transport-mode"),
    ("valuation-method", "valuation-method"),
    ("currency", "currency"),
];

/// What holds on `day`.
pub fn of(app: &App, day: Date) -> Lists {
    let profile = app.profile();
    let mut lists = Lists::own();
    for (name, list) in FROM_PROFILE {
        let codes = profile.lists.codes(list, day);
        lists.put(name, codes.iter().map(|entry| (entry.code.to_string(), entry.name.to_string())));
    }
    let tax = &profile.tax;
    lists.put("preference", tax.preferences.iter().map(|p| (p.code.clone(), p.name.clone())));
    lists.put("payment-method", tax.payment_methods.iter().map(|p| (p.code.clone(), p.name.clone())));
    lists.put("procedure", tax.procedures.iter().map(|p| (p.code.clone(), p.name.clone())));
    lists.put("incoterm", tax.incoterms.iter().map(|p| (p.code.clone(), p.name.clone())));
    lists
}
