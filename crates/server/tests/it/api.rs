//! The API as text: what a trader's software sends and gets (SW-02, SW-03, SW-09, TX-01).

use insta::assert_snapshot;
use testkit::{Dice, sample};

use crate::world::{World, world, world_with};

/// A declaration of the made-up trader, as JSON.
pub fn declaration(lrn: &str, change: impl FnOnce(&mut model::Declaration)) -> Vec<u8> {
    let frame = sample::Frame { country: "NZ".into(), currency: "USD".into(), trader: "XA123456789".into(), kind: 'A' };
    let goods =
        [sample::Goods { commodity: "8712003000".into(), description: "City bicycles".into(), origin: "CN".into() }];
    let mut declaration = sample::import(&frame, lrn, &goods, &mut Dice::new(3));
    change(&mut declaration);
    let mut bytes = Vec::new();
    wire::json::write(&declaration, &mut bytes);
    bytes
}

async fn lodge(world: &World, key: &str, bytes: Vec<u8>) -> crate::world::Answer {
    let bearer = format!("Bearer {key}");
    world.post("/api/v1/messages", &[("authorization", &bearer), ("content-type", "application/json")], bytes).await
}

#[tokio::test]
async fn sw_02_a_message_is_lodged_and_a_resend_gets_the_same_answer() {
    let world = world().await;
    let key = world.key().await;
    let first = lodge(&world, &key, declaration("LRN1", |_| {})).await;
    assert_snapshot!("lodged", first.text());
    let again = lodge(&world, &key, declaration("LRN1", |_| {})).await;
    assert_eq!((again.status, again.body), (first.status, first.body.clone()));
    let other = declaration("LRN1", |d| model::edit::put(d, "total_packages", "1", None).expect("a field"));
    assert_snapshot!("reference-taken", lodge(&world, &key, other).await.text());
}

#[tokio::test]
async fn sw_03_all_faults_of_a_message_come_back_at_once() {
    let world = world().await;
    let key = world.key().await;
    let faulty = declaration("LRN2", |d| {
        for (path, text) in [
            ("goods_shipment.items[0].origins[0].country_code", "XX"),
            ("goods_shipment.items[0].commodity.description", ""),
            ("goods_shipment.trade_terms.condition_code", "ABC"),
        ] {
            model::edit::put(d, path, text, None).expect("a field");
        }
    });
    assert_snapshot!("refused", lodge(&world, &key, faulty).await.text());
    assert_snapshot!("unreadable", lodge(&world, &key, b"{\"function_code\": ".to_vec()).await.text());
}

#[tokio::test]
async fn errors_have_their_status_and_type() {
    let world = world().await;
    let key = format!("Bearer {}", world.key().await);
    let path = "/api/v1/messages";
    let json = ("content-type", "application/json");
    let cases = [
        ("no key", world.post(path, &[json], "{}").await),
        ("wrong key", world.post(path, &[json, ("authorization", "Bearer cwk_no")], "{}").await),
        ("media type", world.post(path, &[("content-type", "image/png"), ("authorization", &key)], "x").await),
        ("too large", world.post(path, &[json, ("authorization", &key)], vec![b' '; 10_000_001]).await),
        ("no such declaration", world.get("/api/v1/declarations/26XX0", &[("authorization", &key)]).await),
        ("no such address", world.get("/api/v1/nowhere", &[]).await),
        ("no cursor", world.get("/api/v1/notifications?after=x", &[("authorization", &key)]).await),
        ("unknown action", world.post("/api/v1/declarations/26XX0/fly", &[json, ("authorization", &key)], "{}").await),
    ];
    let text: Vec<String> = cases.iter().map(|(name, answer)| format!("## {name}\n{}", answer.text())).collect();
    assert_snapshot!("errors", text.join("\n\n"));
}

#[tokio::test]
async fn sw_09_notifications_are_read_by_cursor() {
    let world = world().await;
    let key = format!("Bearer {}", world.key().await);
    lodge(&world, &key["Bearer ".len()..], declaration("LRN3", |_| {})).await;
    let all = world.get("/api/v1/notifications", &[("authorization", &key)]).await;
    let all: serde_json::Value = serde_json::from_str(&all.body).expect("JSON");
    let list = all["notifications"].as_array().expect("a list");
    assert!(list.len() >= 2, "{all:#}");
    let first = list[0]["cursor"].as_str().expect("a cursor");
    let rest = world.get(&format!("/api/v1/notifications?after={first}"), &[("authorization", &key)]).await;
    let rest: serde_json::Value = serde_json::from_str(&rest.body).expect("JSON");
    assert_eq!(rest["notifications"].as_array().map(Vec::len), Some(list.len() - 1));
    let xml = [("authorization", key.as_str()), ("accept", "application/xml")];
    let one = world.get("/api/v1/notifications", &xml).await;
    assert_eq!(one.headers["x-cursor"], first);
    assert!(one.body.contains("FunctionCode>01<"), "{}", one.body);
    let last = format!("/api/v1/notifications?after={}", all["next"].as_str().expect("a cursor"));
    assert_eq!(world.get(&last, &xml).await.status, 204);
}

#[tokio::test]
async fn tx_01_everybody_may_calculate_and_look_up() {
    let world = world().await;
    let question = "/api/v1/duty?commodity=8712003000&origin=CN&value=12500&currency=USD&on=2026-11-22";
    assert_snapshot!("duty", world.get(question, &[]).await.text());
    assert_snapshot!("duty-unclear", world.get("/api/v1/duty?value=many&on=soon", &[]).await.text());
    assert_snapshot!("tariff", world.get("/api/v1/tariff/8712003000?on=2026-11-22", &[]).await.text());
}

#[tokio::test]
async fn a_declaration_is_shown_with_all_that_is_known() {
    let world = world().await;
    let key = format!("Bearer {}", world.key().await);
    let lodged = lodge(&world, &key["Bearer ".len()..], declaration("LRN4", |_| {})).await;
    let lodged: serde_json::Value = serde_json::from_str(&lodged.body).expect("JSON");
    let mrn = lodged["mrn"].as_str().expect("an MRN");
    assert_snapshot!(
        "declaration",
        world.get(&format!("/api/v1/declarations/{mrn}"), &[("authorization", &key)]).await.text()
    );
}

#[tokio::test]
async fn the_description_names_every_address() {
    let world = world().await;
    let api: serde_json::Value = serde_json::from_str(&world.get("/openapi.json", &[]).await.body).expect("JSON");
    let paths: Vec<&String> = api["paths"].as_object().expect("paths").keys().collect();
    assert_eq!(
        paths,
        [
            "/api/v1/declarations",
            "/api/v1/declarations/{mrn}",
            "/api/v1/declarations/{mrn}/{deed}",
            "/api/v1/duty",
            "/api/v1/keys",
            "/api/v1/messages",
            "/api/v1/notifications",
            "/api/v1/status",
            "/api/v1/subscriptions",
            "/api/v1/subscriptions/{id}",
            "/api/v1/tariff/{commodity}",
        ]
    );
}

#[tokio::test]
async fn a_sender_who_lodges_too_fast_is_asked_to_wait() {
    let world = world_with(server::Config { lodgements_per_second: 0, ..server::Config::default() }).await;
    let key = world.key().await;
    let answer = lodge(&world, &key, declaration("LRN5", |_| {})).await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.headers["retry-after"], "1");
}

#[tokio::test]
async fn nobody_sees_or_touches_the_declarations_of_others() {
    let world = world().await;
    let key = world.key().await;
    let lodged = lodge(&world, &key, declaration("LRN6", |_| {})).await;
    let lodged: serde_json::Value = serde_json::from_str(&lodged.body).expect("JSON");
    let mrn = lodged["mrn"].as_str().expect("an MRN").to_owned();
    let other =
        app::Actor { login: "eve".into(), name: "Eve".into(), roles: vec![app::Role::Trader], party: "XA9".into() };
    let key = format!("Bearer {}", world.app.make_key(&other, "eve").await.expect("a key"));
    let bearer = ("authorization", key.as_str());
    assert_eq!(world.get(&format!("/api/v1/declarations/{mrn}"), &[bearer]).await.status, 404);
    let act = |deed: &str| format!("/api/v1/declarations/{mrn}/{deed}");
    let json = ("content-type", "application/json");
    assert_eq!(world.post(&act("invalidate"), &[bearer, json], "{}").await.status, 404);
    assert_eq!(world.post(&act("release"), &[bearer, json], "{}").await.status, 403);
    let list = world.get("/api/v1/declarations?sender=XA123456789", &[bearer]).await;
    assert!(list.body.contains("\"declarations\":[]"), "{}", list.body);
}
