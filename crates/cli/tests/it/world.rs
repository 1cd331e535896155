//! An economy on disk: a made-up tariff, two traders with keys and accounts, and what they lodge.

use std::path::PathBuf;

use model::edit::put;
use serde_json::Value;
use tariff::{Demo, generate};
use tempfile::TempDir;
use testkit::Dice;
use testkit::sample::{Frame, Goods, import};

use crate::node::{Node, run};

pub const PARTIES: [&str; 2] = ["NZ1001", "NZ1002"];

pub struct World {
    folder: TempDir,
    database: Option<String>,
    /// API keys, in the order of `PARTIES`.
    pub keys: Vec<String>,
    pub goods: Vec<Goods>,
}

impl World {
    /// An empty data folder and, if given, an empty database.
    pub fn new(database: Option<String>) -> World {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("logs")).expect("a folder for logs");
        let currency = "USD".parse().expect("a currency");
        let demo = Demo { seed: 7, country: "NZ".to_owned(), currency, partner: "AU".to_owned() };
        let tariff = generate(&demo);
        let text = tariff::import::csv::write(tariff.measures());
        std::fs::write(folder.path().join("demo.csv"), text).expect("a tariff");
        let names = tariff.nomenclature();
        let leaves = names.iter().filter(|c| c.code.len() >= 8 && names.is_leaf(&c.code)).step_by(17).take(150);
        let goods = leaves.enumerate().map(|(at, c)| Goods {
            commodity: c.code.to_string(),
            description: c.description.chars().take(120).collect(),
            origin: ["CN", "AU", "JP"][at % 3].to_owned(),
        });
        let mut world = World { goods: goods.collect(), folder, database, keys: Vec::new() };
        world.keys = PARTIES.iter().map(|party| world.trader(party)).collect();
        world
    }

    fn trader(&self, party: &str) -> String {
        let login = format!("login-{party}");
        let added =
            self.command(&["user", "add", "--login", &login, "--role", "trader", "--party", party, "--key", "robot"]);
        let reference = account(party);
        self.command(&["account", "open", "--reference", &reference, "--holder", party, "--limit", "9000000000"]);
        added["key"].as_str().expect("a key").to_owned()
    }

    /// Runs a command on this world's store; its one line.
    pub fn command(&self, args: &[&str]) -> Value {
        let data = self.data();
        let mut all = args.to_vec();
        all.extend(["--data", data.to_str().expect("plain")]);
        if let Some(url) = &self.database {
            all.extend(["--database", url.as_str()]);
        }
        let output = run(&all);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("one JSON object")
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn tariff(&self) -> PathBuf {
        self.folder.path().join("demo.csv")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts a node on this world.
    pub fn node(&self) -> Node {
        let (data, tariff) = (self.data(), self.tariff());
        let mut args = vec!["--data", data.to_str().expect("plain"), "--tariff", tariff.to_str().expect("plain")];
        if let Some(url) = &self.database {
            args.extend(["--database", url.as_str()]);
        }
        Node::start(&self.folder.path().join("logs"), &args)
    }

    /// The store itself, for what no address tells.
    pub fn store(&self) -> store::Config {
        match &self.database {
            Some(url) => store::Config::Postgres { url: url.clone() },
            None => store::Config::Sqlite { path: self.data().join("clearway.db") },
        }
    }

    /// A declaration in order, of arrived goods with their duty deferred, as JSON.
    pub fn good(&self, party: &str, lrn: &str) -> Message {
        self.with(party, lrn, &[])
    }

    /// As `good`, with some fields set.
    pub fn with(&self, party: &str, lrn: &str, fields: &[(&str, &str)]) -> Message {
        let mut declaration = self.declaration(party, lrn, &self.goods[..1], 5);
        for (path, text) in fields {
            put(&mut declaration, path, text, None).expect("a field");
        }
        let mut bytes = Vec::new();
        wire::json::write(&declaration, &mut bytes);
        Message { lrn: lrn.to_owned(), media: "application/json", bytes }
    }

    pub fn declaration(&self, party: &str, lrn: &str, goods: &[Goods], seed: u64) -> model::Declaration {
        let frame = Frame { country: "NZ".to_owned(), currency: "USD".to_owned(), trader: party.to_owned(), kind: 'A' };
        let mut declaration = import(&frame, lrn, goods, &mut Dice::new(seed));
        put(&mut declaration, "additional_documents[0].id", &account(party), None).expect("a field");
        declaration
    }

    /// A message that always has the same bytes for the same reference: mostly in order, some pre-lodged, some with
    /// a fault, some paid at once; XML or JSON.
    pub fn message(&self, party: &str, lrn: &str) -> Message {
        let mut dice = Dice::new(lrn.bytes().fold(17, |seed, byte| seed * 31 % 1_000_003 + u64::from(byte)));
        let kind = if dice.percent(15) { 'D' } else { 'A' };
        let frame = Frame { country: "NZ".to_owned(), currency: "USD".to_owned(), trader: party.to_owned(), kind };
        let mut declaration = import(&frame, lrn, &self.goods, &mut dice);
        let mut set = |path: &str, text: &str| put(&mut declaration, path, text, None).expect("a field");
        set("additional_documents[0].id", &account(party));
        if dice.percent(10) {
            set("goods_item_quantity", "9");
        } else if dice.percent(10) {
            set("goods_shipment.items[0].commodity.duty_tax_fees[0].payment.method_code", "A");
        }
        let mut bytes = Vec::new();
        let xml = dice.percent(50);
        if xml {
            bytes = wire::wco::write(&wire::Submission { metadata: None, declaration });
        } else {
            wire::json::write(&declaration, &mut bytes);
        }
        Message { lrn: lrn.to_owned(), media: if xml { "application/xml" } else { "application/json" }, bytes }
    }
}

#[derive(Clone, Debug)]
pub struct Message {
    pub lrn: String,
    pub media: &'static str,
    pub bytes: Vec<u8>,
}

pub fn account(party: &str) -> String {
    format!("{party}DAN")
}

pub fn bearer(key: &str) -> String {
    format!("Bearer {key}")
}
