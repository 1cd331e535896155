//! Subscriptions by API and the keys that pushes are signed with (SW-08).

use app::{NodeKey, PATIENCE, PushConfig, Reach};
use axum::body::Body;
use serde_json::{Value, json};

use crate::world::{World, request, world};

async fn pushing() -> (World, String) {
    let world = world().await;
    world.app.set_push(PushConfig {
        key: NodeKey::from_seed(&[7; 32]),
        reach: Reach::default(),
        relay: None,
        from: "customs@example.org".to_owned(),
        outbox: "nowhere".into(),
        patience: PATIENCE,
    });
    let key = world.key().await;
    (world, format!("Bearer {key}"))
}

async fn make(world: &World, key: &str, body: &Value) -> (u16, Value) {
    let headers = [("authorization", key), ("content-type", "application/json")];
    let answer = world.post("/api/v1/subscriptions", &headers, body.to_string()).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.body).unwrap_or_default())
}

async fn list(world: &World, key: &str) -> Value {
    let answer = world.get("/api/v1/subscriptions", &[("authorization", key)]).await;
    serde_json::from_str::<Value>(&answer.body).expect("JSON")["subscriptions"].clone()
}

#[tokio::test]
async fn a_system_subscribes_and_ends_it() {
    let (world, key) = pushing().await;
    let wish = json!({ "channel": "webhook", "target": "https://example.org/hook", "functions": ["01", "09"] });
    let (status, made) = make(&world, &key, &wish).await;
    assert_eq!((status, &made["state"], &made["functions"]), (201, &json!("new"), &json!(["01", "09"])));
    assert_eq!(make(&world, &key, &wish).await.1["id"], made["id"], "subscribed already");
    assert_eq!(list(&world, &key).await, json!([made]));
    let path = format!("/api/v1/subscriptions/{}", made["id"].as_str().expect("an id"));
    for _ in 0..2 {
        let end = request("DELETE", &path, &[("authorization", key.as_str())], Body::empty());
        assert_eq!(world.send(end).await.status.as_u16(), 204);
    }
    assert_eq!(list(&world, &key).await, json!([]));
}

#[tokio::test]
async fn what_cannot_be_subscribed_to_is_told_with_its_field() {
    let (world, key) = pushing().await;
    let table = [
        (json!({ "channel": "webhook", "target": "https://10.0.0.1/" }), "target"),
        (json!({ "channel": "webhook", "target": "http://example.org/" }), "target"),
        (json!({ "channel": "email", "target": "nobody" }), "target"),
        (json!({ "channel": "pigeon", "target": "https://example.org/" }), "channel"),
        (json!({ "channel": "webhook", "target": "https://example.org/", "functions": ["99"] }), "functions"),
        (json!({ "channel": "webhook", "target": "https://example.org/", "more": 1 }), ""),
    ];
    for (wish, field) in table {
        let (status, problem) = make(&world, &key, &wish).await;
        assert_eq!((status, &problem["findings"][0]["pointer"]), (422, &json!(field)), "{wish}: {problem}");
    }
    let (status, _) = make(&world, "Bearer cwk_unknown", &json!({})).await;
    assert_eq!(status, 401);
}

#[tokio::test]
async fn the_nodes_keys_are_published() {
    let (world, _) = pushing().await;
    for (path, media_type) in [
        ("/api/v1/keys", "application/jwk-set+json"),
        ("/.well-known/http-message-signatures-directory", "application/http-message-signatures-directory+json"),
    ] {
        let answer = world.get(path, &[]).await;
        assert_eq!(answer.headers["content-type"], media_type);
        let keys: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!((&keys["keys"][0]["kty"], &keys["keys"][0]["crv"]), (&json!("OKP"), &json!("Ed25519")));
        assert!(keys["keys"][0].get("d").is_none(), "only the public half");
    }
}
