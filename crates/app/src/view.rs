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

/// The list line of a state; `fallback` stands where a state has no moment of its own.
pub(crate) fn row(state: &clearance::State, fallback: Timestamp) -> Row {
    let waits = clearance::waits_on(state);
    let waits_for = waits.first().map(|wait| wait.owner.as_str()).unwrap_or_default().to_owned();
    let updated = |timeline: &[clearance::TimelineEntry]| timeline.last().map_or(fallback, |entry| entry.at);
    match state {
        clearance::State::Live(dossier) => {
            let updated_at = updated(&dossier.timeline);
            let declaration = &*dossier.declaration;
            let due = dossier.assessments.last().and_then(clearance::Assessment::payable);
            Row {
                mrn: Some(dossier.mrn.clone()),
                lrn: dossier.lrn.clone(),
                sender: dossier.sender.clone(),
                type_code: declaration.type_code.as_deref().unwrap_or_default().to_owned(),
                state: state.name().to_owned(),
                waits_for,
                lane: dossier.lane.map(clearance::Lane::as_str).unwrap_or_default().to_owned(),
                office: office(declaration),
                importer: importer(declaration),
                commodity: commodity(declaration),
                origin: origin(declaration),
                duty: due.map(model::Money::value),
                currency: due.map(|money| money.currency().to_string()).unwrap_or_default(),
                version: dossier.version,
                lodged_at: dossier.lodged_at,
                updated_at,
            }
        }
        clearance::State::Rejected(rejected) => Row {
            mrn: rejected.mrn.clone(),
            lrn: rejected.lrn.clone(),
            sender: rejected.sender.clone(),
            state: "refused".to_owned(),
            version: rejected.version,
            lodged_at: rejected.at,
            updated_at: rejected.at,
            ..nothing(fallback)
        },
        clearance::State::None => nothing(fallback),
    }
}

fn nothing(at: Timestamp) -> Row {
    Row {
        mrn: None,
        lrn: String::new(),
        sender: String::new(),
        type_code: String::new(),
        state: "none".to_owned(),
        waits_for: String::new(),
        lane: String::new(),
        office: String::new(),
        importer: String::new(),
        commodity: String::new(),
        origin: String::new(),
        duty: None,
        currency: String::new(),
        version: 0,
        lodged_at: at,
        updated_at: at,
    }
}

/// The office that has the goods: of presentation, else of supervision, else of declaration, else their place.
fn office(declaration: &Declaration) -> String {
    let named = declaration.presentation_office.as_ref().and_then(|office| office.id.as_deref());
    let supervising = declaration.supervising_office.as_ref().and_then(|office| office.id.as_deref());
    let place = declaration.goods_shipment.as_ref().and_then(|s| s.consignment.as_ref()?.goods_location.as_ref());
    let place = place.and_then(|location| location.name.as_deref().or(location.id.as_deref()));
    let office = named.or(supervising).or(declaration.declaration_office_id.as_deref()).or(place);
    office.unwrap_or_default().to_owned()
}

fn importer(declaration: &Declaration) -> String {
    let importer = declaration.goods_shipment.as_ref().and_then(|shipment| shipment.importer.as_ref());
    let named = importer.and_then(|importer| importer.id.as_deref().or(importer.name.as_deref()));
    named.unwrap_or_default().to_owned()
}

/// Commodity code of the first item, digits only (WCO 145, parts TSP and TRC put together).
pub(crate) fn commodity(declaration: &Declaration) -> String {
    let item = declaration.goods_shipment.as_ref().and_then(|shipment| shipment.items.first());
    let classifications = item.and_then(|item| item.commodity.as_ref()).map(|c| c.classifications.as_slice());
    let part = |kind: &str| {
        let found = classifications.unwrap_or_default().iter();
        let mut found = found.filter(|c| c.identification_type_code.as_deref() == Some(kind));
        found.next().and_then(|c| c.id.as_deref()).unwrap_or_default()
    };
    let code = format!("{}{}", part("TSP"), part("TRC"));
    code.chars().filter(char::is_ascii_digit).take(10).collect()
}

fn origin(declaration: &Declaration) -> String {
    let item = declaration.goods_shipment.as_ref().and_then(|shipment| shipment.items.first());
    let origin = item.and_then(|item| item.origins.first()).and_then(|origin| origin.country_code.as_deref());
    origin.unwrap_or_default().to_owned()
}
