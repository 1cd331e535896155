//! The API's own description: valid OpenAPI, and every answer fits what it says.

use serde_json::{Value, json};

use crate::hostile::{Target, target};
use crate::world::PARTIES;

/// Every `$ref` of the document leads somewhere.
fn resolved(document: &Value, value: &Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                let pointer = reference.strip_prefix('#').expect("a reference inside the document");
                assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
            }
            map.values().for_each(|inner| resolved(document, inner));
        }
        Value::Array(list) => list.iter().for_each(|inner| resolved(document, inner)),
        _ => {}
    }
}

/// An answer fits the schema that the description gives for its path and status.
#[track_caller]
fn fits(document: &Value, method: &str, path: &str, answer: &crate::http::Answer) {
    let operation = &document["paths"][path][method];
    let response = &operation["responses"][answer.status.to_string()];
    assert!(response.is_object(), "{method} {path} does not say {}: {}", answer.status, answer.text());
    let content =
        response["content"].as_object().unwrap_or_else(|| panic!("{method} {path} {}: no form", answer.status));
    let (media, form) = content.iter().next().expect("a media type");
    assert_eq!(answer.header("content-type"), media, "{method} {path} {}", answer.status);
    let mut schema = json!({ "components": document["components"] });
    let given = form["schema"].as_object().expect("a schema").clone();
    schema.as_object_mut().expect("an object").extend(given);
    let validator = jsonschema::validator_for(&schema).expect("a schema that compiles");
    let body = answer.json();
    let faults: Vec<String> =
        validator.iter_errors(&body).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(faults.is_empty(), "{method} {path}: {}\n{body:#}", faults.join("\n"));
}

fn document(target: &Target) -> Value {
    target.node.get("/openapi.json", &[]).json()
}

#[test]
fn the_description_is_whole() {
    let target = target();
    let document = document(&target);
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")), "{}", document["openapi"]);
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    resolved(&document, &document);
    let mut ids = std::collections::BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            assert!(operation["responses"].as_object().is_some_and(|all| !all.is_empty()), "{method} {path}");
            let id = operation["operationId"].as_str().expect("an id");
            assert!(ids.insert(id.to_owned()), "{id} names two operations");
            let named: Vec<&str> = path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let described: Vec<&str> =
                parameters.iter().filter(|p| p["in"] == "path").filter_map(|p| p["name"].as_str()).collect();
            assert_eq!(named, described, "{method} {path}");
        }
    }
}

#[test]
fn every_answer_fits_the_description() {
    let target = target();
    let document = document(&target);
    let good = target.world.good(PARTIES[0], "API1");
    let lodged = target.lodge(good.media, &good.bytes);
    fits(&document, "post", "/api/v1/messages", &lodged);
    let spoilt = target.world.with(PARTIES[0], "API2", &[("goods_item_quantity", "9")]);
    fits(&document, "post", "/api/v1/messages", &target.lodge(spoilt.media, &spoilt.bytes));
    fits(&document, "post", "/api/v1/messages", &target.lodge("application/xml", b"<a/>"));
    fits(&document, "post", "/api/v1/messages", &target.lodge("image/png", b"<a/>"));
    let other = target.world.with(PARTIES[0], "API1", &[("total_packages", "999")]);
    fits(&document, "post", "/api/v1/messages", &target.lodge(other.media, &other.bytes));

    let mrn = lodged.json()["mrn"].as_str().expect("an MRN").to_owned();
    let key = [("authorization", target.key.as_str())];
    let commodity = &target.world.goods[0].commodity;
    crate::poll::until("the list", 20, || {
        let page = target.node.get("/api/v1/declarations", &key).json();
        page["declarations"].as_array().filter(|rows| rows.len() == 2).map(drop)
    });
    for (described, path) in [
        ("/api/v1/declarations", "/api/v1/declarations".to_owned()),
        ("/api/v1/declarations", "/api/v1/declarations?cursor=x".to_owned()),
        ("/api/v1/declarations/{mrn}", format!("/api/v1/declarations/{mrn}")),
        ("/api/v1/declarations/{mrn}", "/api/v1/declarations/26NZ0".to_owned()),
        ("/api/v1/notifications", "/api/v1/notifications".to_owned()),
        ("/api/v1/notifications", "/api/v1/notifications?after=x".to_owned()),
        ("/api/v1/status", "/api/v1/status".to_owned()),
        ("/api/v1/status", "/api/v1/status?day=x".to_owned()),
        ("/api/v1/duty", format!("/api/v1/duty?commodity={commodity}&origin=CN&value=100")),
        ("/api/v1/duty", "/api/v1/duty".to_owned()),
        ("/api/v1/tariff/{commodity}", format!("/api/v1/tariff/{commodity}")),
        ("/api/v1/tariff/{commodity}", "/api/v1/tariff/x".to_owned()),
    ] {
        fits(&document, "get", described, &target.node.get(&path, &key));
    }
    for path in ["/api/v1/declarations", "/api/v1/notifications", "/api/v1/status"] {
        fits(&document, "get", path, &target.node.get(path, &[]));
    }
    target.is_well("all of them");
}
