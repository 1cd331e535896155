//! The answer to one event, in the form that journals expect.

use compact_str::CompactString;
use serde::Serialize;

/// What became of an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    pub id: CompactString,
    #[serde(rename = "result")]
    pub verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The lots that goods were taken from, oldest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocations: Option<Vec<(CompactString, i64)>>,
    /// Duty of a removal to home use, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<i64>,
    /// On hand by the book when it was counted, and what the count is off by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub book: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variance: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Accepted,
    Rejected,
    /// Received before; nothing changed.
    Duplicate,
}

/// Why an event was not booked. A retry of the same event never helps: it is a duplicate by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    NoDeclaration,
    PeriodClosed,
    /// No release of that reference for this purpose, item and enterprise.
    NoRelease,
    /// Zone-restricted goods never go into home use.
    ZoneRestricted,
    ReleaseExceeded,
    /// Less on hand than asked for.
    Insufficient,
    UnknownEnterprise,
    UnknownItem,
    /// The enterprise does not work in that zone.
    WrongZone,
    /// A lot of that name is in the book.
    LotExists,
    /// A release of that reference was granted.
    ReleaseExists,
    /// A quantity, value or rate below its least or above its largest value.
    OutOfRange,
    /// No booked event of that id.
    UnknownEvent,
    AlreadyReversed,
    /// The event posted nothing that could be taken back.
    NotReversible,
}

impl Reason {
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::NoDeclaration => "NO_DECLARATION",
            Reason::PeriodClosed => "PERIOD_CLOSED",
            Reason::NoRelease => "NO_RELEASE",
            Reason::ZoneRestricted => "ZONE_RESTRICTED",
            Reason::ReleaseExceeded => "RELEASE_EXCEEDED",
            Reason::Insufficient => "INSUFFICIENT",
            Reason::UnknownEnterprise => "UNKNOWN_ENTERPRISE",
            Reason::UnknownItem => "UNKNOWN_ITEM",
            Reason::WrongZone => "WRONG_ZONE",
            Reason::LotExists => "LOT_EXISTS",
            Reason::ReleaseExists => "RELEASE_EXISTS",
            Reason::OutOfRange => "OUT_OF_RANGE",
            Reason::UnknownEvent => "UNKNOWN_EVENT",
            Reason::AlreadyReversed => "ALREADY_REVERSED",
            Reason::NotReversible => "NOT_REVERSIBLE",
        }
    }
}

/// Booked, but somebody should look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Flag {
    /// A work order used more or less than its bill of material allows.
    BomVariance,
    /// A shortage of one per cent of the book or more (19 CFR 146.53).
    ShortageReportable,
}

impl Outcome {
    pub(crate) fn new(id: &CompactString, verdict: Verdict) -> Outcome {
        Outcome {
            id: id.clone(),
            verdict,
            reason: None,
            allocations: None,
            duty: None,
            book: None,
            variance: None,
            flags: Vec::new(),
        }
    }
}
