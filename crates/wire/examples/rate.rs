//! Processor time of reading one declaration: the mean over files given as arguments, the median of five rounds.

use std::hint::black_box;

use wire::{Limits, Message};

fn cpu() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0)
}

fn main() {
    let files: Vec<Vec<u8>> = std::env::args().skip(1).filter_map(|path| std::fs::read(path).ok()).collect();
    let limits = Limits::default();
    let is_sound = |bytes: &Vec<u8>| {
        let read = wire::read(bytes, &limits);
        read.findings.is_empty() && matches!(read.message, Some(Message::Declaration(_)))
    };
    let files: Vec<_> = files.into_iter().filter(is_sound).collect();
    let rounds = if std::env::var_os("ONCE").is_some() { 1 } else { 5 };
    let repeats = if rounds == 1 { 20 } else { 200 };
    let mut means: Vec<u64> = (0..rounds)
        .map(|_| {
            let start = cpu();
            for _ in 0..repeats {
                for bytes in &files {
                    black_box(wire::read(black_box(bytes), &limits));
                }
            }
            (cpu() - start) / (repeats * files.len().max(1) as u64)
        })
        .collect();
    means.sort_unstable();
    let bytes: usize = files.iter().map(Vec::len).sum();
    let median = means.get(means.len() / 2).copied().unwrap_or(0);
    println!("{} declarations, mean {} bytes: {median} ns", files.len(), bytes / files.len().max(1));
}
