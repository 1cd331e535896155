//! What an import found, as `clearway tariff import` prints it.

use std::collections::BTreeSet;

use crate::{Expression, Kind};

/// Counts of one import. `rates` is the sum of the five kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Lines (US), measures (UK) or rows (CSV) read.
    pub lines: usize,
    pub rates: usize,
    pub free: usize,
    pub ad_valorem: usize,
    pub specific: usize,
    pub compound: usize,
    pub manual: usize,
    /// Preference programmes or codes that occur.
    pub programmes: usize,
}

impl Counts {
    /// Counts the rates given.
    pub fn of<'a>(lines: usize, rates: impl Iterator<Item = &'a Expression>, programmes: &BTreeSet<String>) -> Counts {
        let mut counts = Counts { lines, programmes: programmes.len(), ..Counts::default() };
        for rate in rates {
            counts.rates += 1;
            let of_kind = match rate.kind() {
                Kind::Free => &mut counts.free,
                Kind::AdValorem => &mut counts.ad_valorem,
                Kind::Specific => &mut counts.specific,
                Kind::Compound => &mut counts.compound,
                Kind::Manual => &mut counts.manual,
            };
            *of_kind += 1;
        }
        counts
    }

    /// Adds the counts of another file; programmes are the larger of the two, for they mostly repeat.
    pub fn add(&mut self, other: &Counts) {
        self.lines += other.lines;
        self.rates += other.rates;
        self.free += other.free;
        self.ad_valorem += other.ad_valorem;
        self.specific += other.specific;
        self.compound += other.compound;
        self.manual += other.manual;
        self.programmes = self.programmes.max(other.programmes);
    }
}
