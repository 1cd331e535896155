//! A node for tests: demo law and tariff, a clock that stands still until it is moved, ids that repeat.

use app::{Actor, App, Clock, Ids, OpenAccount, Receipt, Role, Setup};
use clearance::{Dossier, State};
use codelist::{PaymentKind, Profile};
use jiff::SignedDuration;
use model::dataset::Amendment;
use model::pointer::Place;
use model::{Declaration, Money};
use store::{Config, Store, StoredEvent};
use tariff::{Demo, Nomenclature, Rates, Tariff, generate};
use testkit::Dice;
use testkit::sample::{Frame, Goods, import};

pub const NOW: &str = "2026-11-22T10:00:00Z";

/// A node that opens accounts on first use.
pub async fn node() -> App {
    node_of(neutral(), demo(), Some(1_000_000_000)).await
}

/// A node with no account but those that are opened.
pub async fn strict_node() -> App {
    node_of(neutral(), demo(), None).await
}

pub async fn node_of(profile: Profile, tariff: Tariff, opens: Option<i64>) -> App {
    let opens_accounts = opens.map(|minor| Money::from_minor(minor, profile.currency()));
    let setup = Setup {
        store: Store::open(Config::Memory).await.unwrap(),
        profile,
        tariff,
        rates: Rates::default(),
        clock: Clock::fixed(NOW.parse().unwrap()),
        ids: Ids::counted(7),
        opens_accounts,
    };
    App::new(setup).unwrap()
}

/// A second process on the store of `node`, with other ids.
pub fn process(node: &App, profile: Profile, tariff: Tariff) -> App {
    let opens_accounts = Some(Money::from_minor(1_000_000_000, profile.currency()));
    let (store, clock, ids) = (node.store().clone(), Clock::fixed(node.now()), Ids::counted(8));
    App::new(Setup { store, profile, tariff, rates: Rates::default(), clock, ids, opens_accounts }).unwrap()
}

pub fn neutral() -> Profile {
    codelist::shipped("neutral").unwrap().unwrap().for_economy("XA", "Arcadia", "USD".parse().unwrap())
}

pub fn uk() -> Profile {
    codelist::shipped("uk-cds").unwrap().unwrap()
}

pub fn demo() -> Tariff {
    let currency = "USD".parse().unwrap();
    generate(&Demo { seed: 1, country: "XA".to_owned(), currency, partner: "XB".to_owned() })
}

/// A tariff of rows in our own form, without names.
pub fn tariff_of(rows: &str) -> Tariff {
    let header = "commodity,origin,preference,tax_type,expression,valid_from,valid_to,legal_base,quota_order";
    let (measures, faults) = tariff::import::csv::read(&format!("{header}\n{rows}"));
    assert_eq!(faults, []);
    Tariff::new(measures, Nomenclature::default(), "test")
}

pub fn trader() -> Actor {
    actor("XA1001", &[Role::Trader])
}

pub fn officer() -> Actor {
    actor("CUSTOMS", &[Role::Officer])
}

pub fn second_officer() -> Actor {
    actor("CUSTOMS2", &[Role::Officer])
}

pub fn actor(party: &str, roles: &[Role]) -> Actor {
    Actor { login: party.to_owned(), name: party.to_owned(), roles: roles.to_vec(), party: party.to_owned() }
}

pub async fn open(node: &App, reference: &str, kind: PaymentKind, minor: i64) {
    let limit = Money::from_minor(minor, node.profile().currency());
    let open = OpenAccount { reference: reference.to_owned(), holder: "XA1001".to_owned(), kind, limit };
    node.open_account(open).await.unwrap();
}

/// A made-up declaration of one kind, paid from a deferment account.
pub fn declaration(node: &App, kind: char, lrn: &str, seed: u64) -> Declaration {
    let frame = Frame { country: "XA".to_owned(), currency: "USD".to_owned(), trader: "XA1001".to_owned(), kind };
    let tariff = node.tariff();
    let names = tariff.nomenclature();
    let leaf = names.iter().find(|c| c.code.len() >= 8 && names.is_leaf(&c.code));
    let commodity = leaf.map_or_else(|| "2009419220".to_owned(), |leaf| leaf.code.to_string());
    let goods = [Goods { commodity, description: "Cotton shirts".to_owned(), origin: "CN".to_owned() }];
    let mut declaration = import(&frame, lrn, &goods, &mut Dice::new(seed));
    edit(&mut declaration, "additional_documents[0].id", "XADAN1001");
    declaration
}

pub fn edit(declaration: &mut Declaration, path: &str, text: &str) {
    model::edit::put(declaration, path, text, None).unwrap();
}

/// A price, in the currency that stands there.
pub fn price(declaration: &mut Declaration, item: usize, text: &str) {
    let path = format!("goods_shipment.items[{item}].commodity.invoice_line.item_charge");
    model::edit::put(declaration, &path, text, Some("USD")).unwrap();
}

/// The request (13/COR) that makes each path say what is given.
pub fn amendment(mrn: &str, lrn: &str, changes: &[(&str, &str)]) -> Declaration {
    let mut request = Declaration::default();
    for (path, text) in [("function_code", "13"), ("functional_reference_id", lrn), ("type_code", "COR"), ("id", mrn)] {
        edit(&mut request, path, text);
    }
    for (path, text) in changes {
        let unit = path.ends_with("item_charge").then_some("USD");
        model::edit::put(&mut request, path, text, unit).unwrap();
        let pointers = Place::from_path(path).unwrap().pointer().to_elements();
        request.amendments.push(Amendment { change_reason_code: Some("32".into()), pointers });
    }
    request
}

/// A request of another kind: `INV` or `GPR`.
pub fn request(kind: &str, mrn: &str, lrn: &str) -> Declaration {
    let mut request = Declaration::default();
    for (path, text) in [("function_code", "13"), ("functional_reference_id", lrn), ("type_code", kind), ("id", mrn)] {
        edit(&mut request, path, text);
    }
    request
}

pub fn json(declaration: &Declaration) -> Vec<u8> {
    let mut bytes = Vec::new();
    wire::json::write(declaration, &mut bytes);
    bytes
}

pub async fn send(node: &App, declaration: &Declaration) -> Receipt {
    node.receive(&trader(), &json(declaration)).await.unwrap()
}

/// Lets time go by, with all clocks that run out in it.
pub async fn pass(node: &App, time: SignedDuration) {
    node.clock().set(node.now() + time);
    while node.fire_timers().await.unwrap() > 0 {}
}

/// The stored dossier of a declaration.
pub async fn dossier(node: &App, mrn: &str) -> Dossier {
    let stream = node.store().key("mrn", mrn).await.unwrap().unwrap();
    let stored = node.store().load(&stream).await.unwrap();
    let events: Vec<clearance::Event> =
        stored.iter().map(|event| serde_json::from_slice(&event.payload).unwrap()).collect();
    match State::from_events(&events) {
        State::Live(dossier) => *dossier,
        other => panic!("{mrn} is {}", other.name()),
    }
}

/// Everything stored, in its order.
pub async fn stored(node: &App) -> Vec<StoredEvent> {
    node.store().events_after(0, 1_000_000).await.unwrap()
}

/// Functions and statuses of notifications, such as `13/67`, in their order.
pub fn told<'n>(notifications: impl IntoIterator<Item = &'n model::Notification>) -> Vec<String> {
    let one = |n: &model::Notification| match &n.status {
        Some(status) => format!("{:02}/{status}", n.function.code()),
        None => format!("{:02}", n.function.code()),
    };
    notifications.into_iter().map(one).collect()
}

/// Tax lines as `item tax base rate assessed`.
pub fn lines(lines: &[model::TaxLine]) -> Vec<String> {
    let number = |n: Option<rust_decimal::Decimal>| n.map_or("-".to_owned(), |n| n.normalize().to_string());
    let line = |line: &model::TaxLine| {
        let base = line.base.map(|base| base.to_string()).unwrap_or("-".to_owned());
        format!("{} {} {base} {} {}", line.item, line.tax_type, number(line.rate), line.assessed)
    };
    lines.iter().map(line).collect()
}
