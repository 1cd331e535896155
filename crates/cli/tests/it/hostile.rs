//! Hostile input over HTTP: each is refused clearly, as problem+json, and the node goes on (SW-02, SW-03).

mod deeds;
mod messages;
mod requests;
mod size;
mod slow;

use crate::http::Answer;
use crate::node::Node;
use crate::world::{World, bearer};

pub struct Target {
    pub world: World,
    pub node: Node,
    /// The header value of the first trader's key.
    pub key: String,
}

pub fn target() -> Target {
    let world = World::new(None);
    let (node, key) = (world.node(), bearer(&world.keys[0]));
    Target { world, node, key }
}

impl Target {
    /// Lodges bytes as they are.
    pub fn lodge(&self, media: &str, bytes: &[u8]) -> Answer {
        let headers = [("authorization", self.key.as_str()), ("content-type", media)];
        let answer = self.node.connect().send("POST", "/api/v1/messages", &headers, bytes);
        answer.unwrap_or_else(|error| panic!("no answer: {error}; {}", self.node.said()))
    }

    /// The node is as it was.
    pub fn is_well(&self, after: &str) {
        assert!(self.node.ready(), "after {after} the node is not ready: {}", self.node.said());
        let said = self.node.said();
        assert!(!said.contains("panicked") && !said.contains("ERROR"), "after {after}: {said}");
    }
}

/// A refusal of one kind: its status and type, as RFC 9457 wants it.
#[track_caller]
pub fn refused(what: &str, answer: &Answer, status: u16, kind: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}: {}", answer.text());
    let body = answer.json();
    assert_eq!(body["type"], format!("urn:clearway:problem:{kind}"), "{what}: {body}");
    assert_eq!(body["status"], status, "{what}");
    assert!(body["title"].as_str().is_some_and(|title| !title.is_empty()), "{what}: {body}");
}
