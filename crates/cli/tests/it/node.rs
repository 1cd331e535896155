//! The binary as a process: started, asked, killed.

use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::http::{Answer, Connection};
use crate::poll;

/// The program with arguments, ready to be run.
pub fn clearway(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clearway"));
    command.args(args).env_remove("RUST_LOG").stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub fn run(args: &[&str]) -> Output {
    clearway(args).output().expect("the program starts")
}

/// Runs it with something on standard input.
pub fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut command = clearway(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("written");
    output
}

/// A running `clearway up`.
pub struct Node {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Node {
    /// Starts a node and waits until it is ready; its log goes to a new file in `logs`.
    pub fn start(logs: &Path, args: &[&str]) -> Node {
        let number = std::fs::read_dir(logs).map_or(0, Iterator::count);
        let log = logs.join(format!("{number}.log"));
        let file = File::create(&log).expect("a log file");
        let mut command = clearway(&["up", "--listen", "127.0.0.1:0"]);
        let mut child = command.args(args).stdout(Stdio::null()).stderr(file).spawn().expect("the node starts");
        let address = poll::until("the node listens", 60, || {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            if let Ok(Some(status)) = child.try_wait() {
                panic!("the node ended with {status}: {text}");
            }
            let (_, rest) = text.split_once("listening on http://")?;
            rest.split_once('\n').and_then(|(address, _)| address.trim().parse().ok())
        });
        let node = Node { child, address, log };
        poll::until("the node is ready", 30, || node.ready().then_some(()));
        node
    }

    pub fn connect(&self) -> Connection {
        Connection::open(self.address).expect("the node accepts")
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.connect().get(path, headers).unwrap_or_else(|error| panic!("GET {path}: {error}"))
    }

    pub fn ready(&self) -> bool {
        let asked = Connection::open(self.address).and_then(|mut connection| connection.get("/readyz", &[]));
        asked.is_ok_and(|answer| answer.status == 200)
    }

    /// SIGKILL: no destructor runs, nothing is flushed.
    pub fn kill(&mut self) {
        self.child.kill().expect("the process is ours");
        self.child.wait().expect("it ends");
    }

    /// What the node said.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// A figure of the process in kB, such as `VmRSS` or `VmHWM`.
    pub fn memory_kb(&self, figure: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find(|line| line.starts_with(figure)).expect("a figure of Linux");
        line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number of kB")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
