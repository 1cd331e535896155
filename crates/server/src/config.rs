//! How the edge of a node behaves; safe without being asked.

use crate::context::DemoUser;

/// Settings of the HTTP edge.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the masthead says below the product's name; empty for the economy's customs.
    pub node_name: String,
    /// True where the node is reached by https, so that cookies are never sent in the clear.
    pub https: bool,
    /// Shown on the sign-in page; empty on a real node.
    pub demo_users: Vec<DemoUser>,
    /// Largest message or upload in bytes.
    pub largest_body: usize,
    /// Messages a second that one sender may lodge, with twice as many at once.
    pub lodgements_per_second: u32,
    /// Sign-ins a minute for one login name or address.
    pub sign_ins_per_minute: u32,
    /// Calculator and tariff questions a second from one address.
    pub questions_per_second: u32,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            node_name: String::new(),
            https: false,
            demo_users: Vec::new(),
            largest_body: 10_000_000,
            lodgements_per_second: 20_000,
            sign_ins_per_minute: 20,
            questions_per_second: 200,
        }
    }
}
