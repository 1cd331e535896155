//! A small second model of the store predicts every answer under random interleavings and faults.

use std::collections::BTreeMap;

use futures::future::join_all;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use store::{Commit, CommitError, Committed, Injection, Store};

use crate::stores::{append, appends, block_on, every, key, notification};

/// A commit of the game: few names, so that they meet.
#[derive(Debug, Clone)]
struct Move {
    /// Stream and how far the claimed version is off; the second stream is optional.
    streams: Vec<(u8, i8)>,
    events: u8,
    claim: Option<(u8, bool)>,
    notices: u8,
}

/// Moves made at the same time, or one move with a fault.
#[derive(Debug, Clone)]
enum Round {
    Together(Vec<Move>),
    Faulty(Move, bool),
}

fn a_move() -> impl Strategy<Value = Move> {
    let stream = (0u8..4, prop_oneof![6 => Just(0i8), 1 => Just(-1i8), 1 => Just(1i8)]);
    let streams = proptest::collection::vec(stream, 1..3);
    (streams, 1u8..4, proptest::option::of((0u8..4, any::<bool>())), 0u8..3).prop_map(
        |(mut streams, events, claim, notices)| {
            streams.dedup_by_key(|(name, _)| *name);
            Move { streams, events, claim, notices }
        },
    )
}

fn a_round() -> impl Strategy<Value = Round> {
    prop_oneof![
        4 => proptest::collection::vec(a_move(), 1..6).prop_map(Round::Together),
        1 => (a_move(), any::<bool>()).prop_map(|(one, saved)| Round::Faulty(one, saved)),
    ]
}

#[derive(Debug, Clone, Default)]
struct Model {
    streams: BTreeMap<String, Vec<String>>,
    log: Vec<(String, String)>,
    keys: BTreeMap<String, String>,
    notices: Vec<(String, String)>,
}

impl Model {
    fn version(&self, stream: &str) -> u64 {
        self.streams.get(stream).map_or(0, |events| events.len() as u64)
    }

    /// The commit that a client makes of `one` when it last looked at this state.
    fn commit(&self, one: &Move, id: usize) -> Commit {
        let payloads: Vec<String> = (0..one.events).map(|n| format!("{id}.{n}")).collect();
        let payloads: Vec<&str> = payloads.iter().map(String::as_str).collect();
        let streams = one.streams.iter().map(|(name, off)| {
            let stream = format!("s{name}");
            let expected = self.version(&stream).saturating_add_signed((*off).into());
            append(&stream, expected, &payloads)
        });
        let mut commit = appends(streams.collect());
        if let Some((name, replace)) = one.claim {
            let name = format!("k{name}");
            let old = self.keys.get(&name).filter(|_| replace);
            commit.keys.push(key(&name, &format!("v{id}"), old.map(String::as_str)));
        }
        let recipient = format!("GB{}", id % 2);
        commit.notifications = (0..one.notices).map(|n| notification(&recipient, "M", &format!("{id}.{n}"))).collect();
        commit
    }

    /// Whether the commit must be refused now, and by what.
    fn refusal(&self, commit: &Commit) -> Option<String> {
        for append in &commit.appends {
            let actual = self.version(&append.stream);
            if actual != append.expected {
                return Some(format!("conflict {} {actual}", append.stream));
            }
        }
        commit.keys.iter().find_map(|claim| {
            let found = self.keys.get(&claim.key);
            (found != claim.replaces.as_ref()).then(|| match found {
                Some(value) => format!("taken {} {value}", claim.key),
                None => format!("missing {}", claim.key),
            })
        })
    }

    fn apply(&mut self, commit: &Commit) -> Committed {
        for append in &commit.appends {
            for event in &append.events {
                let payload = String::from_utf8(event.payload.clone()).unwrap();
                self.streams.entry(append.stream.clone()).or_default().push(payload.clone());
                self.log.push((append.stream.clone(), payload));
            }
        }
        for claim in &commit.keys {
            self.keys.insert(claim.key.clone(), claim.value.clone());
        }
        let first = self.notices.len() as u64 + 1;
        for one in &commit.notifications {
            self.notices.push((one.recipient.clone(), String::from_utf8(one.payload.clone()).unwrap()));
        }
        Committed {
            last_position: Some(self.log.len() as u64),
            first_notification: (!commit.notifications.is_empty()).then_some(first),
        }
    }
}

fn told(error: &CommitError) -> String {
    match error {
        CommitError::Conflict { stream, actual, .. } => format!("conflict {stream} {actual}"),
        CommitError::KeyTaken { key, value, .. } => format!("taken {key} {value}"),
        CommitError::KeyMissing { key, .. } => format!("missing {key}"),
        other => panic!("{other}"),
    }
}

/// Commits made together: their positions tell the order of the successes, and each refusal must be right
/// at some moment between two of them.
async fn together(store: &Store, model: &mut Model, commits: Vec<Commit>) {
    let answers = join_all(commits.iter().map(|commit| store.commit(commit.clone()))).await;
    let mut done: Vec<(&Commit, &Committed)> = Vec::new();
    let mut refused: Vec<(&Commit, String)> = Vec::new();
    for (commit, answer) in commits.iter().zip(&answers) {
        match answer {
            Ok(committed) => done.push((commit, committed)),
            Err(error) => refused.push((commit, told(error))),
        }
    }
    done.sort_by_key(|(_, committed)| committed.last_position);
    let mut moments = vec![model.clone()];
    for (commit, committed) in done {
        assert_eq!(model.refusal(commit), None, "must not have been admitted: {commit:?}");
        assert_eq!(&model.apply(commit), committed);
        moments.push(model.clone());
    }
    for (commit, reason) in refused {
        let right = moments.iter().any(|moment| moment.refusal(commit).as_ref() == Some(&reason));
        assert!(right, "refused without reason ({reason}): {commit:?}");
    }
}

async fn faulty(store: &Store, model: &mut Model, commit: Commit, saved: bool) {
    store.inject(if saved { Injection::ButSaved } else { Injection::NotSaved });
    let error = store.commit(commit.clone()).await.unwrap_err();
    match model.refusal(&commit) {
        // a refusal comes before the fault that follows saving
        Some(reason) if saved => assert_eq!(told(&error), reason),
        _ => assert!(matches!(error, CommitError::Fault(_)), "{error}"),
    }
    if saved && model.refusal(&commit).is_none() {
        model.apply(&commit);
    }
    // a refused commit leaves the fault for nobody else
    assert!(store.commit(appends(vec![append("never", 9, &["x"])])).await.is_err());
}

async fn compare(store: &Store, model: &Model) {
    let text = |payload: &[u8]| String::from_utf8(payload.to_vec()).unwrap();
    let events = store.events_after(0, 10_000).await.unwrap();
    let log: Vec<_> = events.iter().map(|event| (event.stream.clone(), text(&event.payload))).collect();
    assert_eq!(log, model.log);
    for (stream, expected) in &model.streams {
        let found: Vec<_> = store.load(stream).await.unwrap().iter().map(|event| text(&event.payload)).collect();
        assert_eq!(&found, expected);
    }
    for name in 0..4 {
        let name = format!("k{name}");
        assert_eq!(store.key("lrn", &name).await.unwrap().as_ref(), model.keys.get(&name));
    }
    for recipient in ["GB0", "GB1"] {
        let found = store.notifications_after(recipient, 0, 10_000).await.unwrap();
        let found: Vec<_> = found.iter().map(|one| (one.cursor as usize, text(&one.payload))).collect();
        let own = model.notices.iter().enumerate().filter(|(_, (to, _))| to == recipient);
        assert_eq!(found, own.map(|(at, (_, payload))| (at + 1, payload.clone())).collect::<Vec<_>>());
    }
}

async fn play(rounds: &[Round]) {
    for place in every().await {
        let store = place.open().await;
        let mut model = Model::default();
        for (number, round) in rounds.iter().enumerate() {
            match round {
                Round::Together(moves) => {
                    let commits = moves.iter().enumerate().map(|(at, one)| model.commit(one, number * 10 + at));
                    let commits = commits.collect();
                    together(&store, &mut model, commits).await;
                }
                Round::Faulty(one, saved) => {
                    let commit = model.commit(one, number * 10);
                    faulty(&store, &mut model, commit, *saved).await;
                }
            }
        }
        compare(&store, &model).await;
    }
}

#[test]
fn the_stores_answer_as_the_model_does() {
    let config = ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() };
    let rounds = proptest::collection::vec(a_round(), 1..12);
    let outcome = TestRunner::new(config).run(&rounds, |rounds| {
        block_on(play(&rounds));
        Ok(())
    });
    outcome.unwrap();
}
