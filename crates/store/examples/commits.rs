//! Measures durable commits a second: `commits file PATH | postgres URL | memory`.

use std::time::Duration;

use store::bench::{Shape, commits};
use store::{Config, Store};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let config = match asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["file", path] => Config::Sqlite { path: path.into() },
        ["postgres", url] => Config::Postgres { url: url.to_owned() },
        ["memory"] => Config::Memory,
        _ => return Err("usage: commits file PATH | postgres URL | memory".into()),
    };
    let store = Store::open(config).await?;
    for shape in [Shape::Event, Shape::Lodging] {
        for clients in [1, 32, 64, 256] {
            let figures = commits(&store, clients, shape, Duration::from_secs(5)).await?;
            println!(
                "{shape:?} clients={clients} commits/s={:.0} p50={:?} p99={:?} cpu/commit={:?}",
                figures.rate, figures.times.p50, figures.times.p99, figures.cpu
            );
        }
    }
    Ok(())
}
