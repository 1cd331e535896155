//! What must fit together in a profile beyond its shape.

use std::collections::HashSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Identity, TaxClass, TaxLaw, TaxType};
use crate::{Fault, Lists};

const CLASSES: [TaxClass; 6] =
    [TaxClass::Duty, TaxClass::Additional, TaxClass::Defence, TaxClass::Excise, TaxClass::Vat, TaxClass::Fee];

pub fn identity(identity: &Identity, lists: &Lists, faults: &mut Vec<Fault>) {
    let mut fault = |message: String| faults.push(Fault::new("profile.toml", 0, message));
    // ISO lists hold for ever, so that any day serves.
    let any_day = Date::constant(2000, 1, 1);
    if lists.has("country", &identity.country, any_day) != Some(true) {
        fault(format!("country {:?} is not in ISO 3166-1", identity.country));
    }
    if lists.has("currency", &identity.currency, any_day) != Some(true) {
        fault(format!("currency {:?} is not in ISO 4217", identity.currency));
    }
    if identity.languages.is_empty() {
        fault("languages: expected at least one".to_owned());
    }
    if identity.name.is_empty() || identity.version.is_empty() {
        fault("name and version must not be empty".to_owned());
    }
}

pub fn tax(law: &TaxLaw, faults: &mut Vec<Fault>) {
    let mut messages = Vec::new();
    for (at, tax) in law.taxes.iter().enumerate() {
        base(law, at, &tax.code, &tax.base, &mut messages);
    }
    regions(law, &mut messages);
    for relief in &law.reliefs {
        known(law, &format!("relief {}", relief.code), &relief.taxes, &mut messages);
        if relief.share <= Decimal::ZERO || relief.share > Decimal::ONE_HUNDRED {
            messages.push(format!("relief {}: share {} is not within 0 to 100", relief.code, relief.share));
        }
    }
    if let Some(postponed) = &law.postponed {
        known(law, "postponed", &postponed.taxes, &mut messages);
    }
    doubles("tax", law.taxes.iter().map(|t| &t.code), &mut messages);
    doubles("region", law.regions.iter().map(|r| &r.code), &mut messages);
    doubles("relief", law.reliefs.iter().map(|r| &r.code), &mut messages);
    doubles("procedure", law.procedures.iter().map(|p| &p.code), &mut messages);
    doubles("preference", law.preferences.iter().map(|p| &p.code), &mut messages);
    doubles("payment_method", law.payment_methods.iter().map(|m| &m.code), &mut messages);
    doubles("incoterm", law.incoterms.iter().map(|i| &i.code), &mut messages);
    doubles("adjustment", law.adjustments.iter().map(|a| &a.code), &mut messages);
    if law.preference(&law.ordinary_preference).is_none() {
        messages.push(format!("ordinary_preference {:?} is no preference of this file", law.ordinary_preference));
    }
    faults.extend(messages.into_iter().map(|message| Fault::new("tax.toml", 0, message)));
}

fn regions(law: &TaxLaw, messages: &mut Vec<String>) {
    if law.regions.iter().filter(|region| region.when.is_empty()).count() != 1 {
        messages.push("expected exactly one region without when, the ordinary one".to_owned());
    }
    for region in &law.regions {
        let place = format!("region {}", region.code);
        known(law, &place, &region.taxes, messages);
        if let Some(other) = region.otherwise.as_deref().filter(|other| law.region(other).is_none()) {
            messages.push(format!("{place}: otherwise names {other}, which is no region"));
        }
        for (code, parts) in &region.base {
            match law.tax(code) {
                Some((at, _)) => base(law, at, &format!("{place}, {code}"), parts, messages),
                None => messages.push(format!("{place}: base of {code}, which is no tax")),
            }
        }
    }
}

/// A base may use the value, a class, or a tax that is computed before it.
fn base(law: &TaxLaw, at: usize, place: &str, parts: &[String], messages: &mut Vec<String>) {
    for part in parts {
        let class = CLASSES.iter().any(|class| class.as_str() == part);
        let earlier = |tax: &&TaxType| tax.code == *part;
        if part != "value" && !class && !law.taxes.iter().take(at).any(|tax| earlier(&tax)) {
            messages.push(format!("base of {place}: {part:?} is neither value, a class, nor a tax computed before"));
        }
    }
    if parts.is_empty() {
        messages.push(format!("base of {place} is empty"));
    }
}

fn known(law: &TaxLaw, place: &str, taxes: &[String], messages: &mut Vec<String>) {
    for code in taxes {
        if law.tax(code).is_none() && !law.taxes.iter().any(|tax| tax.code == *code) {
            messages.push(format!("{place}: {code} is no tax of this file"));
        }
    }
}

fn doubles<'a>(what: &str, codes: impl Iterator<Item = &'a String>, messages: &mut Vec<String>) {
    let mut seen = HashSet::new();
    messages.extend(codes.filter(|code| !seen.insert(*code)).map(|code| format!("{what} {code} is given twice")));
}
