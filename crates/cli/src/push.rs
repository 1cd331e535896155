//! How nodes push notifications: their key, where they may reach, their mail relay.

use std::path::Path;

use app::{App, NodeKey, PATIENCE, PushConfig, Reach};

use crate::args::Push;
use crate::exit::Exit;

/// Lets a node push, with the key of its data folder; the key is made at the first start.
pub fn configure(node: &App, data: &Path, args: &Push, loopback: bool) -> Result<(), Exit> {
    let key = NodeKey::open(&data.join("node.key")).map_err(Exit::failed)?;
    // The environment keeps a password out of the list of processes.
    let relay = args.mail_relay.clone().or_else(|| std::env::var("CLEARWAY_MAIL_RELAY").ok());
    let relay = relay.map(|text| text.parse()).transpose().map_err(|error: String| Exit::input(error))?;
    node.set_push(PushConfig {
        key,
        reach: Reach { private: args.push_private, loopback },
        relay,
        from: args.mail_from.clone(),
        outbox: data.join("outbox"),
        patience: PATIENCE,
    });
    Ok(())
}
