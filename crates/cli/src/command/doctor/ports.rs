//! The addresses to listen on: free, and ours to use.

use std::net::TcpListener;

use super::report::Line;

pub fn check(addresses: &[String]) -> Vec<Line> {
    addresses.iter().map(|address| one(address)).collect()
}

fn one(address: &str) -> Line {
    match TcpListener::bind(address) {
        Ok(_) => Line::ok("port", format!("{address} is free")),
        Err(error) => {
            let remedy = match error.kind() {
                std::io::ErrorKind::AddrInUse => {
                    "another program, maybe a node, listens there: stop it or use --listen"
                }
                std::io::ErrorKind::PermissionDenied => "use a port from 1024 on, or grant the right to use this one",
                _ => "give an address of this machine and a port, such as 127.0.0.1:8080",
            };
            Line::fail("port", format!("{address}: {error}"), remedy)
        }
    }
}
