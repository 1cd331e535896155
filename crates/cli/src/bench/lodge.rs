//! `bench lodge`: XML over HTTP to a durable decision, client and node on the same machine.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::{Actor, App, Clock, Ids, OpenAccount, Role, Setup};
use codelist::PaymentKind;
use model::Money;
use serde_json::json;
use store::{Config, Store};
use tariff::{Demo, Rates, generate};
use testkit::Dice;
use testkit::sample::{Frame, Goods, import};

use super::client::Client;
use super::clock::{Watch, process_cpu, quantile};
use crate::args::Bench;
use crate::exit::Exit;
use crate::{node, serve};

/// Traders, each with an account of their own.
const TRADERS: usize = 256;
/// Stands in the made-up messages until each gets a reference of its own.
const PLACEHOLDER: &str = "BENCH-REFERENCE-00000000";

/// What one connection saw.
#[derive(Default)]
struct Seen {
    times: Vec<Duration>,
    cleared: u64,
    /// Taken, and held for an officer or a payer.
    held: u64,
    refused: u64,
}

pub fn run(args: &Bench) -> Result<Exit, Exit> {
    serve::log();
    node::runtime()?.block_on(lodge(args))
}

async fn lodge(args: &Bench) -> Result<Exit, Exit> {
    let folder = std::env::temp_dir().join(format!("clearway-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(Exit::failed)?;
    let config = match &args.database {
        Some(url) => Config::Postgres { url: url.clone() },
        None => Config::Sqlite { path: folder.join("bench.db") },
    };
    let node = open(config).await?;
    let keys = traders(&node).await?;
    let messages = Arc::new(messages(&node));
    let listener = serve::listen("127.0.0.1:0").await?;
    let address = listener.local_addr().map_err(Exit::failed)?;
    let server = tokio::spawn(serve::node(node.clone(), listener, server::Config::default(), std::future::pending()));

    let (watch, cpu) = (Watch::start(), process_cpu());
    let until = Duration::from_secs(args.seconds);
    let mut connections = Vec::new();
    for number in 0..args.connections {
        let (keys, messages) = (keys.clone(), messages.clone());
        connections.push(tokio::spawn(connection(number, address, keys, messages, until)));
    }
    let mut all = Seen::default();
    for connection in connections {
        let seen = connection.await.map_err(Exit::failed)?.map_err(Exit::failed)?;
        all.times.extend(seen.times);
        all.cleared += seen.cleared;
        all.held += seen.held;
        all.refused += seen.refused;
    }
    let elapsed = watch.elapsed();
    // What lodging left to do for the list belongs to its cost.
    let behind = node.health().await.projection_lag;
    while node.health().await.projection_lag > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let spent = cpu.zip(process_cpu()).map(|(from, to)| to.saturating_sub(from));
    server.abort();
    let _ = std::fs::remove_dir_all(&folder);
    report(args, all, elapsed, spent, behind);
    Ok(Exit::Done)
}

fn report(args: &Bench, mut all: Seen, elapsed: Duration, spent: Option<Duration>, behind: u64) {
    all.times.sort_unstable();
    let ms = |time: Duration| (time.as_secs_f64() * 10_000.0).round() / 10.0;
    let lodged = all.times.len() as f64;
    let figures = json!({
        "bench": "lodge",
        "store": if args.database.is_some() { "postgresql" } else { "sqlite" },
        "connections": args.connections,
        "lodged": all.times.len(),
        "cleared": all.cleared,
        "held": all.held,
        "refused": all.refused,
        "per_second": (lodged / elapsed.as_secs_f64()).round(),
        "p50_ms": ms(quantile(&all.times, 0.50)),
        "p99_ms": ms(quantile(&all.times, 0.99)),
        "list_behind_events": behind,
        "cpu_us_each": spent.map(|spent| (spent.as_secs_f64() * 1e6 / lodged.max(1.0)).round()),
        "limit": if args.database.is_some() { "1500/s" } else { "3000/s, p99 100 ms" },
    });
    super::print(args, &figures);
}

async fn open(config: Config) -> Result<App, Exit> {
    let currency = "USD".parse().map_err(Exit::failed)?;
    let profile = node::profile("neutral")?.for_economy("XA", "Arcadia", currency);
    let demo = Demo { seed: 1, country: "XA".to_owned(), currency, partner: "XB".to_owned() };
    App::new(Setup {
        store: Store::open(config).await.map_err(Exit::failed)?,
        profile,
        tariff: generate(&demo),
        rates: Rates::default(),
        clock: Clock::System,
        ids: Ids::Random,
        opens_accounts: None,
    })
    .map_err(Exit::failed)
}

/// An API key for each trader, with an account that carries everything.
async fn traders(node: &App) -> Result<Arc<Vec<String>>, Exit> {
    let mut keys = Vec::with_capacity(TRADERS);
    for number in 0..TRADERS {
        let party = party(number);
        let open = OpenAccount {
            reference: format!("{party}DAN"),
            holder: party.clone(),
            kind: PaymentKind::Deferred,
            limit: Money::from_minor(i64::MAX / 4, node.profile().currency()),
        };
        node.open_account(open).await.map_err(Exit::failed)?;
        let actor = Actor { login: party.clone(), name: party.clone(), roles: vec![Role::Trader], party };
        keys.push(node.make_key(&actor, "bench").await.map_err(Exit::failed)?);
    }
    Ok(Arc::new(keys))
}

fn party(number: usize) -> String {
    format!("XA{:06}", 100_000 + number)
}

/// One message a trader, as XML.
fn messages(node: &App) -> Vec<Vec<u8>> {
    let tariff = node.tariff();
    let names = tariff.nomenclature();
    let leaves = names.iter().filter(|commodity| commodity.code.len() >= 8 && names.is_leaf(&commodity.code));
    let goods: Vec<Goods> = leaves
        .step_by(11)
        .take(300)
        .map(|commodity| Goods {
            commodity: commodity.code.to_string(),
            description: commodity.description.to_string(),
            origin: "CN".to_owned(),
        })
        .collect();
    let mut dice = Dice::new(5);
    let message = |number: usize| {
        let trader = party(number);
        let frame = Frame { country: "XA".to_owned(), currency: "USD".to_owned(), trader, kind: 'A' };
        let mut declaration = import(&frame, PLACEHOLDER, &goods, &mut dice);
        let account = format!("{}DAN", frame.trader);
        for (field, text) in [("category_code", "1"), ("type_code", "DAN"), ("id", account.as_str())] {
            let _ = model::edit::put(&mut declaration, &format!("additional_documents[0].{field}"), text, None);
        }
        wire::wco::write(&wire::Submission { metadata: None, declaration })
    };
    (0..TRADERS).map(message).collect()
}

async fn connection(
    number: usize,
    address: SocketAddr,
    keys: Arc<Vec<String>>,
    messages: Arc<Vec<Vec<u8>>>,
    until: Duration,
) -> std::io::Result<Seen> {
    let mut seen = Seen::default();
    // A connection speaks for four traders in turn, as a broker's does.
    let traders: Vec<usize> = (number % TRADERS..TRADERS).step_by(TRADERS / 4).take(4).collect();
    let mut client = Client::connect(address).await?;
    let watch = Watch::start();
    let mut count = 0_u64;
    while watch.elapsed() < until {
        for trader in &traders {
            count += 1;
            let reference = format!("B{number:04}{trader:05}{count:014}");
            let body = with_reference(&messages[*trader], &reference);
            let sent = Watch::start();
            let answer = client.post(&keys[*trader], "/api/v1/messages", "application/xml", &body).await?;
            seen.times.push(sent.elapsed());
            match answer.status {
                202 if contains(&answer.body, b"\"state\":\"cleared\"") => seen.cleared += 1,
                202 if !contains(&answer.body, b"\"state\":\"refused\"") => seen.held += 1,
                _ => seen.refused += 1,
            }
        }
    }
    Ok(seen)
}

/// The message with its own reference, which is as long as the placeholder.
fn with_reference(message: &[u8], reference: &str) -> Vec<u8> {
    let mut bytes = message.to_vec();
    let (from, to) = (PLACEHOLDER.as_bytes(), reference.as_bytes());
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        let place = at + found;
        bytes[place..place + to.len()].copy_from_slice(to);
        at = place + to.len();
    }
    bytes
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}
