//! Bodies without measure: refused while they come, with the node's memory as flat as before.

use std::io::Write;

use super::{refused, target};
use crate::http::{Answer, Connection};

const HUGE: usize = 200_000_000;
/// A few bodies of the largest size that is allowed, and what the allocator keeps of them.
const FLAT_KB: u64 = 80_000;

#[test]
fn sw_02_bodies_without_measure_are_refused_and_cost_no_memory() {
    let target = target();
    // What every message costs once is not counted: rules, tariff, caches.
    assert_eq!(target.lodge("application/xml", b"<MetaData/>").status, 422);
    let before = target.node.memory_kb("VmRSS");
    let key = target.key.clone();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let connection = target.node.connect();
            let key = key.clone();
            scope.spawn(move || {
                let answer = flood(connection, &key, number % 2 == 0);
                refused("200 MB", &answer, 413, "too-large");
            });
        }
    });
    target.is_well("200 MB bodies");
    let (after, peak) = (target.node.memory_kb("VmRSS"), target.node.memory_kb("VmHWM"));
    println!("memory in kB: before {before}, after {after}, peak {peak}");
    assert!(peak < before + FLAT_KB, "memory in kB: before {before}, after {after}, peak {peak}");
}

#[test]
fn sw_02_an_unknown_caller_cannot_make_the_node_keep_a_body() {
    let target = target();
    let before = target.node.memory_kb("VmRSS");
    for chunked in [true, false] {
        refused("a false key", &flood(target.node.connect(), "Bearer cwk_false", chunked), 401, "sign-in");
    }
    let peak = target.node.memory_kb("VmHWM");
    assert!(peak < before + 20_000, "memory in kB: before {before}, peak {peak}");
    target.is_well("bodies with a false key");
}

/// Sends 200 MB, with their length told or in chunks without an end, until the other side has enough.
fn flood(mut connection: Connection, key: &str, chunked: bool) -> Answer {
    let headers = [("authorization", key), ("content-type", "application/xml")];
    let mut head = connection.head("POST", "/api/v1/messages", &headers);
    let piece = vec![b' '; 65_536];
    let length = if chunked { "transfer-encoding: chunked".to_owned() } else { format!("content-length: {HUGE}") };
    head.push_str(&format!("{length}\r\n\r\n"));
    connection.stream.write_all(head.as_bytes()).expect("the head is taken");
    for _ in 0..HUGE / piece.len() {
        let mut part = Vec::with_capacity(piece.len() + 16);
        if chunked {
            part.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        }
        part.extend_from_slice(&piece);
        if chunked {
            part.extend_from_slice(b"\r\n");
        }
        // The answer is there already: the other side does not read on.
        if connection.stream.write_all(&part).is_err() {
            break;
        }
    }
    connection.answer().expect("an answer before the end")
}
