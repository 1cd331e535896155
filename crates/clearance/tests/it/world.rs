//! A small node of one declaration: it does what an application does around `decide`, from a script of words.

use std::sync::{Arc, OnceLock};

use clearance::{
    Actor, Amend, Arrival, Assess, Change, Command, Context, Correction, Departure, Event, Examination, Funds,
    Invalidate, Lane, Lodge, Owner, Present, Provided, QuotaReply, Received, Refusal, Route, Stage, State, Step,
    TimerKind, Versions, Wanted, decide, next_step, notify, timers,
};
use codelist::Profile;
use codelist::life::Clocks;
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

    fn assess(&self, stage: Stage, calculate: bool) -> Assess {
        let mut findings = Vec::new();
        if !self.tariff_knows {
            findings.push(Finding::error("TX-1", "42A/67A/68A[1]", "no measure for this commodity"));
        }
        let lines = if calculate { self.lines.clone() } else { Vec::new() };
        Assess { stage, lines, findings, reasons: vec![] }
    }

    /// Every account answers for every demand: enough, or not enough.
    fn accounts(&self) -> Vec<Funds> {
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
    fn changed(&self, words: &str) -> Declaration {
        let mut declaration = Declaration::clone(&self.state.dossier().unwrap().declaration);
        let path = "goods_shipment.items[0].commodity.description";
        let words = format!("{words} {}", self.events.len());
        model::edit::put(&mut declaration, path, &words, None).unwrap();
        declaration
    }

    fn changes() -> Vec<Change> {
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

    /// Lets this clock run out.
    fn late(&mut self, kind: &str) {
        let kind = TimerKind::from_name(kind).unwrap();
        let running = timers(&self.state);
        let timer = running.iter().find(|timer| timer.kind == kind);
        let timer = *timer.unwrap_or_else(|| panic!("no {kind:?} runs, but {running:?}"));
        self.now = self.now.max(timer.due_at);
        self.give(&Actor::System, Command::FireTimer { kind, due_at: timer.due_at }).unwrap();
    }

    /// Words of a script, a second apart; the system goes on after each.
    pub fn play(&mut self, script: &str) {
        for words in script.split('|').map(str::trim).filter(|words| !words.is_empty()) {
            self.word(words).unwrap_or_else(|refusal| panic!("{words}: {refusal}"));
        }
    }

    /// One line of a script.
    pub fn word(&mut self, line: &str) -> Result<(), Refusal> {
        let words: Vec<&str> = line.split_whitespace().collect();
        if self.setting(&words) {
            return Ok(());
        }
        if words[0] == "tick" {
            self.tick();
            return Ok(());
        }
        if words[0] == "late" {
            self.late(words[1]);
        } else {
            let (actor, command) = self.command(&words);
            self.give(&actor, command)?;
        }
        self.run();
        self.now = Clocks::seconds_after(self.now, 1);
        Ok(())
    }

    fn setting(&mut self, words: &[&str]) -> bool {
        match words {
            ["lane", lane] => {
                self.lane = match *lane {
                    "red" => Lane::Red,
                    "yellow" => Lane::Yellow,
                    _ => Lane::Green,
                }
            }
            ["funds", funds] => self.funds = *funds == "enough",
            ["tariff", knows] => self.tariff_knows = *knows == "knows",
            ["tax", lines @ ..] => self.lines = read_lines(lines),
            ["quota", lines @ ..] => self.quota_lines = read_lines(lines),
            _ => return false,
        }
        true
    }

    fn command(&self, words: &[&str]) -> (Actor, Command) {
        let trader = Actor::Declarant("trader".to_owned());
        let officer = Actor::Officer("officer".to_owned());
        let reference = || format!("M{}", self.events.len());
        let error = || vec![Finding::error("E1", "42A/D013", "wrong")];
        match words {
            ["lodge", rest @ ..] => (trader, lodge(rest, Vec::new())),
            ["lodge-wrong", rest @ ..] => (trader, lodge(rest, error())),
            ["present"] => (trader, Command::Present(Present { reference: reference(), findings: Vec::new() })),
            ["present-wrong"] => (trader, Command::Present(Present { reference: reference(), findings: error() })),
            ["amend"] => (trader, self.amend(reference(), Vec::new())),
            ["amend-wrong"] => (trader, self.amend(reference(), error())),
            ["amend-nothing"] => {
                let declaration = self.state.dossier().unwrap().declaration.clone();
                let amend = Amend { reference: reference(), changes: vec![], declaration, findings: vec![] };
                (trader, Command::Amend(amend))
            }
            ["invalidate"] => {
                (trader, Command::Invalidate(Invalidate { reference: reference(), reason: "sold".to_owned() }))
            }
            ["provide"] => {
                let document = Provided {
                    code: "N935".to_owned(),
                    reference: reference(),
                    name: "invoice".to_owned(),
                    hash: String::new(),
                };
                (trader, Command::ProvideDocuments { documents: vec![document] })
            }
            ["evidence"] => (trader, Command::ProvideExitEvidence { documents: vec![evidence(reference())] }),
            ["arrive", code] => {
                let arrival = Arrival { code: (*code).to_owned(), reference: String::new(), findings: vec![] };
                (Actor::Carrier("port".to_owned()), Command::Arrive(arrival))
            }
            ["depart", code] => {
                let departure = Departure { code: (*code).to_owned(), reference: String::new() };
                (Actor::Carrier("port".to_owned()), Command::Depart(departure))
            }
            ["pay", minor, reference] => {
                let received = Received { amount: gbp(minor.parse().unwrap()), reference: (*reference).to_owned() };
                (Actor::Payer("bank".to_owned()), Command::ReceivePayment(received))
            }
            ["retry"] => (Actor::Payer("bank".to_owned()), Command::Reserve { funds: self.accounts() }),
            ["supplementary"] => (Actor::System, Command::RecordSupplementary { mrn: "MRN2".to_owned() }),
            _ => (officer, self.officer(words)),
        }
    }

    fn officer(&self, words: &[&str]) -> Command {
        match words {
            ["control"] => Command::OrderControl { reasons: vec!["look".to_owned()] },
            ["ask"] => Command::AskDocuments {
                documents: vec![Wanted { code: "N935".to_owned(), text: "invoice".to_owned() }],
                reasons: vec![],
            },
            ["conform"] => Command::RecordExamination(Examination::Conform { remarks: String::new() }),
            ["correct"] => Command::RecordExamination(Examination::Discrepancy(Correction {
                remarks: "heavier".to_owned(),
                changes: World::changes(),
                declaration: Arc::new(self.changed("corrected")),
            })),
            ["grant"] => Command::GrantAmendment,
            ["refuse"] => Command::RefuseAmendment { reason: "no".to_owned() },
            ["grant-invalidation"] => Command::GrantInvalidation,
            ["refuse-invalidation"] => Command::RefuseInvalidation { reason: "no".to_owned() },
            ["release"] => Command::Release { reasons: vec!["perishable".to_owned()] },
            ["accept-evidence"] => Command::AcceptExitEvidence,
            ["by-hand"] => {
                let stage = self.state.dossier().unwrap().manual.as_ref().unwrap().stage;
                Command::Assess(self.assess(stage, true))
            }
            other => panic!("no such word: {other:?}"),
        }
    }

    fn amend(&self, reference: String, findings: Vec<Finding>) -> Command {
        let declaration = Arc::new(self.changed("amended"));
        Command::Amend(Amend { reference, changes: World::changes(), declaration, findings })
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

fn evidence(reference: String) -> Provided {
    Provided { code: "N705".to_owned(), reference, name: "bill of lading".to_owned(), hash: String::new() }
}

fn lodge(words: &[&str], findings: Vec<Finding>) -> Command {
    let mut declaration = declaration(words[0], &["4000"]);
    if words.len() > 1 {
        declaration = self::declaration(words[0], &words[1..2]);
    }
    for (at, word) in words.iter().skip(2).enumerate() {
        let item = "goods_shipment.items[0]";
        let (path, value) = match word.split_once('=') {
            Some(("quota", order)) => (format!("{item}.commodity.duty_tax_fees[0].quota_order_id"), order),
            Some((_, code)) => (format!("{item}.additional_information[0].statement_code"), code),
            None => (format!("{item}.government_procedures[{}].current_code", at + 1), *word),
        };
        model::edit::put(&mut declaration, &path, value, None).unwrap();
    }
    let declaration = Arc::new(declaration);
    Command::Lodge(Lodge { sender: "trader".to_owned(), declaration, mrn: "26GBTEST00000001".to_owned(), findings })
}

/// `A00=2000E`: tax type, minor units, method of payment.
fn read_lines(words: &[&str]) -> Vec<TaxLine> {
    let read = |word: &&str| {
        let (tax, rest) = word.split_once('=').unwrap();
        let (minor, method) = rest.split_at(rest.len() - 1);
        line(tax, minor.parse().unwrap(), method)
    };
    words.iter().map(read).collect()
}
