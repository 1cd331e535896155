//! `bench read`: declarations parsed and shape-checked per processor second, beside libxml2 in the same run.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::json;
use wire::{Limits, Message};

use super::clock::{Watch, thread_cpu};
use crate::args::Bench;
use crate::exit::Exit;
use crate::input;

/// How often libxml2's tool repeats its work when it is told to.
const XMLLINT_REPEATS: usize = 100;

pub fn run(args: &Bench) -> Result<Exit, Exit> {
    let mut files = declarations(&args.paths)?;
    if files.is_empty() {
        return Err(Exit::input("give folders or files with WCO declarations"));
    }
    // What libxml2 cannot validate it only parses, which would be no comparison.
    if let Some(valid) = args.schema.as_deref().and_then(|schema| valid(&files, schema)) {
        files.retain(|(path, _)| valid.contains(path));
    }
    if files.is_empty() {
        return Err(Exit::input("by this schema no declaration is valid"));
    }
    let (ours, total) = ours(&files, Duration::from_secs(args.seconds))?;
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let peer = args.schema.as_deref().map(|schema| libxml2(&files, schema));
    let (libxml2, ratio, note) = match peer {
        None => (None, None, "give --schema FILE to compare with libxml2".to_owned()),
        Some(Err(why)) => (None, None, why),
        Some(Ok(rate)) => (Some(rate.round()), Some((ours / rate * 100.0).round() / 100.0), String::new()),
    };
    let figures = json!({
        "bench": "read",
        "declarations": files.len(),
        "mean_bytes": bytes / files.len(),
        "read": total,
        "per_cpu_second": ours.round(),
        "libxml2_per_cpu_second": libxml2,
        "ratio": ratio,
        "note": note,
    });
    super::print(args, &figures);
    Ok(Exit::Done)
}

/// Every file that is a declaration, an amendment, an invalidation or a presentation.
fn declarations(paths: &[PathBuf]) -> Result<Vec<(PathBuf, Vec<u8>)>, Exit> {
    let mut found = Vec::new();
    for path in paths {
        let files = if path.is_dir() {
            input::files_under(path).map_err(|error| Exit::input(format!("{}: {error}", path.display())))?
        } else {
            vec![path.clone()]
        };
        for file in files {
            let bytes = input::bytes(&file)?;
            let read = wire::read(&bytes, &Limits::default());
            let bare = bytes.windows(9).take(2_000).any(|window| window == b"MetaData ");
            if bare && matches!(read.message, Some(Message::Declaration(_))) {
                found.push((file, bytes));
            }
        }
    }
    Ok(found)
}

/// Declarations a second of this thread's processor time: the median of five rounds; and how many were read.
fn ours(files: &[(PathBuf, Vec<u8>)], for_at_least: Duration) -> Result<(f64, u64), Exit> {
    let limits = Limits::default();
    let mut rates = Vec::new();
    let mut total = 0;
    for _ in 0..5 {
        let watch = Watch::start();
        let start = thread_cpu(&watch);
        let mut count = 0_u64;
        while watch.elapsed() < for_at_least / 5 {
            for (_, bytes) in files {
                let read = wire::read(black_box(bytes), &limits);
                if let Some(Message::Declaration(submission)) = &read.message {
                    black_box(clearance::check::shape(&submission.declaration));
                }
                count += 1;
            }
        }
        let spent = thread_cpu(&watch).saturating_sub(start);
        rates.push(count as f64 / spent.as_secs_f64().max(1e-9));
        total += count;
    }
    rates.sort_by(f64::total_cmp);
    Ok((rates[rates.len() / 2], total))
}

/// The files that libxml2 finds valid; `None` where it is absent.
fn valid(files: &[(PathBuf, Vec<u8>)], schema: &Path) -> Option<BTreeSet<PathBuf>> {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(schema).args(files.iter().map(|(path, _)| path));
    let told = String::from_utf8_lossy(&command.output().ok()?.stderr).into_owned();
    Some(told.lines().filter_map(|line| line.strip_suffix(" validates")).map(PathBuf::from).collect())
}

/// The same work by libxml2's own tool: parse and validate each file a hundred times, its processor time.
fn libxml2(files: &[(PathBuf, Vec<u8>)], schema: &Path) -> Result<f64, String> {
    // The shell tells what its children spent; the one-file run is the cost of starting and compiling the schema.
    let spent = |repeat: bool, files: &[&Path]| -> Result<f64, String> {
        let repeat = if repeat { "--repeat" } else { "--noent" };
        let mut command = Command::new("bash");
        command.args(["-c", "\"$@\" >/dev/null 2>&1; times", "bash", "xmllint", repeat, "--noout", "--nonet"]);
        command.arg("--schema").arg(schema).args(files);
        let output = command.output().map_err(|error| format!("libxml2 is absent: {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().nth(1).ok_or("libxml2 is absent: the shell told no times")?;
        Ok(line.split_whitespace().filter_map(seconds).sum())
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        return Err("libxml2's xmllint is absent; not compared".to_owned());
    }
    let all: Vec<&Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let start = spent(false, all.get(..1).unwrap_or_default())?;
    let whole = spent(true, &all)?;
    Ok((all.len() * XMLLINT_REPEATS) as f64 / (whole - start).max(1e-9))
}

/// `0m1.234s`
fn seconds(text: &str) -> Option<f64> {
    let (minutes, rest) = text.split_once('m')?;
    Some(minutes.parse::<f64>().ok()? * 60.0 + rest.strip_suffix('s')?.parse::<f64>().ok()?)
}
