//! Who acts: the person or system behind a request, with roles.

/// What somebody may do. One person may have several roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Trader,
    Officer,
    Administrator,
}

impl Role {
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Trader => "trader",
            Role::Officer => "officer",
            Role::Administrator => "administrator",
        }
    }

    pub fn from_name(name: &str) -> Option<Role> {
        [Role::Trader, Role::Officer, Role::Administrator].into_iter().find(|role| role.as_str() == name)
    }
}

/// A signed-in person, or a system with an API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Login name, or the key's name.
    pub login: String,
    pub name: String,
    pub roles: Vec<Role>,
    /// Identifier of the party they act for (a trader's EORI or TIN); the sender of their messages.
    pub party: String,
}

impl Actor {
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}
