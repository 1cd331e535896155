//! The declaration read model: its row, filters, pages and totals.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;

/// Name of the projection that feeds the declaration view.
pub const DECLARATIONS: &str = "declarations";

/// Most rows a page may have.
pub const PAGE_LIMIT: usize = 1000;

/// One declaration as lists show it. The key is `stream`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeclarationRow {
    /// Name of the declaration's event stream.
    pub stream: String,
    /// Movement reference number, empty until given.
    pub mrn: String,
    /// Local reference number.
    pub lrn: String,
    /// Who lodged it.
    pub sender: String,
    /// Declaration kind, as the profile names it.
    pub kind: String,
    /// Type code, e.g. `IMA`.
    pub type_code: String,
    /// Name of the state.
    pub state: String,
    /// Who must act next (a role or agency), `None` when nobody.
    pub waits_for: Option<String>,
    /// Customs office.
    pub office: String,
    /// Risk lane.
    pub lane: String,
    /// Importer's id.
    pub importer: String,
    /// Declarant's id.
    pub declarant: String,
    /// Commodity code of the first item, digits only; the index holds its first four.
    pub hs: String,
    /// Country of origin of the first item.
    pub origin: String,
    /// Customs value in minor units of the profile's currency.
    pub value_minor: i64,
    /// Duties and taxes in minor units of the profile's currency.
    pub duty_minor: i64,
    /// Legal day of lodging, for day totals.
    pub day: Date,
    /// When it was lodged.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// Version of the stream that this row shows.
    pub version: u64,
    /// Anything else a list or case page shows.
    pub summary: serde_json::Value,
    /// Words to be found by: references, names, goods. Written, never read back.
    pub text: String,
}

/// What one step of a projection writes.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Rows to insert or replace by `stream`; of several with one stream the last counts.
    pub declarations: Vec<DeclarationRow>,
}

/// Which declarations to list. Everything given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Lodged by.
    pub sender: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Waiting for this role or agency.
    pub waits_for: Option<String>,
    /// At this office.
    pub office: Option<String>,
    /// In this risk lane.
    pub lane: Option<String>,
    /// Commodity code of the first item starts with these digits.
    pub hs_prefix: Option<String>,
    /// Lodged at or after.
    pub from: Option<Timestamp>,
    /// Lodged before.
    pub to: Option<Timestamp>,
    /// All these words; the last may be the start of a word.
    pub text: Option<String>,
    /// Which end first.
    pub order: Order,
}

/// By time of lodging (in a text search: by order of first appearance).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first, for queues.
    Oldest,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) created_at: i64,
    pub(crate) id: i64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.created_at, self.id)
    }
}

/// The text is no cursor of ours.
#[derive(Debug, Clone, thiserror::Error)]
#[error("a cursor is two numbers with a point between, as given with the previous page")]
pub struct NotACursor;

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let (created_at, id) = text.split_once('.').ok_or(NotACursor)?;
        let created_at = created_at.parse().map_err(|_| NotACursor)?;
        Ok(Cursor { created_at, id: id.parse().map_err(|_| NotACursor)? })
    }
}

/// One page of a list; its rows have no `text`.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The rows.
    pub rows: Vec<DeclarationRow>,
    /// Send this to get the next page; `None` on the last.
    pub next: Option<Cursor>,
}

/// A running total.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StateTotal {
    /// Name of the state.
    pub state: String,
    /// Number of declarations.
    pub count: i64,
    /// Sum of customs values, minor units.
    pub value_minor: i64,
    /// Sum of duties and taxes, minor units.
    pub duty_minor: i64,
}

/// The first four digits, on which the index of commodity codes is built.
pub(crate) fn hs4(hs: &str) -> &str {
    hs.get(..4).unwrap_or(hs)
}

/// Of several rows with one stream only the last, in the order of first appearance.
pub(crate) fn latest(rows: &[DeclarationRow]) -> Vec<&DeclarationRow> {
    let mut place = HashMap::with_capacity(rows.len());
    let mut found: Vec<&DeclarationRow> = Vec::with_capacity(rows.len());
    for row in rows {
        match place.entry(row.stream.as_str()) {
            Entry::Occupied(at) => found[*at.get()] = row,
            Entry::Vacant(free) => {
                free.insert(found.len());
                found.push(row);
            }
        }
    }
    found
}

/// A fingerprint of the search text (FNV-1a): stable across versions, as it is stored.
pub(crate) fn text_hash(text: &str) -> i64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, fold).cast_signed()
}
