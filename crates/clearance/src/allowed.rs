//! Which commands a state allows, and to whom.

use crate::commands::{
    accept, amend, assess, clear, control, depart, documents, examine, exit_evidence, invalidate, lodge, pay, present,
    quota, release, route, settle, supplementary,
};
use crate::context::Actor;
use crate::state::State;

/// A command, who may give it, and when. Whoever is not listed never may.
struct Rule {
    command: &'static str,
    roles: &'static [&'static str],
    when: fn(&State) -> bool,
}

const DECLARANT: &[&str] = &["declarant"];
const OFFICER: &[&str] = &["officer"];
const SYSTEM: &[&str] = &["system"];
const SYSTEM_OR_OFFICER: &[&str] = &["system", "officer"];
const MOVER: &[&str] = &["carrier", "declarant", "officer", "agency", "system"];
const ANYONE: &[&str] = &["declarant", "officer", "carrier", "agency", "payer", "system"];

const RULES: &[Rule] = &[
    Rule { command: "lodge", roles: DECLARANT, when: |s| lodge::may(s).is_ok() },
    Rule { command: "present", roles: MOVER, when: |s| present::may(s).is_ok() },
    Rule { command: "accept", roles: SYSTEM_OR_OFFICER, when: |s| accept::may(s).is_ok() },
    Rule { command: "assess", roles: SYSTEM_OR_OFFICER, when: |s| assess::may(s).is_ok() },
    Rule { command: "route", roles: SYSTEM_OR_OFFICER, when: |s| route::may(s).is_ok() },
    Rule { command: "amend", roles: DECLARANT, when: |s| amend::may(s).is_ok() },
    Rule { command: "grant_amendment", roles: OFFICER, when: |s| amend::may_answer(s).is_ok() },
    Rule { command: "refuse_amendment", roles: OFFICER, when: |s| amend::may_answer(s).is_ok() },
    Rule { command: "invalidate", roles: DECLARANT, when: |s| invalidate::may(s).is_ok() },
    Rule { command: "grant_invalidation", roles: OFFICER, when: |s| invalidate::may_answer(s).is_ok() },
    Rule { command: "refuse_invalidation", roles: OFFICER, when: |s| invalidate::may_answer(s).is_ok() },
    Rule { command: "order_control", roles: &["officer", "agency"], when: |s| control::may(s).is_ok() },
    Rule { command: "ask_documents", roles: &["officer", "agency"], when: |s| documents::may_ask(s).is_ok() },
    Rule { command: "provide_documents", roles: DECLARANT, when: |s| documents::may_provide(s).is_ok() },
    Rule { command: "record_examination", roles: OFFICER, when: |s| examine::may(s).is_ok() },
    Rule { command: "reserve", roles: &["system", "payer", "officer"], when: |s| pay::may_reserve(s).is_ok() },
    Rule { command: "receive_payment", roles: &["payer", "officer", "system"], when: |s| pay::may_receive(s).is_ok() },
    Rule { command: "request_quota", roles: SYSTEM, when: |s| quota::may_request(s).is_ok() },
    Rule { command: "answer_quota", roles: &["system", "agency", "officer"], when: |s| quota::may_answer(s).is_ok() },
    Rule { command: "release", roles: SYSTEM_OR_OFFICER, when: |s| release::may(s).is_ok() },
    Rule { command: "clear", roles: SYSTEM_OR_OFFICER, when: |s| clear::may(s).is_ok() },
    Rule { command: "settle", roles: SYSTEM_OR_OFFICER, when: |s| settle::may(s).is_ok() },
    Rule { command: "arrive", roles: MOVER, when: |s| present::may_arrive(s).is_ok() },
    Rule { command: "depart", roles: MOVER, when: |s| depart::may(s).is_ok() },
    Rule { command: "ask_exit_evidence", roles: SYSTEM_OR_OFFICER, when: |s| exit_evidence::may_ask(s).is_ok() },
    Rule { command: "provide_exit_evidence", roles: DECLARANT, when: |s| exit_evidence::may_provide(s).is_ok() },
    Rule { command: "accept_exit_evidence", roles: OFFICER, when: |s| exit_evidence::may_accept(s).is_ok() },
    Rule { command: "record_supplementary", roles: SYSTEM_OR_OFFICER, when: |s| supplementary::may(s).is_ok() },
    // A clock that does not run is nothing to do, so that no state forbids it.
    Rule { command: "fire_timer", roles: ANYONE, when: |_| false },
];

/// Names of the commands that the state allows to this actor, in the order of a declaration's life.
pub fn allowed(state: &State, actor: &Actor) -> Vec<&'static str> {
    let open = RULES.iter().filter(|rule| rule.roles.contains(&actor.role()) && (rule.when)(state));
    open.map(|rule| rule.command).collect()
}

/// Whether this command is ever this actor's to give.
pub(crate) fn may_give(command: &str, actor: &Actor) -> Result<(), String> {
    let roles = RULES.iter().find(|rule| rule.command == command).map_or(ANYONE, |rule| rule.roles);
    if roles.contains(&actor.role()) {
        return Ok(());
    }
    Err(format!("it is for {}, not for {}", roles.join(" or "), actor.role()))
}
