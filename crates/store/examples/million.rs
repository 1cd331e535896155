//! Fills the declaration view and measures its questions: `million file PATH | postgres URL [COUNT]`.
#![expect(clippy::disallowed_methods, reason = "to measure is to look at the clock")]

use std::time::Instant;

use store::bench::{fill, lists};
use store::{Config, Store};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let (config, count) = match asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["file", path, ref rest @ ..] => (Config::Sqlite { path: path.into() }, rest.first().copied()),
        ["postgres", url, ref rest @ ..] => (Config::Postgres { url: url.to_owned() }, rest.first().copied()),
        _ => return Err("usage: million file PATH | postgres URL [COUNT]".into()),
    };
    let count = count.map_or(Ok(1_000_000), str::parse)?;
    let store = Store::open(config).await?;
    let start = Instant::now();
    fill(&store, count, |done| {
        if done % 100_000 == 0 {
            eprintln!("{done} after {:?}", start.elapsed());
        }
    })
    .await?;
    println!("filled to {count} in {:?}", start.elapsed());
    for one in lists(&store, 300).await? {
        println!(
            "{:<26} p50={:<10?} p99={:<10?} rows/page={}",
            one.question,
            one.times.p50,
            one.times.p99,
            one.rows / one.asked
        );
    }
    Ok(())
}
