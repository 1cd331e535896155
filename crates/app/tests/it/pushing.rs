//! Pushing (SW-08, SW-09): at least once, in order, signed, tried again for three days, never in the way.

use std::time::Duration;

use app::{App, Channel, NewSubscription, NodeKey, PushConfig, Reach, SubscribeError, SubscriptionState, TargetError};
use jiff::SignedDuration;
use serde_json::Value;

use crate::made::{declaration, json, node, trader};
use crate::receiver::{Act, Receiver};

/// A node that pushes, to this machine too.
async fn pushing() -> App {
    pushing_into(std::path::Path::new("nowhere")).await
}

async fn pushing_into(outbox: &std::path::Path) -> App {
    let node = node().await;
    node.set_push(PushConfig {
        key: NodeKey::from_seed(&[7; 32]),
        reach: Reach { private: false, loopback: true },
        relay: None,
        from: "customs@example.org".to_owned(),
        outbox: outbox.to_owned(),
        patience: Duration::from_millis(200),
    });
    node
}

async fn subscribe(node: &App, target: &str, functions: &[&str]) -> Result<String, SubscribeError> {
    let functions = functions.iter().map(|code| (*code).to_owned()).collect();
    let new = NewSubscription { channel: Channel::Webhook, target: target.to_owned(), functions };
    Ok(node.subscribe(&trader(), new).await?.id)
}

async fn lodge(node: &App, lrn: &str) -> String {
    let seed = u64::from(lrn.as_bytes()[0]);
    node.receive(&trader(), &json(&declaration(node, 'A', lrn, seed))).await.unwrap().mrn.unwrap()
}

/// All that the trader can read of one declaration, as the API gives it.
async fn told(node: &App, mrn: &str) -> Vec<Value> {
    let page = node.notifications(&trader(), None, 1_000).await.unwrap();
    let of_it = page.rows.iter().filter(|(_, notification)| notification.mrn.as_deref() == Some(mrn));
    let body = |notification| {
        let mut body = Vec::new();
        wire::res::json::write(notification, &mut body);
        serde_json::from_slice(&body).unwrap()
    };
    of_it.map(|(_, notification)| body(notification)).collect()
}

fn wait(node: &App, time: SignedDuration) {
    node.clock().set(node.now() + time);
}

/// Until nothing is due any more at this moment.
async fn deliver(node: &App) {
    while node.deliver_due().await.unwrap() > 0 {}
}

fn of(taken: &[Value], mrn: &str) -> Vec<Value> {
    taken.iter().filter(|body| body["mrn"] == mrn).cloned().collect()
}

async fn state(node: &App) -> SubscriptionState {
    node.subscriptions(&trader()).await.unwrap()[0].state.clone()
}

#[tokio::test]
async fn every_notification_arrives_in_order_through_failures() {
    use Act::{Hang, HangUp, Status};
    let node = pushing().await;
    let script = [Status(500), Hang, HangUp, Status(302), Status(200), Status(503), Status(200), Hang];
    let receiver = Receiver::start(&script).await;
    subscribe(&node, &receiver.url, &[]).await.unwrap();
    let (first, second) = (lodge(&node, "L1").await, lodge(&node, "M2").await);
    for _ in 0..40 {
        deliver(&node).await;
        wait(&node, SignedDuration::from_secs(10));
    }
    let taken = receiver.taken();
    for mrn in [&first, &second] {
        let told = told(&node, mrn).await;
        assert!(told.len() >= 2, "a declaration of which more than one thing is told");
        assert_eq!(of(&taken, mrn), told);
    }
    for call in receiver.calls() {
        call.check(&node);
    }
    assert!(matches!(state(&node).await, SubscriptionState::Works { .. }));
}

/// The receiver has it, and the node dies before it can note so: it is sent again under the same number.
#[tokio::test]
async fn what_arrived_unnoted_is_sent_again_under_its_number() {
    let node = pushing().await;
    let receiver = Receiver::start(&[Act::Hang]).await;
    subscribe(&node, &receiver.url, &["01"]).await.unwrap();
    lodge(&node, "L1").await;
    let worker = tokio::spawn({
        let node = node.clone();
        async move { node.keep_delivering().await }
    });
    receiver.has_been_called(1).await;
    worker.abort();
    assert!(worker.await.unwrap_err().is_cancelled());
    deliver(&node).await;
    assert_eq!(receiver.calls().len(), 1, "its lease has not run out");
    wait(&node, SignedDuration::from_secs(61));
    deliver(&node).await;
    let calls = receiver.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].headers["clearway-delivery"], calls[1].headers["clearway-delivery"]);
    assert_eq!(calls[0].body, calls[1].body);
}

#[tokio::test]
async fn after_three_days_the_push_is_given_up_and_the_list_still_tells() {
    let node = pushing().await;
    let receiver = Receiver::start(&[Act::Status(500); 500]).await;
    subscribe(&node, &receiver.url, &["01"]).await.unwrap();
    let lost = lodge(&node, "L1").await;
    let start = node.now();
    for _ in 0..75 * 4 {
        deliver(&node).await;
        wait(&node, SignedDuration::from_mins(15));
    }
    let calls = receiver.calls().len();
    assert!((60..=89).contains(&calls), "{calls} attempts");
    deliver(&node).await;
    assert_eq!(receiver.calls().len(), calls, "given up");
    match state(&node).await {
        SubscriptionState::Fails { since, error } => {
            assert_eq!((since, error.as_str()), (start, "it answered 500 Internal Server Error"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(told(&node, &lost).await[0]["function_code"], "01");

    receiver.plan(&[]);
    let next = lodge(&node, "M2").await;
    deliver(&node).await;
    assert_eq!(of(&receiver.taken(), &next).len(), 1);
    assert!(matches!(state(&node).await, SubscriptionState::Works { .. }));
}

/// One receiver hangs: lodging goes on, and others are told at once.
#[tokio::test]
async fn a_receiver_that_hangs_holds_up_nobody() {
    let node = pushing().await;
    let (slow, quick) = (Receiver::start(&[Act::Hang; 100]).await, Receiver::start(&[]).await);
    subscribe(&node, &slow.url, &[]).await.unwrap();
    subscribe(&node, &quick.url, &["01"]).await.unwrap();
    let worker = tokio::spawn({
        let node = node.clone();
        async move { node.keep_delivering().await }
    });
    lodge(&node, "L0").await;
    slow.has_been_called(1).await;
    for lrn in ["L1", "M2", "N3", "O4", "P5"] {
        lodge(&node, lrn).await;
    }
    for _ in 0..1_000 {
        // Those that are put off for a second are due when the clock goes on.
        wait(&node, SignedDuration::from_secs(1));
        tokio::time::sleep(Duration::from_millis(10)).await;
        if quick.taken().len() == 6 {
            break;
        }
    }
    worker.abort();
    assert_eq!(quick.taken().len(), 6);
    assert!(slow.taken().is_empty());
}

#[tokio::test]
async fn only_who_subscribed_is_told_and_only_what_they_want() {
    let node = pushing().await;
    let lease = SignedDuration::from_secs(60);
    lodge(&node, "L1").await;
    assert_eq!(node.store().take_deliveries("webhook", node.now(), 10, lease).await.unwrap(), []);

    let receiver = Receiver::start(&[]).await;
    let id = subscribe(&node, &receiver.url, &["01"]).await.unwrap();
    assert_eq!(subscribe(&node, &receiver.url, &["01"]).await.unwrap(), id, "subscribed already");
    let mrn = lodge(&node, "M2").await;
    deliver(&node).await;
    let codes: Vec<Value> = receiver.taken().iter().map(|body| body["function_code"].clone()).collect();
    assert_eq!((codes, of(&receiver.taken(), &mrn).len()), (vec![Value::from("01")], 1));

    // what is under way when it ends is not sent
    lodge(&node, "N3").await;
    node.unsubscribe(&trader(), &id).await.unwrap();
    node.unsubscribe(&trader(), &id).await.unwrap();
    deliver(&node).await;
    assert_eq!(receiver.calls().len(), 1);

    let again = subscribe(&node, &receiver.url, &["01"]).await.unwrap();
    assert_ne!(again, id);
    lodge(&node, "O4").await;
    node.test_subscription(&trader(), &again).await.unwrap();
    deliver(&node).await;
    let taken = receiver.taken();
    assert_eq!((taken.len(), taken.iter().filter(|body| body["test"] == true).count()), (3, 1));
    let unknown = node.test_subscription(&trader(), &id).await;
    assert!(matches!(unknown, Err(SubscribeError::Unknown)));
}

#[tokio::test]
async fn what_may_not_be_reached_is_refused() {
    let node = pushing().await;
    let table = [
        ("https://10.0.0.1/", TargetError::Private),
        ("https://169.254.169.254/", TargetError::Private),
        ("http://example.org/", TargetError::NotHttps),
        ("https://name:secret@example.org/", TargetError::Credentials),
        ("hook", TargetError::NotHttps),
    ];
    for (target, expected) in table {
        let refused = subscribe(&node, target, &[]).await.unwrap_err();
        match refused {
            SubscribeError::Target(found) => assert!(found == expected || target == "hook", "{target}: {found}"),
            other => panic!("{target}: {other}"),
        }
    }
    let refused = subscribe(&node, "https://example.org/", &["99"]).await.unwrap_err();
    assert!(matches!(refused, SubscribeError::Function(code) if code == "99"));
    for number in 0..20 {
        subscribe(&node, &format!("https://example.org/{number}"), &[]).await.unwrap();
    }
    assert!(matches!(subscribe(&node, "https://example.org/20", &[]).await, Err(SubscribeError::TooMany)));
    let closed = crate::made::node().await;
    assert!(matches!(subscribe(&closed, "https://example.org/", &[]).await, Err(SubscribeError::NoPush)));
}

#[tokio::test]
async fn without_a_relay_e_mails_lie_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let node = pushing_into(folder.path()).await;
    let target = "ops@example.org".to_owned();
    let new = NewSubscription { channel: Channel::Email, target, functions: vec!["01".to_owned()] };
    node.subscribe(&trader(), new).await.unwrap();
    let mrn = lodge(&node, "L1").await;
    deliver(&node).await;
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let mail = std::fs::read_to_string(&files[0]).unwrap();
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("To: ops@example.org\r\n") && head.contains(&format!("notification 01 {mrn}\r\n")), "{head}");
    let body = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, body.replace("\r\n", "")).unwrap();
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body, told(&node, &mrn).await[0]);
}
