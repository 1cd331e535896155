//! Units as the tariff of the United States writes them.

use rust_decimal::Decimal;

use crate::Unit;

/// Units by name; the number is how many of the unit the name means.
const UNITS: [(&str, i64, &str, &str); 27] = [
    ("kg", 1, "KGM", ""),
    ("g", 1, "GRM", ""),
    ("t", 1, "TNE", ""),
    ("liter", 1, "LTR", ""),
    ("pf.liter", 1, "PFL", ""),
    ("pf. liter", 1, "PFL", ""),
    ("bbl", 1, "BLL", ""),
    ("each", 1, "NAR", ""),
    ("No.", 1, "NAR", ""),
    ("no.", 1, "NAR", ""),
    ("article", 1, "NAR", ""),
    ("head", 1, "HEA", ""),
    ("pr.", 1, "NPR", ""),
    ("prs.", 1, "NPR", ""),
    ("doz.", 1, "DZN", ""),
    ("gross", 1, "GRO", ""),
    ("thousand", 1, "MIL", ""),
    ("1000", 1, "MIL", ""),
    ("1,000", 1, "MIL", ""),
    ("m2", 1, "MTK", ""),
    ("m3", 1, "MTQ", ""),
    ("m", 1, "MTR", ""),
    ("jewel", 1, "NAR", "jewels"),
    ("jewel over 7", 1, "NAR", "jewels over 7"),
    ("1,000 pins", 1000, "NAR", "pins"),
    ("line/gross", 1, "GRO", "lines"),
    ("clean kg", 1, "KGM", "clean"),
];

/// The unit of a rate such as `¢/kg on drained weight`, and how many of it the rate is for.
pub(super) fn unit(text: &str) -> Option<(Decimal, Unit)> {
    let text = text.trim();
    if let Some((_, per, code, qualifier)) = UNITS.iter().find(|(name, ..)| *name == text) {
        return Some((Decimal::from(*per), Unit::new(code, qualifier)));
    }
    // The part of the goods that is measured stays with the unit, as words.
    let at = [" on ", " of ", " for each "].iter().filter_map(|word| text.find(word)).min()?;
    let (name, words) = (text.get(..at)?, text.get(at..)?.trim());
    let (_, per, code, qualifier) = UNITS.iter().find(|(known, ..)| *known == name)?;
    let plain = qualifier.is_empty() && words.len() <= 80 && !words.contains(['(', ')', '%', '+']);
    plain.then(|| (Decimal::from(*per), Unit::new(code, words)))
}

/// The first unit of quantity of a line, such as `["doz.","kg"]`.
pub(super) fn of_quantity(text: &str) -> Option<Unit> {
    let units: Vec<String> = serde_json::from_str(text).ok()?;
    let name = super::us_duty::plain(units.first()?);
    let name = name.replace('²', "2").replace('³', "3");
    unit(&name).map(|(_, unit)| unit)
}
