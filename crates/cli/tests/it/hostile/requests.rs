//! Requests that no honest client sends, and things that are somebody else's.

use std::io::Write;

use super::{refused, target};
use crate::world::{PARTIES, bearer};

#[test]
fn keys_and_media_types_are_checked_before_anything_else() {
    let target = target();
    let message = target.world.good(PARTIES[0], "KEY1");
    let post = |headers: &[(&str, &str)]| {
        target.node.connect().send("POST", "/api/v1/messages", headers, &message.bytes).expect("an answer")
    };
    let key = target.key.as_str();
    for authorization in ["", "Bearer", "Bearer ", "Bearer cwk_", "Basic YTpi", "bearer", &key.replace("cwk_", "cwk-")]
    {
        let answer = post(&[("authorization", authorization), ("content-type", message.media)]);
        refused(authorization, &answer, 401, "sign-in");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    refused("no key", &post(&[("content-type", message.media)]), 401, "sign-in");
    for media in
        ["image/png", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ";"]
    {
        refused(media, &post(&[("authorization", key), ("content-type", media)]), 415, "media-type");
    }
    assert_eq!(post(&[("authorization", key), ("content-type", message.media)]).status, 202);
    target.is_well("false keys");
}

#[test]
fn what_belongs_to_somebody_else_is_not_there() {
    let target = target();
    let message = target.world.good(PARTIES[0], "MINE1");
    let mine = target.lodge(message.media, &message.bytes).json();
    let mrn = mine["mrn"].as_str().expect("an MRN");
    let other = bearer(&target.world.keys[1]);
    let path = format!("/api/v1/declarations/{mrn}");
    refused("another's declaration", &target.node.get(&path, &[("authorization", &other)]), 404, "not-found");
    let headers = [("authorization", other.as_str()), ("content-type", "application/json")];
    for (deed, body) in [
        ("invalidate", r#"{"reason":"x"}"#),
        ("pay", r#"{"amount":"1","reference":"x"}"#),
        ("present", r#"{"reference":"x"}"#),
    ] {
        let answer = target.node.connect().send("POST", &format!("{path}/{deed}"), &headers, body.as_bytes());
        refused(deed, &answer.expect("an answer"), 404, "not-found");
    }
    let own = [("authorization", target.key.as_str()), ("content-type", "application/json")];
    for (deed, body) in [("release", r#"{"reason":"x"}"#), ("control", r#"{"reason":"x"}"#), ("grant", "{}")] {
        let answer = target.node.connect().send("POST", &format!("{path}/{deed}"), &own, body.as_bytes());
        refused(deed, &answer.expect("an answer"), 403, "forbidden");
    }
    let listed = target.node.get(&format!("/api/v1/declarations?sender={}", PARTIES[0]), &[("authorization", &other)]);
    assert_eq!(listed.json()["declarations"].as_array().map(Vec::len), Some(0));
    let told = target.node.get("/api/v1/notifications", &[("authorization", &other)]);
    assert_eq!(told.json()["notifications"].as_array().map(Vec::len), Some(0));
    let day = target.node.get(&format!("/api/v1/status?sender={}", PARTIES[0]), &[("authorization", &other)]);
    assert_eq!(day.json()["declarations"].as_array().map(Vec::len), Some(0), "{}", day.text());
    target.is_well("another's key");
}

#[test]
fn questions_that_make_no_sense_are_refused_as_problems() {
    let target = target();
    let key = [("authorization", target.key.as_str())];
    let long = "9".repeat(20_000);
    for path in [
        "/api/v1/declarations?limit=many",
        "/api/v1/declarations?limit=-1",
        "/api/v1/declarations?limit=99999999999999",
        "/api/v1/declarations?cursor=nowhere",
        "/api/v1/declarations?cursor=1.x",
        "/api/v1/declarations?from=yesterday",
        "/api/v1/declarations?text=%00",
        "/api/v1/notifications?after=x",
        "/api/v1/notifications?after=-1",
        &format!("/api/v1/notifications?after={long}"),
        "/api/v1/notifications?limit=x",
        "/api/v1/status?day=x",
        "/api/v1/status?day=2026-02-30",
        "/api/v1/duty",
        "/api/v1/duty?commodity=1&origin=CN&value=x",
        "/api/v1/duty?commodity=%00&origin=CN&value=1",
        "/api/v1/tariff/8712?on=x",
    ] {
        refused(path, &target.node.get(path, &key), 422, "unclear-question");
    }
    for path in [
        "/api/v1/declarations/26XX0",
        "/api/v1/declarations/%00",
        "/api/v1/declarations/%2e%2e%2f",
        "/api/v1/tariff/x",
        "/api/v1/x",
    ] {
        refused(path, &target.node.get(path, &key), 404, "not-found");
    }
    for (method, path) in
        [("DELETE", "/api/v1/messages"), ("GET", "/api/v1/messages"), ("POST", "/api/v1/duty"), ("PUT", "/api/v1/x")]
    {
        let answer = target.node.connect().send(method, path, &key, b"").expect("an answer");
        refused(&format!("{method} {path}"), &answer, 405, "method");
    }
    for path in [
        "/api/v1/declarations?limit=0",
        "/api/v1/declarations?limit=4294967295",
        "/api/v1/declarations?cursor=-9223372036854775808.9223372036854775807",
        "/api/v1/declarations?text=%22%20OR%20*%20NEAR(%27;--",
        "/api/v1/declarations?text=%25_%5C*&commodity=%25&state=%27&sender=%22",
        "/api/v1/notifications?after=18446744073709551615",
        "/api/v1/notifications?limit=0",
    ] {
        let answer = target.node.get(path, &key);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }
    target.is_well("odd questions");
}

#[test]
fn floods_of_headers_and_broken_requests_are_cut_off() {
    let target = target();
    let flood: String = (0..5_000).map(|n| format!("x-{n}: {n}\r\n")).collect();
    let requests = [
        format!("GET /healthz HTTP/1.1\r\nhost: a\r\n{flood}\r\n"),
        format!("GET /healthz HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n", "y".repeat(2_000_000)),
        format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "y".repeat(200_000)),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "\0\0\0\0\r\n\r\n".to_owned(),
        "POST /api/v1/messages HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\n".to_owned(),
        "POST /api/v1/messages HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef".to_owned(),
        "POST /api/v1/messages HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n".to_owned(),
    ];
    for request in &requests {
        let mut connection = target.node.connect();
        // Either side may end it first.
        let _ = connection.stream.write_all(request.as_bytes());
        let start: String = request.chars().take(60).collect();
        if let Ok(answer) = connection.answer() {
            assert!((400..500).contains(&answer.status), "{start:?}: {} {}", answer.status, answer.text());
        }
        target.is_well(&start);
    }
}
