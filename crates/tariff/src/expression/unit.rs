//! Units of quantity: UN/ECE Recommendation 20 and TARIC codes, with TARIC's qualifiers.

use std::fmt;
use std::str::FromStr;

use model::Text;
use rust_decimal::Decimal;

/// A unit code such as `KGM`, with a qualifier such as `G` (gross) or words that say of what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    code: Text,
    qualifier: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a unit such as kg, l, HLT or TNE#I, found {found:?}")]
pub struct UnitError {
    found: String,
}

/// How units are written where that is plainer than the code.
const SYMBOLS: [(&str, &str, &str); 17] = [
    ("kg", "KGM", ""),
    ("g", "GRM", ""),
    ("t", "TNE", ""),
    ("l", "LTR", ""),
    ("hl", "HLT", ""),
    ("l alcohol", "LPA", ""),
    ("% vol", "ASV", ""),
    ("% vol/hl", "ASV", "X"),
    ("item", "NAR", ""),
    ("pair", "NPR", ""),
    ("dozen", "DZN", ""),
    ("gross", "GRO", ""),
    ("m", "MTR", ""),
    ("m2", "MTK", ""),
    ("m3", "MTQ", ""),
    ("barrel", "BLL", ""),
    ("carat", "CTM", ""),
];

/// Units that convert into each other: a family, and how many of the family's first unit one of it is.
const FAMILIES: [(&str, &str, Decimal); 16] = [
    ("KGM", "mass", Decimal::ONE),
    ("GRM", "mass", Decimal::from_parts(1, 0, 0, false, 3)),
    ("DTN", "mass", Decimal::ONE_HUNDRED),
    ("TNE", "mass", Decimal::ONE_THOUSAND),
    ("KTC", "mass", Decimal::ONE),
    ("LTR", "volume", Decimal::ONE),
    ("HLT", "volume", Decimal::ONE_HUNDRED),
    ("KLT", "volume", Decimal::ONE_THOUSAND),
    ("MTQ", "volume", Decimal::ONE_THOUSAND),
    ("NAR", "count", Decimal::ONE),
    ("C62", "count", Decimal::ONE),
    ("H87", "count", Decimal::ONE),
    ("DZN", "count", Decimal::from_parts(12, 0, 0, false, 0)),
    ("CEN", "count", Decimal::ONE_HUNDRED),
    ("GRO", "count", Decimal::from_parts(144, 0, 0, false, 0)),
    ("MIL", "count", Decimal::ONE_THOUSAND),
];

impl Unit {
    pub const KILOGRAM: Unit = Unit { code: Text::const_new("KGM"), qualifier: Text::const_new("") };
    pub const LITRE: Unit = Unit { code: Text::const_new("LTR"), qualifier: Text::const_new("") };
    pub const HECTOLITRE: Unit = Unit { code: Text::const_new("HLT"), qualifier: Text::const_new("") };

    pub fn new(code: &str, qualifier: &str) -> Unit {
        Unit { code: code.into(), qualifier: qualifier.into() }
    }

    /// UN/ECE or TARIC code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// TARIC qualifier letter, or words that say of what; empty where there is none.
    pub fn qualifier(&self) -> &str {
        &self.qualifier
    }

    /// How many of `other` one of this unit is; `None` where they do not convert.
    pub fn factor_to(&self, other: &Unit) -> Option<Decimal> {
        if self.qualifier != other.qualifier {
            return None;
        }
        let find = |code: &str| FAMILIES.iter().find(|(unit, _, _)| *unit == code);
        let (from, to) = (find(&self.code)?, find(&other.code)?);
        if from.1 == to.1 { from.2.checked_div(to.2) } else { None }
    }
}

/// The symbol where there is one, else the code, with `#` before a qualifier letter and brackets around words.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbol = SYMBOLS.iter().find(|(_, code, qualifier)| *code == self.code && *qualifier == self.qualifier);
        if let Some((symbol, _, _)) = symbol {
            return f.write_str(symbol);
        }
        let plain = SYMBOLS.iter().find(|(_, code, qualifier)| *code == self.code && qualifier.is_empty());
        match self.qualifier.len() {
            0 => f.write_str(&self.code),
            1 => write!(f, "{}#{}", self.code, self.qualifier),
            _ => write!(f, "{} ({})", plain.map_or(self.code.as_str(), |(symbol, _, _)| symbol), self.qualifier),
        }
    }
}

impl FromStr for Unit {
    type Err = UnitError;

    fn from_str(text: &str) -> Result<Unit, UnitError> {
        let error = || UnitError { found: text.chars().take(60).collect() };
        let text = text.trim();
        if let Some((_, code, qualifier)) = SYMBOLS.iter().find(|(symbol, _, _)| *symbol == text) {
            return Ok(Unit::new(code, qualifier));
        }
        if let Some((unit, words)) = text.strip_suffix(')').and_then(|rest| rest.split_once(" (")) {
            let unit: Unit = unit.parse().map_err(|_: UnitError| error())?;
            let valid =
                unit.qualifier.is_empty() && words.len() > 1 && words.len() <= 80 && !words.contains(['(', ')']);
            return if valid && words.trim() == words {
                Ok(Unit { qualifier: words.into(), ..unit })
            } else {
                Err(error())
            };
        }
        let (code, qualifier) = text.split_once('#').unwrap_or((text, ""));
        let capital = |t: &str| t.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let valid = matches!(code.len(), 2 | 3) && capital(code) && qualifier.len() <= 1 && capital(qualifier);
        if valid { Ok(Unit::new(code, qualifier)) } else { Err(error()) }
    }
}
