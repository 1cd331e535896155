//! From a state and a command to events, or a refusal.

use codelist::life::Clocks;

use crate::allowed::may_give;
use crate::command::Command;
use crate::commands::{
    Outcome, accept, amend, assess, clear, control, depart, documents, examine, exit_evidence, fire_timer, invalidate,
    lodge, pay, present, quota, release, route, settle, supplementary,
};
use crate::context::Context;
use crate::event::Event;
use crate::refusal::Refusal;
use crate::state::State;

/// What follows. Nothing left to do is `Ok` without events.
///
/// # Errors
/// The state does not allow the command, or not to this actor; the refusal says what is allowed now.
pub fn decide(state: &State, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    let name = command.name();
    let outcome = match may_give(name, context.actor) {
        Ok(()) => facts(state, command, context),
        Err(why) => Err(why),
    };
    let facts = outcome.map_err(|why| Refusal::new(state, name, why, context.actor))?;
    let act_until = Clocks::seconds_after(context.now, context.life().clocks.system_seconds);
    let event = |fact| Event { at: context.now, by: context.actor.clone(), act_until, fact };
    Ok(facts.into_iter().map(event).collect())
}

fn facts(state: &State, command: Command, context: &Context) -> Outcome {
    match command {
        Command::Lodge(lodge) => lodge::decide(state, lodge, context),
        Command::Present(present) => present::decide(state, present, context),
        Command::Arrive(arrival) => present::arrive(state, arrival, context),
        Command::Accept => accept::decide(state, context),
        Command::Assess(assess) => assess::decide(state, assess, context),
        Command::Route(route) => route::decide(state, route, context),
        Command::Amend(amend) => amend::decide(state, amend, context),
        Command::GrantAmendment => amend::grant(state, context),
        Command::RefuseAmendment { reason } => amend::refuse(state, reason, context),
        Command::Invalidate(invalidate) => invalidate::decide(state, invalidate, context),
        Command::GrantInvalidation => invalidate::grant(state, context),
        Command::RefuseInvalidation { reason } => invalidate::refuse(state, reason, context),
        Command::OrderControl { reasons } => control::decide(state, reasons, context),
        Command::AskDocuments { documents: wanted, reasons } => documents::ask(state, wanted, reasons, context),
        Command::ProvideDocuments { documents: provided } => documents::provide(state, provided, context),
        Command::RecordExamination(examination) => examine::decide(state, examination, context),
        Command::Reserve { funds } => pay::reserve(state, &funds, context),
        Command::ReceivePayment(received) => pay::receive(state, received),
        Command::RequestQuota => quota::request(state, context),
        Command::AnswerQuota(reply) => quota::answer(state, reply, context),
        Command::Release { reasons } => release::decide(state, reasons, context),
        Command::Clear => clear::decide(state, context),
        Command::Settle => settle::decide(state, context),
        Command::Depart(departure) => depart::decide(state, departure),
        Command::AskExitEvidence => exit_evidence::ask(state, context),
        Command::ProvideExitEvidence { documents: provided } => exit_evidence::provide(state, provided, context),
        Command::AcceptExitEvidence => exit_evidence::accept(state),
        Command::RecordSupplementary { mrn } => supplementary::record(state, mrn),
        Command::FireTimer { kind, due_at } => fire_timer::decide(state, kind, due_at, context),
    }
}
