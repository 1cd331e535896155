//! Senders on their own connections, who keep account of every answer, and send again what was not answered.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

use crate::http::{Answer, Connection};
use crate::poll;
use crate::world::{Message, PARTIES, World, bearer};

/// What one sender has sent, and the first answer to each message.
pub struct Sent {
    pub number: usize,
    pub party: &'static str,
    pub answered: Vec<(Message, Answer)>,
    unanswered: Vec<Message>,
    next: u64,
}

impl Sent {
    pub fn new(number: usize, party: &'static str) -> Sent {
        Sent { number, party, answered: Vec::new(), unanswered: Vec::new(), next: 0 }
    }
}

/// Senders at work.
pub struct Load {
    threads: Vec<JoinHandle<Sent>>,
    stop: Arc<AtomicBool>,
    answers: Arc<AtomicU64>,
}

impl Load {
    /// Each sender first sends again what was not answered, then one in eight of what was (all of it in the last
    /// round), then new messages. It goes on with the next of `nodes` when its own dies.
    pub fn start(world: &World, nodes: Vec<SocketAddr>, sent: Vec<Sent>, round: u64) -> Load {
        let (stop, answers) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let last = round == u64::MAX;
        let work = |mut sent: Sent| {
            let fresh: Vec<Message> = (0..if last { 0 } else { 400 })
                .map(|at| world.message(sent.party, &format!("K{}N{}", sent.number, sent.next + at)))
                .collect();
            sent.next += fresh.len() as u64;
            let at = PARTIES.iter().position(|party| *party == sent.party).expect("a party");
            let mut sender = Sender {
                key: bearer(&world.keys[at]),
                nodes: nodes.clone(),
                at: sent.number,
                connection: None,
                stop: stop.clone(),
                answers: answers.clone(),
            };
            std::thread::spawn(move || {
                sender.work(&mut sent, fresh, if last { 1 } else { 8 }, round as usize);
                sent
            })
        };
        let threads = sent.into_iter().map(work).collect();
        Load { threads, stop, answers }
    }

    /// Until the senders have got so many answers.
    pub fn wait_for(&self, answers: u64) {
        poll::until("answers", 60, || (self.answers.load(Ordering::SeqCst) >= answers).then_some(()));
    }

    /// The node is dead: senders give up.
    pub fn end(self) -> Vec<Sent> {
        self.stop.store(true, Ordering::SeqCst);
        self.finish()
    }

    pub fn answered(&self) -> u64 {
        self.answers.load(Ordering::SeqCst)
    }

    /// Until the senders have nothing more to send.
    pub fn finish(self) -> Vec<Sent> {
        self.threads.into_iter().map(|thread| thread.join().expect("a sender's account holds")).collect()
    }
}

struct Sender {
    key: String,
    nodes: Vec<SocketAddr>,
    at: usize,
    connection: Option<Connection>,
    stop: Arc<AtomicBool>,
    answers: Arc<AtomicU64>,
}

impl Sender {
    fn work(&mut self, sent: &mut Sent, fresh: Vec<Message>, share: usize, from: usize) {
        let mut again = std::mem::take(&mut sent.unanswered).into_iter();
        while let Some(message) = again.next() {
            match self.post(&message) {
                Some(answer) => sent.answered.push((message, answer)),
                None => {
                    sent.unanswered.push(message);
                    sent.unanswered.extend(again);
                    return;
                }
            }
        }
        for (message, first) in sent.answered.iter().skip(from % share).step_by(share) {
            let Some(answer) = self.post(message) else { return };
            assert_eq!(answer.text(), first.text(), "{}: a resend was answered otherwise", message.lrn);
        }
        let mut fresh = fresh.into_iter();
        while !self.stop.load(Ordering::SeqCst) {
            let Some(message) = fresh.next() else { return };
            match self.post(&message) {
                Some(answer) => sent.answered.push((message, answer)),
                // It may have been stored: only a resend tells.
                None => {
                    sent.unanswered.push(message);
                    return;
                }
            }
        }
    }

    /// The durable answer; `None` once the load is stopped, or the only node is dead.
    fn post(&mut self, message: &Message) -> Option<Answer> {
        for _ in 0..2_000 {
            match self.try_post(message) {
                Ok(answer) if matches!(answer.status, 202) => {
                    self.answers.fetch_add(1, Ordering::SeqCst);
                    return Some(answer);
                }
                // Nothing was stored, or we cannot know: the contract is to send again.
                Ok(answer) => assert!(matches!(answer.status, 500 | 503), "{}: {}", answer.status, answer.text()),
                Err(_) if self.nodes.len() == 1 => return None,
                Err(_) => self.at += 1,
            }
            self.connection = None;
            if self.stop.load(Ordering::SeqCst) && self.nodes.len() == 1 {
                return None;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("{} is never answered", message.lrn);
    }

    fn try_post(&mut self, message: &Message) -> std::io::Result<Answer> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            None => self.connection.insert(Connection::open(self.nodes[self.at % self.nodes.len()])?),
        };
        let headers = [("authorization", self.key.as_str()), ("content-type", message.media)];
        let answer = connection.send("POST", "/api/v1/messages", &headers, &message.bytes);
        if answer.is_err() {
            self.connection = None;
        }
        answer
    }
}

/// The same message on `connections` at the same time, spread over the nodes.
pub fn at_once(nodes: &[SocketAddr], key: &str, message: &Message, connections: usize) -> Vec<Answer> {
    let gate = Arc::new(std::sync::Barrier::new(connections));
    let send = |number: usize| {
        let (gate, key, message) = (gate.clone(), bearer(key), message.clone());
        let mut connection = Connection::open(nodes[number % nodes.len()]).expect("the node accepts");
        std::thread::spawn(move || {
            gate.wait();
            let headers = [("authorization", key.as_str()), ("content-type", message.media)];
            connection.send("POST", "/api/v1/messages", &headers, &message.bytes).expect("an answer")
        })
    };
    let threads: Vec<_> = (0..connections).map(send).collect();
    threads.into_iter().map(|thread| thread.join().expect("sent")).collect()
}
