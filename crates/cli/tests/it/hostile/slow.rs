//! Slow senders: heads and bodies that never end are given up, and hold nobody else.

use std::io::{Read, Write};
use std::time::Duration;

use super::{Target, refused, target};
use crate::http::Connection;

#[test]
fn sw_02_slow_heads_and_bodies_are_given_up_and_hold_nobody() {
    let target = target();
    let mut heads: Vec<Connection> = (0..64).map(|_| target.node.connect()).collect();
    for connection in &mut heads {
        connection.stream.write_all(b"POST /api/v1/messages HTTP/1.1\r\nhost: a\r\nx-slow: ").expect("taken");
    }
    let mut bodies: Vec<Connection> = (0..64).map(|_| slow_body(&target)).collect();
    // Others are served as if nobody was slow.
    let message = target.world.message(crate::world::PARTIES[0], "BESIDE1");
    assert_eq!(target.lodge(message.media, &message.bytes).status, 202);
    for connection in &mut heads {
        closed(connection);
    }
    for connection in &mut bodies {
        let _ = connection.stream.write_all(b" ");
        refused("a slow body", &connection.answer().expect("an answer"), 408, "too-slow");
    }
    target.is_well("slow senders");
}

#[test]
fn sw_02_a_body_that_breaks_off_is_nothing() {
    let target = target();
    for _ in 0..50 {
        drop(slow_body(&target));
    }
    let status = target.node.get("/api/v1/status", &[("authorization", &target.key)]);
    assert_eq!(status.json()["declarations"].as_array().map(Vec::len), Some(0), "{}", status.text());
    target.is_well("bodies that break off");
}

/// A request whose body is announced and begun.
fn slow_body(target: &Target) -> Connection {
    let mut connection = target.node.connect();
    let headers =
        [("authorization", target.key.as_str()), ("content-type", "application/xml"), ("content-length", "5000")];
    let head = connection.head("POST", "/api/v1/messages", &headers) + "\r\n<MetaData>";
    connection.stream.write_all(head.as_bytes()).expect("taken");
    connection
}

/// The other side ends the connection, with or without a word.
fn closed(connection: &mut Connection) {
    connection.stream.set_read_timeout(Some(Duration::from_secs(40))).expect("a socket");
    let mut rest = Vec::new();
    match connection.stream.read_to_end(&mut rest) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "a slow head is kept waiting"),
    }
}
