//! What people and systems are shown of a declaration: built from its events, for one reader.

use jiff::Timestamp;
use model::{Declaration, Finding, Notification, TaxLine};
use rust_decimal::Decimal;

/// One line of a list of declarations.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub mrn: Option<String>,
    pub lrn: String,
    pub sender: String,
    /// Declaration type, such as `IMA`.
    pub type_code: String,
    pub state: String,
    /// Who is waited for: `declarant`, `officer`, `payer`, `carrier`, `agency`, `system`; empty when done.
    pub waits_for: String,
    /// Why the lane, in a few words; empty where nothing was chosen.
    pub lane: String,
    pub office: String,
    pub importer: String,
    pub commodity: String,
    pub origin: String,
    pub duty: Option<Decimal>,
    pub currency: String,
    pub version: u32,
    pub lodged_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A page of a list, and the cursor of the next one.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub next: Option<String>,
}

/// What to list. Everything is optional; what is given must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only this sender's; a trader is always limited to their own.
    pub sender: Option<String>,
    pub state: Option<String>,
    pub waits_for: Option<String>,
    pub lane: Option<String>,
    pub office: Option<String>,
    /// Commodity code or its beginning.
    pub commodity: Option<String>,
    /// Words in references, parties, descriptions.
    pub text: Option<String>,
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
    pub cursor: Option<String>,
    /// At most 200; 50 where not given.
    pub limit: Option<u32>,
}

/// A declaration as one page shows it.
#[derive(Clone, Debug)]
pub struct DeclarationView {
    pub row: Row,
    /// What is declared now, with all amendments.
    pub declaration: Declaration,
    pub timeline: Vec<TimelineEntry>,
    pub waits: Vec<Wait>,
    pub duties: Vec<DutySet>,
    pub decisions: Vec<Decision>,
    pub notifications: Vec<Notification>,
    pub documents: Vec<Document>,
    pub findings: Vec<Finding>,
    /// Commands that this reader may give now, such as `amend`, `release`.
    pub allowed: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    pub at: Timestamp,
    /// Stable name, such as `accepted`.
    pub what: String,
    /// In plain words.
    pub text: String,
    /// `system`, or the role and name of who did it.
    pub who: String,
    pub version: u32,
}

/// No declaration is held without one of these.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    pub owner: String,
    pub why: String,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

/// The duties of one assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct DutySet {
    pub version: u32,
    /// `67` indicative, `115` after a quota request, `4` final.
    pub stage: String,
    pub at: Timestamp,
    pub lines: Vec<DutyLine>,
    pub total: Decimal,
    pub currency: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DutyLine {
    pub tax: TaxLine,
    pub legal_base: String,
    pub steps: Vec<WorkStep>,
}

/// One step of the working: `value 1000 GBP`, `× 2 %`, `= 20.00 GBP`, each with its source in law.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkStep {
    pub what: String,
    pub number: Decimal,
    pub unit: String,
    pub source: String,
}

/// A decision with its reasons and the versions it was made with.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub at: Timestamp,
    pub what: String,
    pub by: String,
    pub reasons: Vec<String>,
    /// Profile, tariff and rule-pack versions, as `name@version`.
    pub versions: Vec<String>,
}

/// A supporting document: wanted, or delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub code: String,
    pub reference: String,
    /// `declared`, `wanted`, `delivered`.
    pub state: String,
    /// SHA-256 of a delivered file.
    pub hash: Option<String>,
    pub name: String,
}
