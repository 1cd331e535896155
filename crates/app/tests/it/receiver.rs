//! A subscriber's system for tests: does as its script says, and keeps all that it was sent.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use app::signature::{Signed, content_digest, verify};
use app::{App, PublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::VerifyingKey;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// What the receiver does with one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Status(u16),
    /// Takes everything in and never answers.
    Hang,
    /// Hangs up without a word.
    HangUp,
}

#[derive(Clone, Debug)]
pub struct Call {
    pub act: Act,
    pub method: String,
    pub target: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

pub struct Receiver {
    pub url: String,
    script: Arc<Mutex<VecDeque<Act>>>,
    calls: Arc<Mutex<Vec<Call>>>,
    called: Arc<Notify>,
}

impl Receiver {
    /// Acts by the script, then answers 200 for ever.
    pub async fn start(script: &[Act]) -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook?party=1", listener.local_addr().unwrap());
        let script = Arc::new(Mutex::new(script.iter().copied().collect::<VecDeque<_>>()));
        let (calls, called) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Notify::new()));
        let receiver = Receiver { url, script: script.clone(), calls: calls.clone(), called: called.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, script.clone(), calls.clone(), called.clone()));
            }
        });
        receiver
    }

    pub fn plan(&self, script: &[Act]) {
        *self.script.lock().unwrap() = script.iter().copied().collect();
    }

    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    /// Waits for that many calls.
    pub async fn has_been_called(&self, times: usize) {
        while self.calls().len() < times {
            self.called.notified().await;
        }
    }

    /// What was taken, as a careful receiver keeps it: doubles dropped by number, in the order of arrival.
    pub fn taken(&self) -> Vec<serde_json::Value> {
        let mut numbers = Vec::new();
        let mut taken = Vec::new();
        for call in self.calls().iter().filter(|call| call.act == Act::Status(200)) {
            let number = call.headers["clearway-delivery"].clone();
            if !numbers.contains(&number) {
                numbers.push(number);
                taken.push(serde_json::from_str(&call.body).unwrap());
            }
        }
        taken
    }
}

impl Call {
    /// Checks the body's digest and the signature with the key that the node publishes.
    pub fn check(&self, node: &App) {
        let keys = node.public_keys();
        let input = &self.headers["signature-input"];
        let key = keys.iter().find(|key| input.contains(&format!("keyid=\"{}\"", key.kid))).expect("a known key");
        let headers: Vec<(&str, &str)> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let authority = &self.headers["host"];
        let message = Signed { method: &self.method, authority, target: &self.target, headers: &headers };
        let covered = verify(&message, input, &self.headers["signature"], &verifying(key)).unwrap();
        for component in
            ["\"@method\"", "\"@authority\"", "\"@path\"", "\"@query\"", "\"content-digest\"", "\"clearway-delivery\""]
        {
            assert!(covered.contains(component), "{component} is not covered: {covered}");
        }
        assert_eq!(self.headers["content-digest"], content_digest(self.body.as_bytes()));
    }
}

fn verifying(key: &PublicKey) -> VerifyingKey {
    let bytes = URL_SAFE_NO_PAD.decode(&key.x).unwrap();
    VerifyingKey::from_bytes(&bytes.try_into().unwrap()).unwrap()
}

async fn answer(
    stream: TcpStream,
    script: Arc<Mutex<VecDeque<Act>>>,
    calls: Arc<Mutex<Vec<Call>>>,
    called: Arc<Notify>,
) {
    let mut stream = BufReader::new(stream);
    let Some((method, target, headers)) = head(&mut stream).await else { return };
    let length: usize = headers["content-length"].parse().unwrap();
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.unwrap();
    let act = script.lock().unwrap().pop_front().unwrap_or(Act::Status(200));
    let body = String::from_utf8(body).unwrap();
    calls.lock().unwrap().push(Call { act, method, target, headers, body });
    called.notify_one();
    match act {
        Act::Status(code) => {
            let text = format!("HTTP/1.1 {code} Said\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
            let _ = stream.get_mut().write_all(text.as_bytes()).await;
        }
        Act::Hang => std::future::pending().await,
        Act::HangUp => {}
    }
}

async fn head(stream: &mut BufReader<TcpStream>) -> Option<(String, String, BTreeMap<String, String>)> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut first = lines.first()?.split(' ').map(str::to_owned);
    let (method, target) = (first.next()?, first.next()?);
    let field = |line: &String| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Some((method, target, lines[1..].iter().filter_map(field).collect()))
}
