//! `clearway up`: one node, from its data folder, until it is told to stop.

use std::path::Path;

use app::{App, Clock, Ids, NewUser, Role, Setup};
use codelist::Profile;
use store::{Config, Store};
use tariff::{Nomenclature, Rates, Tariff};

use crate::args::{Place, Up};
use crate::exit::{Exit, ended};
use crate::{node, push, serve};

pub fn run(args: Up) -> Exit {
    serve::log();
    ended(node::runtime().and_then(|runtime| runtime.block_on(up(args))))
}

async fn up(args: Up) -> Result<Exit, Exit> {
    std::fs::create_dir_all(&args.data).map_err(|e| Exit::failed(format!("{}: {e}", args.data.display())))?;
    let profile = node::profile(&args.profile)?;
    let tariff = kept_tariff(&args)?;
    if tariff.measures().is_empty() {
        eprintln!("clearway: no tariff yet; duties wait for an officer until one is given with --tariff FILE");
    }
    let store = open(&args.data, args.database.as_deref()).await?;
    let node = App::new(setup(store, profile, tariff)).map_err(Exit::input)?;
    push::configure(&node, &args.data, &args.push, false)?;
    first_administrator(&node).await?;
    let listener = serve::listen(&args.listen).await?;
    eprintln!("clearway: listening on http://{}", listener.local_addr().map_err(Exit::failed)?);
    let config = server::Config { node_name: node.profile().identity.title.clone(), ..server::Config::default() };
    serve::node(node, listener, config, serve::stopped()).await?;
    Ok(Exit::Done)
}

fn setup(store: Store, profile: Profile, tariff: Tariff) -> Setup {
    let rates = Rates::default();
    Setup { store, profile, tariff, rates, clock: Clock::System, ids: Ids::Random, opens_accounts: None }
}

/// The store of a data folder, or a PostgreSQL database.
pub async fn open(data: &Path, database: Option<&str>) -> Result<Store, Exit> {
    let config = match database {
        Some(url) => Config::Postgres { url: url.to_owned() },
        None => Config::Sqlite { path: data.join("clearway.db") },
    };
    Store::open(config).await.map_err(Exit::failed)
}

/// The node of a data folder for a command that does one thing and ends; it decides nothing, so it has no tariff.
pub async fn closed_node(place: &Place, profile: &str) -> Result<App, Exit> {
    let made = std::fs::create_dir_all(&place.data);
    made.map_err(|error| Exit::failed(format!("{}: {error}", place.data.display())))?;
    let store = open(&place.data, place.database.as_deref()).await?;
    let tariff = Tariff::new(Vec::new(), Nomenclature::default(), "none");
    App::new(setup(store, node::profile(profile)?, tariff)).map_err(Exit::input)
}

/// A tariff that is given is kept; without one, the kept one is used.
fn kept_tariff(args: &Up) -> Result<Tariff, Exit> {
    let kept = args.data.join("tariff.csv");
    if !args.tariff.is_empty() {
        let tariff = node::tariff(&args.tariff)?;
        let text = tariff::import::csv::write(tariff.measures());
        std::fs::write(&kept, text).map_err(|e| Exit::failed(format!("{}: {e}", kept.display())))?;
        return Ok(tariff);
    }
    if kept.is_file() {
        return node::tariff(&[kept]);
    }
    Ok(Tariff::new(Vec::new(), Nomenclature::default(), "none"))
}

/// A node without an administrator gets one, whose password is said once.
async fn first_administrator(node: &App) -> Result<(), Exit> {
    if node.users().await.map_err(Exit::failed)?.iter().any(|user| user.is(Role::Administrator)) {
        return Ok(());
    }
    let password = Ids::Random.reference();
    let user = NewUser {
        login: "admin".to_owned(),
        name: "Administrator".to_owned(),
        roles: vec![Role::Administrator, Role::Officer],
        party: "CUSTOMS".to_owned(),
        password: password.clone(),
    };
    node.put_user(user).await.map_err(Exit::failed)?;
    eprintln!("clearway: first sign-in: admin / {password} (said only now)");
    Ok(())
}
