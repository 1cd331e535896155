//! A small node of one declaration: it does what an application does around `decide`.

use std::sync::{Arc, OnceLock};

use clearance::{
    Actor, Assess, Change, Command, Context, Event, Funds, Lane, Owner, QuotaReply, Refusal, Route, Stage, State, Step,
    Versions, decide, next_step, notify, timers,
};
use codelist::Profile;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Declaration, Finding, Money, Notification, TaxLine};

pub struct World {
    pub profile: &'static Profile,
    pub state: State,
    pub now: Timestamp,
    pub events: Vec<Event>,
    pub notifications: Vec<Notification>,
    pub lines: Vec<TaxLine>,
    /// Lines once the quota answered; the same where empty.
    pub quota_lines: Vec<TaxLine>,
    pub lane: Lane,
    pub funds: bool,
    pub tariff_knows: bool,
}

pub fn profile(name: &str) -> &'static Profile {
    static NEUTRAL: OnceLock<Profile> = OnceLock::new();
    static UK: OnceLock<Profile> = OnceLock::new();
    let cell = if name == "neutral" { &NEUTRAL } else { &UK };
    cell.get_or_init(|| codelist::shipped(name).unwrap().unwrap())
}

pub fn gbp(minor: i64) -> Money {
    Money::from_minor(minor, "GBP".parse().unwrap())
}

/// A levy of so many minor units, to be paid by this method.
pub fn line(tax_type: &str, minor: i64, method: &str) -> TaxLine {
    TaxLine {
        item: 1,
        tax_type: tax_type.to_owned(),
        base: None,
        quantity: None,
        rate: None,
        relief: gbp(0),
        preference: None,
        assessed: gbp(minor),
        payable: gbp(minor),
        payment_method: Some(method.to_owned()),
    }
}

/// A declaration of this type with one item under this procedure and these additional ones.
pub fn declaration(type_code: &str, procedures: &[&str]) -> Declaration {
    let mut declaration = Declaration::default();
    let mut put = |path: &str, text: &str| model::edit::put(&mut declaration, path, text, None).unwrap();
    put("function_code", "9");
    put("functional_reference_id", "LRN1");
    put("type_code", type_code);
    put("goods_shipment.items[0].sequence", "1");
    for (at, code) in procedures.iter().enumerate() {
        let place = format!("goods_shipment.items[0].government_procedures[{at}]");
        put(&format!("{place}.current_code"), if at == 0 { &code[..2] } else { code });
        if at == 0 {
            put(&format!("{place}.previous_code"), &code[2..]);
        }
    }
    declaration
}

impl World {
    pub fn new(profile_name: &str) -> World {
        World {
            profile: profile(profile_name),
            state: State::None,
            now: "2026-03-02T08:00:00Z".parse().unwrap(),
            events: Vec::new(),
            notifications: Vec::new(),
            lines: vec![line("A00", 2000, "E"), line("B00", 20400, "E")],
            quota_lines: Vec::new(),
            lane: Lane::Green,
            funds: true,
            tariff_knows: true,
        }
    }

    /// Gives one command, as an application does: decide, apply, notify.
    pub fn give(&mut self, actor: &Actor, command: Command) -> Result<Vec<&'static str>, Refusal> {
        let versions =
            Versions { profile: self.profile.version(), tariff: "test@1".to_owned(), rules: "test@1".to_owned() };
        let day = self.now.to_zoned(TimeZone::UTC).date();
        let context = Context { now: self.now, day, profile: self.profile, versions: &versions, actor };
        let events = decide(&self.state, command, &context)?;
        let names = events.iter().map(|event| event.fact.name()).collect();
        for event in events {
            self.state.apply(&event);
            let id = |id: clearance::NotificationId| format!("{}/{}/{}", id.reference, id.version, id.counter);
            self.notifications.extend(notify(&self.state, &event, id));
            self.events.push(event);
        }
        Ok(names)
    }

    /// Takes every step that is the system's own.
    pub fn run(&mut self) {
        for _ in 0..40 {
            let Some(step) = next_step(&self.state) else { return };
            let command = self.answer(step);
            self.give(&Actor::System, command).unwrap_or_else(|refusal| panic!("{step:?}: {refusal}"));
        }
        panic!("the system does not come to rest: {:?} in {}", next_step(&self.state), self.state.name());
    }

    fn answer(&self, step: Step) -> Command {
        match step {
            Step::Accept => Command::Accept,
            Step::Assess { stage, calculate } => Command::Assess(self.assess(stage, calculate)),
            Step::Route => {
                Command::Route(Route { lane: self.lane, reasons: vec!["test".to_owned()], documents: vec![] })
            }
            Step::Reserve => Command::Reserve { funds: self.accounts() },
            Step::RequestQuota => Command::RequestQuota,
            Step::Release => Command::Release { reasons: vec!["secured".to_owned()] },
            Step::AnswerQuota => {
                let changed = !self.quota_lines.is_empty();
                let split = changed.then(|| Arc::new(self.changed("split")));
                let lines = if changed { self.quota_lines.clone() } else { self.lines.clone() };
                Command::AnswerQuota(QuotaReply { lines, split })
            }
            Step::Clear => Command::Clear,
            Step::Settle => Command::Settle,
        }
    }

    pub fn assess(&self, stage: Stage, calculate: bool) -> Assess {
        let mut findings = Vec::new();
        if !self.tariff_knows {
            findings.push(Finding::error("TX-1", "42A/67A/68A[1]", "no measure for this commodity"));
        }
        let lines = if calculate { self.lines.clone() } else { Vec::new() };
        Assess { stage, lines, findings, reasons: vec![] }
    }

    /// Every account answers for every demand: enough, or not enough.
    pub fn accounts(&self) -> Vec<Funds> {
        let open = self.state.dossier().unwrap().payments.open();
        let account = |demand: clearance::Demand| Funds {
            account: if demand.kind == codelist::PaymentKind::Immediate { String::new() } else { "ACC".to_owned() },
            kind: demand.kind,
            method: demand.method,
            sufficient: self.funds,
            available: None,
        };
        open.into_iter().map(account).collect()
    }

    /// What is declared now, with another description.
    pub fn changed(&self, words: &str) -> Declaration {
        let mut declaration = Declaration::clone(&self.state.dossier().unwrap().declaration);
        let path = "goods_shipment.items[0].commodity.description";
        let words = format!("{words} {}", self.events.len());
        model::edit::put(&mut declaration, path, &words, None).unwrap();
        declaration
    }

    pub fn changes() -> Vec<Change> {
        let pointer = "42A/67A/68A[1]/23A/137".parse().unwrap();
        vec![Change { pointer, before: None, after: Some("other".to_owned()) }]
    }

    /// Lets the clocks run that are the system's own, until somebody else is waited for.
    pub fn tick(&mut self) {
        for _ in 0..10 {
            let Some(timer) = timers(&self.state).into_iter().find(|timer| timer.kind.owner() == Owner::System) else {
                return;
            };
            self.now = self.now.max(timer.due_at);
            let fire = Command::FireTimer { kind: timer.kind, due_at: timer.due_at };
            self.give(&Actor::System, fire).unwrap();
            self.run();
        }
        panic!("clocks do not come to rest");
    }

    /// Function codes with status, in order of issue.
    pub fn codes(&self) -> String {
        let code = |n: &Notification| match &n.status {
            Some(status) => format!("{}/{status}", n.function.code()),
            None => n.function.code(),
        };
        self.notifications.iter().map(code).collect::<Vec<_>>().join(" ")
    }

    /// Owners of all waits.
    pub fn owners(&self) -> String {
        let waits = clearance::waits_on(&self.state);
        waits.iter().map(|wait| wait.owner.as_str()).collect::<Vec<_>>().join(" ")
    }
}
