//! Scripts of words, such as `lodge IMA | amend | tick`: what each makes of a world.

use std::sync::Arc;

use clearance::{
    Actor, Amend, Arrival, Command, Correction, Departure, Examination, Invalidate, Lane, Lodge, Present, Provided,
    Received, Refusal, TimerKind, Wanted, timers,
};
use codelist::life::Clocks;
use model::{Finding, TaxLine};

use crate::world::{World, declaration, gbp, line};

impl World {
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
