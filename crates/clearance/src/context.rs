//! What a decision is made with: the moment, the law in force, and who asks.

use codelist::{Life, Profile};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The surroundings of one decision. Same state, command and context: same events, byte for byte.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub now: Timestamp,
    /// The legal day at `now` in the economy's calendar.
    pub day: Date,
    pub profile: &'a Profile,
    pub versions: &'a Versions,
    /// Who gives the command.
    pub actor: &'a Actor,
}

/// Versions of the data that a decision was made with, as `name@version`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    pub profile: String,
    pub tariff: String,
    pub rules: String,
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Declarant or their representative, by the sender's name.
    Declarant(String),
    Officer(String),
    /// Carrier, port or airline.
    Carrier(String),
    /// Another agency.
    Agency(String),
    /// Bank or payment office.
    Payer(String),
    System,
}

impl Actor {
    pub fn role(&self) -> &'static str {
        match self {
            Actor::Declarant(_) => "declarant",
            Actor::Officer(_) => "officer",
            Actor::Carrier(_) => "carrier",
            Actor::Agency(_) => "agency",
            Actor::Payer(_) => "payer",
            Actor::System => "system",
        }
    }

    /// The name; empty for the system itself.
    pub fn name(&self) -> &str {
        match self {
            Actor::Declarant(name)
            | Actor::Officer(name)
            | Actor::Carrier(name)
            | Actor::Agency(name)
            | Actor::Payer(name) => name,
            Actor::System => "",
        }
    }
}

/// Why something was decided, and with which versions of the law.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    pub reasons: Vec<String>,
    pub versions: Versions,
}

impl<'a> Context<'a> {
    pub(crate) fn life(&self) -> &'a Life {
        &self.profile.life
    }

    /// A basis with these reasons and the versions in force.
    pub fn basis(&self, reasons: Vec<String>) -> Basis {
        Basis { reasons, versions: self.versions.clone() }
    }
}
