//! The tariff: measures indexed by commodity prefix, immutable, made once and shared.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::{Measure, Nomenclature};

/// The longest commodity code.
pub const MAX_CODE: usize = 10;

/// All measures of an economy. A look-up is one hash probe for each length of code that occurs.
#[derive(Clone, Debug, Default)]
pub struct Tariff {
    /// Sorted by commodity, so that the measures of one code lie together.
    measures: Vec<Measure>,
    by_code: HashMap<u64, Range<u32>>,
    /// Which lengths of code occur, longest first.
    lengths: Vec<usize>,
    nomenclature: Nomenclature,
    version: String,
}

impl Tariff {
    /// Builds the index. `version` is what decisions record.
    pub fn new(mut measures: Vec<Measure>, nomenclature: Nomenclature, version: impl Into<String>) -> Tariff {
        measures.sort_by(|a, b| (&a.commodity, &a.tax, &a.id).cmp(&(&b.commodity, &b.tax, &b.id)));
        let mut by_code: HashMap<u64, Range<u32>> = HashMap::new();
        let mut lengths = [false; MAX_CODE + 1];
        for (at, measure) in measures.iter().enumerate() {
            // A code that is none of ours can never be asked for.
            let Some(key) = key(&measure.commodity) else { continue };
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            by_code.entry(key).or_insert(at..at).end = at.saturating_add(1);
            if let Some(seen) = lengths.get_mut(measure.commodity.len()) {
                *seen = true;
            }
        }
        let occurring = lengths.iter().enumerate().filter(|(_, seen)| **seen).map(|(length, _)| length);
        let lengths = occurring.rev().collect();
        Tariff { measures, by_code, lengths, nomenclature, version: version.into() }
    }

    /// All measures of a commodity and of the levels above it, most exact code first, whatever day they hold.
    pub fn measures_of<'a>(&'a self, commodity: &'a str) -> impl Iterator<Item = &'a Measure> {
        self.lengths.iter().flat_map(move |length| {
            let range = commodity.get(..*length).and_then(key).and_then(|key| self.by_code.get(&key));
            let range = range.map_or(0..0, |range| range.start as usize..range.end as usize);
            self.measures.get(range).unwrap_or_default()
        })
    }

    /// Those in force on a day.
    pub fn in_force<'a>(&'a self, commodity: &'a str, day: Date) -> impl Iterator<Item = &'a Measure> {
        self.measures_of(commodity).filter(move |measure| measure.holds(day))
    }

    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    pub fn nomenclature(&self) -> &Nomenclature {
        &self.nomenclature
    }

    pub fn version(&self) -> &str {
        &self.version
    }
}

/// A code as one number: its length, and its digits. `None` where it is no code.
fn key(code: &str) -> Option<u64> {
    if code.len() > MAX_CODE {
        return None;
    }
    let digit = |sum: u64, b: u8| b.is_ascii_digit().then(|| sum * 10 + u64::from(b - b'0'));
    let number = code.bytes().try_fold(0, digit)?;
    Some(code.len() as u64 * 10_000_000_000 + number)
}
