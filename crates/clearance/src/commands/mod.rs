//! One file per command: may it be given now, and what follows.

pub(crate) mod accept;
pub(crate) mod amend;
pub(crate) mod assess;
pub(crate) mod charge;
pub(crate) mod clear;
pub(crate) mod control;
pub(crate) mod depart;
pub(crate) mod documents;
pub(crate) mod examine;
pub(crate) mod exit_evidence;
pub(crate) mod fire_timer;
pub(crate) mod invalidate;
pub(crate) mod lodge;
pub(crate) mod pay;
pub(crate) mod present;
pub(crate) mod quota;
pub(crate) mod release;
pub(crate) mod route;
pub(crate) mod settle;
pub(crate) mod supplementary;

use crate::event::Fact;
use crate::state::{Dossier, State};

/// Facts in order, or why not, in plain words.
pub(crate) type Outcome = Result<Vec<Fact>, String>;

/// The dossier of a declaration that stands.
pub(crate) fn live(state: &State) -> Result<&Dossier, String> {
    match state {
        State::Live(dossier) => Ok(dossier),
        State::None => Err("nothing was lodged".to_owned()),
        State::Rejected(_) => Err("it was rejected; lodge it anew".to_owned()),
    }
}
