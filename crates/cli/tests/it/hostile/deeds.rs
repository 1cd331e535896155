//! Deeds with texts that a store may not carry: refused or kept, never a fault (on each store).

use super::{Target, target};
use crate::crash_postgres::schema;
use crate::world::{PARTIES, World, bearer};

#[test]
fn odd_texts_in_deeds_and_questions_are_no_fault_of_ours() {
    let mut targets = vec![target()];
    if let Some(database) = schema() {
        let world = World::new(Some(database));
        let (node, key) = (world.node(), bearer(&world.keys[0]));
        targets.push(Target { world, node, key });
    }
    for target in &targets {
        odd_texts(target);
    }
}

fn odd_texts(target: &Target) {
    let long = "x".repeat(2_000_000);
    let headers = [("authorization", target.key.as_str()), ("content-type", "application/json")];
    for (number, odd) in
        [r"\u0000", r"a\u0000b", r"\ufffe", r"\ud83d\ude00", "'; drop table event; --", &long].iter().enumerate()
    {
        let kind = [("type_code", "IMD"), ("goods_shipment.consignment.arrival_transport_means.id", "IMO9321483")];
        let message = target.world.with(PARTIES[0], &format!("ODD{number}"), &kind);
        let lodged = target.lodge(message.media, &message.bytes).json();
        let mrn = lodged["mrn"].as_str().unwrap_or_else(|| panic!("{lodged}"));
        for deed in ["provide-document", "present", "invalidate"] {
            let body = match deed {
                "invalidate" => format!(r#"{{"reason":"{odd}"}}"#),
                "present" => format!(r#"{{"reference":"{odd}"}}"#),
                _ => format!(r#"{{"code":"N935","reference":"{odd}","name":"{odd}","content":"{odd}"}}"#),
            };
            let path = format!("/api/v1/declarations/{mrn}/{deed}");
            let answer = target.node.connect().send("POST", &path, &headers, body.as_bytes()).expect("an answer");
            let plain = matches!(answer.status, 200 | 409 | 413 | 422);
            assert!(plain, "{deed} with {:.20}: {} {:.300}", odd, answer.status, answer.text());
        }
        let view = target.node.get(&format!("/api/v1/declarations/{mrn}"), &headers[..1]);
        assert_eq!(view.status, 200, "{:.300}", view.text());
    }
    for path in [
        "/tariff?q=%00",
        "/duty?commodity=%00&value=1&origin=%00",
        "/tariff/%00",
        "/declarations/%00",
        "/%00",
        "/sign-in?next=%00",
    ] {
        let answer = target.node.get(path, &[]);
        assert!(answer.status < 500, "{path}: {} {:.300}", answer.status, answer.text());
    }
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = target.node.connect().send("POST", "/sign-in", &form, b"login=%00&password=%00").expect("an answer");
    assert!(answer.status < 500, "sign-in: {} {:.300}", answer.status, answer.text());
    target.is_well("odd texts");
}
