//! What a zone's journal says: one event a line, as operators and customs send it.

use std::fmt;

use compact_str::CompactString;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// One line of a journal.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Event {
    /// The sender's own id; an id that was received once is never booked again.
    pub id: CompactString,
    /// When it happened, in the journal's own count of time.
    pub t: i64,
    /// The enterprise on whose account it goes.
    pub enterprise: CompactString,
    /// The zone that the enterprise works in.
    pub zone: CompactString,
    #[serde(flatten)]
    pub movement: Movement,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Movement {
    /// Goods enter the zone under a declaration and become a lot.
    Admit {
        lot: CompactString,
        item: CompactString,
        qty: i64,
        status: Status,
        value: i64,
        declaration: Option<CompactString>,
    },
    /// Customs grants that goods may leave for one purpose.
    Release {
        #[serde(rename = "ref")]
        reference: CompactString,
        purpose: Purpose,
        item: CompactString,
        qty: i64,
    },
    /// An item's duty rate from now on.
    RateChange { item: CompactString, rate_bp: i64 },
    /// Goods go into home use, with duty.
    Domestic { item: CompactString, qty: i64, release: Option<CompactString>, status: Option<Status> },
    /// Goods leave the territory.
    Reexport { item: CompactString, qty: i64, release: Option<CompactString> },
    /// Goods are destroyed under control.
    Destroy { item: CompactString, qty: i64, release: Option<CompactString> },
    /// Goods go to another enterprise, status and locked rate with them.
    Transfer { item: CompactString, qty: i64, release: Option<CompactString>, to: CompactString },
    /// A work order turns inputs into a product.
    Manufacture {
        order: CompactString,
        product: CompactString,
        qty: i64,
        lot: CompactString,
        inputs: Quantities,
        #[serde(default)]
        scrap: Quantities,
        output_value: i64,
    },
    /// Somebody counted; the book stays as it is.
    Count { item: CompactString, counted: i64 },
    /// No admission or correction before `until` is taken any more.
    ClosePeriod { until: i64 },
    /// An earlier event is taken back, by postings of its own.
    Reverse { of: CompactString },
}

/// Customs status of goods in a zone (19 CFR 146.41-44).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    /// Privileged foreign: the rate of the day of admission holds.
    Pf,
    /// Non-privileged foreign: condition and rate of the day of removal.
    Npf,
    /// Domestic: duty is paid, or none is due.
    D,
    /// Zone-restricted: for export or destruction only.
    Zr,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Pf, Status::Npf, Status::D, Status::Zr];

    pub fn as_str(self) -> &'static str {
        match self {
            Status::Pf => "PF",
            Status::Npf => "NPF",
            Status::D => "D",
            Status::Zr => "ZR",
        }
    }
}

/// What a release lets goods leave for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Purpose {
    Domestic,
    Reexport,
    Destroy,
    Transfer,
}

/// Quantities by item in the order in which the sender wrote them, for goods are drawn in that order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantities(pub Vec<(CompactString, i64)>);

impl<'de> Deserialize<'de> for Quantities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Quantities;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object of item and quantity")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Quantities, A::Error> {
        let mut quantities: Vec<(CompactString, i64)> = Vec::new();
        while let Some((item, quantity)) = map.next_entry::<CompactString, i64>()? {
            if quantities.iter().any(|(known, _)| *known == item) {
                return Err(A::Error::custom(format_args!("item {item} occurs twice")));
            }
            if quantities.len() == MOST_INPUTS {
                return Err(A::Error::custom(format_args!("more than {MOST_INPUTS} items")));
            }
            quantities.push((item, quantity));
        }
        Ok(Quantities(quantities))
    }
}

/// Most items that one work order may name.
const MOST_INPUTS: usize = 1_000;
