//! `clearway demo`: two economies in one process, with people and traffic, so that every page has life in it.

mod economy;
mod robot;
mod traffic;

use std::net::SocketAddr;
use std::path::PathBuf;

use economy::Economy;

use crate::args::{Demo, Push};
use crate::exit::{Exit, ended};
use crate::{node, push, serve};

pub fn run(args: Demo) -> Exit {
    serve::log();
    ended(node::runtime().and_then(|runtime| runtime.block_on(demo(args))))
}

async fn demo(args: Demo) -> Result<Exit, Exit> {
    let first: SocketAddr = args
        .listen
        .parse()
        .map_err(|_| Exit::input(format!("--listen {:?}: expected an address such as 127.0.0.1:8080", args.listen)))?;
    let second = SocketAddr::new(first.ip(), first.port().wrapping_add(1));
    let (folder, passing) = folder(args.data)?;
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let mut nodes = Vec::new();
    for (economy, address) in economy::ECONOMIES.iter().zip([first, second]) {
        nodes.push(start(economy, address, &folder, args.per_minute, stopping.clone()).await?);
    }
    say(first, second);
    serve::stopped().await;
    let _ = stop.send(true);
    for node in nodes {
        node.await.map_err(Exit::failed)??;
    }
    if passing {
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(Exit::Done)
}

/// The data folder; one of our own goes with the process.
fn folder(given: Option<PathBuf>) -> Result<(PathBuf, bool), Exit> {
    let passing = given.is_none();
    let folder = given.unwrap_or_else(|| std::env::temp_dir().join(format!("clearway-demo-{}", std::process::id())));
    std::fs::create_dir_all(&folder).map_err(|error| Exit::failed(format!("{}: {error}", folder.display())))?;
    Ok((folder, passing))
}

type Served = tokio::task::JoinHandle<Result<(), Exit>>;

async fn start(
    economy: &'static Economy,
    address: SocketAddr,
    folder: &std::path::Path,
    per_minute: u32,
    mut stopping: tokio::sync::watch::Receiver<bool>,
) -> Result<Served, Exit> {
    let listener = serve::listen(&address.to_string()).await?;
    let app = economy::open(economy, &folder.join(economy.country)).await?;
    let push = Push { push_private: false, mail_relay: None, mail_from: "customs@demo.invalid".to_owned() };
    push::configure(&app, &folder.join(economy.country), &push, true)?;
    economy::people(&app, economy).await?;
    let config = server::Config {
        node_name: format!("{} (demonstration)", economy.name),
        demo_users: economy::shown(economy),
        ..server::Config::default()
    };
    let traffic = tokio::spawn(traffic::keep_lodging(app.clone(), economy, per_minute));
    let robot = tokio::spawn(robot::keep_working(app.clone()));
    Ok(tokio::spawn(async move {
        let stop = async move {
            let _ = stopping.wait_for(|stop| *stop).await;
        };
        let served = serve::node(app, listener, config, stop).await;
        traffic.abort();
        robot.abort();
        served
    }))
}

/// Where to look, on standard output.
fn say(first: SocketAddr, second: SocketAddr) {
    let [one, two] = &economy::ECONOMIES;
    println!("{:<12} http://{first}", one.name);
    println!("{:<12} http://{second}", two.name);
    println!("sign in as  trader / trader-demo, broker / broker-demo, officer / officer-demo, admin / admin-demo");
    println!("lodge by API with the key of the page /keys; stop with Ctrl-C");
}
