//! Why a command is not carried out now, and what is allowed instead.

use crate::allowed::allowed;
use crate::context::Actor;
use crate::state::State;

/// A command that the state does not allow. It names the state, the command and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{command} is not possible while {state}: {why}; possible now: {}", list(.allowed))]
pub struct Refusal {
    /// `State::name`
    pub state: &'static str,
    /// `Command::name`
    pub command: &'static str,
    pub why: String,
    /// Names of the commands that this actor may give now.
    pub allowed: Vec<&'static str>,
}

fn list(allowed: &[&'static str]) -> String {
    if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") }
}

impl Refusal {
    pub(crate) fn new(state: &State, command: &'static str, why: String, actor: &Actor) -> Refusal {
        Refusal { state: state.name(), command, why, allowed: allowed(state, actor) }
    }
}
