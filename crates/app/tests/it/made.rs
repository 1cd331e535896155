//! A node for tests: demo law and tariff, a clock that stands still, ids that repeat.

use app::{Actor, App, Clock, Ids, Role, Setup};
use model::{Declaration, Money};
use store::{Config, Store};
use tariff::{Demo, Rates, generate};
use testkit::Dice;
use testkit::sample::{Frame, Goods, import};

pub const NOW: &str = "2026-11-22T10:00:00Z";

/// A node that opens accounts on first use.
pub async fn node() -> App {
    let currency = "USD".parse().unwrap();
    let profile = codelist::shipped("neutral").unwrap().unwrap().for_economy("XA", "Arcadia", currency);
    let demo = Demo { seed: 1, country: "XA".to_owned(), currency, partner: "XB".to_owned() };
    let setup = Setup {
        store: Store::open(Config::Memory).await.unwrap(),
        profile,
        tariff: generate(&demo),
        rates: Rates::default(),
        clock: Clock::fixed(NOW.parse().unwrap()),
        ids: Ids::counted(7),
        opens_accounts: Some(Money::from_minor(1_000_000_000, currency)),
    };
    App::new(setup).unwrap()
}

pub fn trader() -> Actor {
    actor("XA1001", Role::Trader)
}

pub fn officer() -> Actor {
    actor("CUSTOMS", Role::Officer)
}

fn actor(party: &str, role: Role) -> Actor {
    Actor { login: party.to_owned(), name: party.to_owned(), roles: vec![role], party: party.to_owned() }
}

/// A made-up declaration of one kind, paid from a deferment account.
pub fn declaration(node: &App, kind: char, lrn: &str, seed: u64) -> Declaration {
    let frame = Frame { country: "XA".to_owned(), currency: "USD".to_owned(), trader: "XA1001".to_owned(), kind };
    let tariff = node.tariff();
    let names = tariff.nomenclature();
    let leaf = names.iter().find(|c| c.code.len() >= 8 && names.is_leaf(&c.code)).unwrap();
    let goods = [Goods { commodity: leaf.code.to_string(), description: "Cotton shirts".to_owned(), origin: "CN".to_owned() }];
    let mut declaration = import(&frame, lrn, &goods, &mut Dice::new(seed));
    for (path, text) in [("category_code", "1"), ("type_code", "DAN"), ("id", "XADAN1001")] {
        model::edit::put(&mut declaration, &format!("additional_documents[0].{path}"), text, None).unwrap();
    }
    declaration
}

pub fn json(declaration: &Declaration) -> Vec<u8> {
    let mut bytes = Vec::new();
    wire::json::write(declaration, &mut bytes);
    bytes
}
