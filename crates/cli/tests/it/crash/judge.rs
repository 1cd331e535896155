//! What must hold after any number of crashes, asked from outside and of the store.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::load::Sent;
use crate::node::Node;
use crate::poll;
use crate::world::{PARTIES, World, bearer};

pub fn no_panic(node: &Node) {
    let said = node.said();
    assert!(!said.contains("panicked"), "{said}");
}

/// Nothing lost, nothing doubled; prints the figures.
pub fn everything(world: &World, node: &Node, sent: &[Sent], what: &str) {
    let mut figures = BTreeMap::new();
    for (party, key) in PARTIES.iter().zip(&world.keys) {
        let key = bearer(key);
        let receipts = receipts(sent, party);
        let views = views(node, &key, &receipts);
        one_row_each(node, &key, &receipts);
        let told = feed(node, &key);
        whole_feed(&told, &receipts, &views);
        *figures.entry("messages").or_insert(0) += receipts.len();
        *figures.entry("declarations").or_insert(0) += views.len();
        *figures.entry("notifications").or_insert(0) += told.len();
        figures.entry("charged").or_insert(0);
        *figures.entry("charged").or_insert(0) += charged_once(world, &views);
    }
    no_panic(node);
    println!("{what}: {figures:?}, lost 0, doubled 0");
}

/// Each reference with its one receipt.
fn receipts(sent: &[Sent], party: &str) -> BTreeMap<String, Value> {
    let mut receipts = BTreeMap::new();
    for (message, answer) in sent.iter().filter(|sent| sent.party == party).flat_map(|sent| &sent.answered) {
        let old = receipts.insert(message.lrn.clone(), answer.json());
        assert!(old.is_none(), "{} was answered twice", message.lrn);
    }
    receipts
}

/// Every MRN of a receipt is found, once, with all that the receipt told and maybe more.
fn views(node: &Node, key: &str, receipts: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut connection = node.connect();
    let mut views = BTreeMap::new();
    for (lrn, receipt) in receipts {
        let Some(mrn) = receipt["mrn"].as_str() else {
            assert_eq!(receipt["state"], "refused", "{receipt}");
            continue;
        };
        let path = format!("/api/v1/declarations/{mrn}");
        let view = connection.get(&path, &[("authorization", key)]).expect("an answer");
        assert_eq!(view.status, 200, "{lrn} {mrn} is lost: {}", view.text());
        let view = view.json();
        assert_eq!(view["lrn"], *lrn);
        let (told, known) = (list(&receipt["notifications"]), list(&view["notifications"]));
        assert!(known.starts_with(told), "{lrn}: the receipt told {told:?}, now {known:?}");
        let more = known.len() > told.len();
        assert!(more || view["state"] == receipt["state"], "{lrn}: {} became {}", receipt["state"], view["state"]);
        let old = views.insert(mrn.to_owned(), view);
        assert!(old.is_none(), "{mrn} was given twice");
    }
    views
}

/// The list has each reference exactly once, as soon as it has caught up.
fn one_row_each(node: &Node, key: &str, receipts: &BTreeMap<String, Value>) {
    let rows = poll::until("the list is complete", 60, || {
        let rows = pages(node, key);
        (rows.len() >= receipts.len()).then_some(rows)
    });
    let lrns: BTreeSet<&str> = rows.iter().filter_map(|row| row["lrn"].as_str()).collect();
    assert_eq!((rows.len(), lrns.len()), (receipts.len(), receipts.len()), "rows, references, receipts");
    for row in &rows {
        let receipt = &receipts[row["lrn"].as_str().expect("text")];
        if !receipt["mrn"].is_null() {
            assert_eq!(row["mrn"], receipt["mrn"]);
        }
    }
}

fn pages(node: &Node, key: &str) -> Vec<Value> {
    let mut connection = node.connect();
    let mut rows = Vec::new();
    let mut path = "/api/v1/declarations?limit=200".to_owned();
    loop {
        let page = connection.get(&path, &[("authorization", key)]).expect("an answer").json();
        rows.extend(list(&page["declarations"]).iter().cloned());
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/declarations?limit=200&cursor={next}"),
            None => return rows,
        }
    }
}

/// Every notification of a party, by cursor, from the first.
pub fn feed(node: &Node, key: &str) -> Vec<Value> {
    let mut connection = node.connect();
    let mut all = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!("/api/v1/notifications?limit=187&after={after}");
        let page = connection.get(&path, &[("authorization", key)]).expect("an answer").json();
        let found = list(&page["notifications"]);
        if found.is_empty() {
            return all;
        }
        all.extend(found.iter().cloned());
        page["next"].as_str().expect("a cursor").clone_into(&mut after);
    }
}

/// Cursors rise, and each declaration's notifications are in the feed once each, in order.
fn whole_feed(told: &[Value], receipts: &BTreeMap<String, Value>, views: &BTreeMap<String, Value>) {
    let cursor = |entry: &Value| entry["cursor"].as_str().and_then(|text| text.parse::<u64>().ok()).expect("a number");
    assert!(told.windows(2).all(|pair| cursor(&pair[0]) < cursor(&pair[1])), "cursors rise");
    let mut fed: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for entry in told {
        let mut plain = entry.clone();
        plain.as_object_mut().expect("an object").shift_remove("cursor");
        fed.entry(entry["lrn"].as_str().expect("text")).or_default().push(plain);
    }
    assert_eq!(fed.len(), receipts.len(), "references in the feed");
    for (lrn, receipt) in receipts {
        let whole = receipt["mrn"].as_str().map_or(receipt, |mrn| &views[mrn]);
        assert_eq!(fed[lrn.as_str()], list(&whole["notifications"]), "{lrn}");
    }
}

/// Every declaration that left with its duty deferred has one charge, of its whole amount; how many have one.
fn charged_once(world: &World, views: &BTreeMap<String, Value>) -> usize {
    let charges = charges(world);
    let mut count = 0;
    for (mrn, view) in views {
        let found = charges.get(mrn).map_or(&[][..], Vec::as_slice);
        assert!(found.len() <= 1, "{mrn} is charged {} times: {found:?}", found.len());
        count += found.len();
        let last = list(&view["duties"]).last();
        let total = last.and_then(|duty| duty["total"].as_str()).unwrap_or("0");
        let total: rust_decimal::Decimal = total.parse().expect("a decimal");
        let at_once = view["declaration"].to_string().contains("\"method_code\":\"A\"");
        if view["state"] == "cleared" && !total.is_zero() && !at_once {
            assert_eq!(found, [total], "{mrn} is cleared");
        }
    }
    count
}

/// All charges in the store, by MRN.
fn charges(world: &World) -> BTreeMap<String, Vec<rust_decimal::Decimal>> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let store = store::Store::open(world.store()).await.expect("the store opens beside the node");
        let mut found = BTreeMap::new();
        let mut from = 0;
        loop {
            let events = store.events_after(from, 5_000).await.expect("events");
            let Some(last) = events.last() else { return found };
            assert_eq!(last.position, from + events.len() as u64, "positions have no gap");
            from = last.position;
            for event in events.iter().filter(|event| event.stream.starts_with("account/")) {
                gather(&serde_json::from_slice(&event.payload).expect("JSON"), &mut found);
            }
        }
    })
}

fn gather(value: &Value, found: &mut BTreeMap<String, Vec<rust_decimal::Decimal>>) {
    match value {
        Value::Object(map) => {
            if let (Some(mrn), Some(amount)) = (map.get("Charged").and_then(|c| c["mrn"].as_str()), map.get("Charged"))
            {
                found.entry(mrn.to_owned()).or_default().push(money(&amount["amount"]));
            }
            map.values().for_each(|inner| gather(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| gather(inner, found)),
        _ => {}
    }
}

fn money(value: &Value) -> rust_decimal::Decimal {
    let money: model::Money = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"));
    money.value()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
