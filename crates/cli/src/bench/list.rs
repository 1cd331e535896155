//! `bench list`: a store full of declarations, listed, filtered and searched.

use serde_json::{Value, json};
use store::{Config, Store, bench};

use crate::args::Bench;
use crate::exit::Exit;
use crate::node;

/// How often each question is asked.
const ROUNDS: usize = 200;
/// How often before it counts.
const WARMING: usize = 5;

pub fn run(args: &Bench) -> Result<Exit, Exit> {
    node::runtime()?.block_on(list(args))
}

async fn list(args: &Bench) -> Result<Exit, Exit> {
    let folder = std::env::temp_dir().join(format!("clearway-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(Exit::failed)?;
    let config = match &args.database {
        Some(url) => Config::Postgres { url: url.clone() },
        None => Config::Sqlite { path: folder.join("bench.db") },
    };
    let store = Store::open(config.clone()).await.map_err(Exit::failed)?;
    bench::fill(&store, args.rows, |done| eprintln!("{done} declarations stored")).await.map_err(Exit::failed)?;
    // A million rows in minutes is no node's day: what is asked is a store that has written its log back, warmed once.
    drop(store);
    let store = Store::open(config).await.map_err(Exit::failed)?;
    bench::lists(&store, WARMING).await.map_err(Exit::failed)?;
    let asked = bench::lists(&store, ROUNDS).await.map_err(Exit::failed)?;
    let mut worst = 0.0_f64;
    let questions: Vec<Value> = asked
        .iter()
        .map(|figures| {
            let ms = |time: std::time::Duration| (time.as_secs_f64() * 100_000.0).round() / 100.0;
            worst = worst.max(ms(figures.times.p99));
            json!({
                "question": figures.question,
                "rows": figures.rows,
                "p50_ms": ms(figures.times.p50),
                "p99_ms": ms(figures.times.p99),
            })
        })
        .collect();
    drop(store);
    let _ = std::fs::remove_dir_all(&folder);
    if !args.json {
        for question in &questions {
            println!("{question}");
        }
    }
    let figures = json!({ "bench": "list", "declarations": args.rows, "questions": questions, "worst_p99_ms": worst, "limit_ms": 50 });
    super::print(args, &figures);
    Ok(Exit::Done)
}
