//! Published sequences of a real authority: driven by declaration facts alone, the same notifications must come.
//!
//! No officer's action, no balance and no message that the folder does not hold is made up here. What cannot match
//! for that reason is listed with it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clearance::{Actor, Amend, Arrival, Change, Command, Departure, Invalidate, Lodge, Present};
use codelist::life::Clocks;
use model::{Declaration, MovementKind};
use wire::{Limits, Message};

use crate::world::{World, line};

/// Scenarios whose published order cannot come from the folder's messages, and why.
const NOT_FROM_MESSAGES: &[(&str, &str)] = &[
    ("TT_EX038a", "edited sample: the file of a second receipt holds the exit once more"),
    ("TT_FI001b", "the balance of a guarantee account is told by nobody"),
    ("TT_IM001b", "refused by the authority's register of authorisations, which is not in the folder"),
    ("TT_IM016a", "needs an officer: documents are asked for and found in order"),
    ("TT_IM017a", "needs an officer: documents and inspection"),
    ("TT_IM017b", "needs an officer; its amendment is not in the folder"),
    ("TT_IM026a", "incomplete sample: its own description lists a final tax statement"),
    ("TT_IM040b", "incomplete sample: its own description lists a final tax statement"),
    ("TT_IM068a", "the presentation is not in the folder, and three declarations are mixed"),
    ("TT_IM134a", "incomplete sample: one statement of seven"),
    ("TT_IM202a", "the presentation is not in the folder, and a query to another system is open"),
];

struct Row {
    scenario: String,
    code: String,
    mrn: String,
    lrn: String,
}

fn sequences(root: &Path) -> BTreeMap<String, Vec<Row>> {
    let text = std::fs::read_to_string(root.join("SEQUENCES.tsv")).unwrap();
    let mut scenarios: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let code = if cells[3].is_empty() { cells[2].to_owned() } else { format!("{}/{}", cells[2], cells[3]) };
        let (scenario, mrn, lrn) = (cells[0].to_owned(), cells[5].to_owned(), cells[6].to_owned());
        scenarios.entry(scenario.clone()).or_default().push(Row { scenario, code, mrn, lrn });
    }
    scenarios
}

/// The folder's messages: declarations first, then amendments, cancellations, presentations, movements, each in
/// natural order of file names.
fn messages(folder: &Path) -> Vec<Message> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let limits = Limits::default();
    let read = files.iter().filter_map(|file| wire::read(&std::fs::read(file).unwrap(), &limits).message);
    let mut messages: Vec<Message> = read.filter(|message| rank(message) < 9).collect();
    messages.sort_by_key(rank);
    messages
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")) {
            files.push(path);
        }
    }
}

fn rank(message: &Message) -> u8 {
    match message {
        Message::Declaration(submission) => match kind(&submission.declaration) {
            "COR" => 1,
            "INV" => 2,
            "GPR" => 3,
            _ => 0,
        },
        Message::Movement(_) => 4,
        Message::EntrySummary(_) | Message::Response => 9,
    }
}

fn kind(declaration: &Declaration) -> &str {
    declaration.type_code.as_deref().unwrap_or_default().trim()
}

/// Levies are assessed by another room; here it matters only that there are some, paid as declared.
fn node(declaration: &Declaration) -> World {
    let mut world = World::new("uk-cds");
    let items = declaration.goods_shipment.as_ref().map(|s| s.items.as_slice()).unwrap_or_default();
    let fees = items.iter().flat_map(|item| &item.commodity).flat_map(|commodity| &commodity.duty_tax_fees);
    let method = fees.filter_map(|fee| fee.payment.as_ref()?.method_code.as_deref()).next().unwrap_or("E");
    world.lines = vec![line("A00", 2000, method), line("B00", 20400, method)];
    world
}

/// Gives the messages a second apart; each later one goes to the folder's last declaration.
fn drive(messages: Vec<Message>) -> Vec<World> {
    let mut worlds: Vec<World> = Vec::new();
    for message in messages {
        let opens = rank(&message) == 0;
        if let (true, Message::Declaration(submission)) = (opens, &message) {
            worlds.push(node(&submission.declaration));
        }
        let Some(world) = worlds.last_mut() else { continue };
        if let Some((actor, command)) = command(world, message) {
            // A message that comes at the wrong time is refused, which is no notification.
            let _ = world.give(&actor, command);
            world.run();
            world.now = Clocks::seconds_after(world.now, 1);
        }
    }
    worlds.iter_mut().for_each(World::tick);
    worlds
}

fn command(world: &World, message: Message) -> Option<(Actor, Command)> {
    let trader = Actor::Declarant("trader".to_owned());
    let port = Actor::Carrier("port".to_owned());
    match message {
        Message::Declaration(submission) => {
            let declaration = submission.declaration;
            let reference = declaration.functional_reference_id.as_deref().unwrap_or_default().to_owned();
            let command = match kind(&declaration) {
                "COR" => amend(world, reference, &declaration)?,
                "INV" => Command::Invalidate(Invalidate { reference, reason: "asked for".to_owned() }),
                "GPR" => Command::Present(Present { reference, findings: Vec::new() }),
                _ => {
                    let findings = Vec::new();
                    let (sender, mrn) = ("trader".to_owned(), "26GBTEST00000001".to_owned());
                    Command::Lodge(Lodge { sender, declaration: Arc::new(declaration), mrn, findings })
                }
            };
            Some((trader, command))
        }
        Message::Movement(movement) => match movement.kind {
            MovementKind::Arrival | MovementKind::GoodsArrival => {
                let arrival = Arrival { code: "EAL".to_owned(), reference: String::new(), findings: Vec::new() };
                Some((port, Command::Arrive(arrival)))
            }
            MovementKind::Departure => {
                Some((port, Command::Depart(Departure { code: "EDL".to_owned(), reference: String::new() })))
            }
            _ => None,
        },
        Message::EntrySummary(_) | Message::Response => None,
    }
}

fn amend(world: &World, reference: String, request: &Declaration) -> Option<Command> {
    let (declaration, changes) = model::amend(&world.state.dossier()?.declaration, request).unwrap();
    let change = |c: model::Change| Change { pointer: c.pointer, before: c.before, after: c.after };
    let changes = changes.into_iter().map(change).collect();
    Some(Command::Amend(Amend { reference, changes, declaration: Arc::new(declaration), findings: Vec::new() }))
}

fn sorted(codes: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut codes: Vec<String> = codes.into_iter().collect();
    codes.sort();
    codes
}

fn told(world: &World) -> Vec<String> {
    sorted(world.codes().split_whitespace().map(str::to_owned))
}

/// Equal to all that was published, or to what was published for its own declaration: the one of its reference, else
/// the one that was accepted.
fn agrees(rows: &[Row], world: &World, lrn: &str) -> bool {
    let ours = told(world);
    let by_mrn = |mrn: &str| sorted(rows.iter().filter(|row| row.mrn == mrn).map(|row| row.code.clone()));
    let own: BTreeSet<&str> = rows.iter().filter(|row| row.lrn == lrn).map(|row| row.mrn.as_str()).collect();
    let accepted = rows.iter().filter(|row| row.code == "01").map(|row| row.mrn.as_str());
    let mut candidates = own.iter().copied().chain(accepted).map(by_mrn);
    ours == sorted(rows.iter().map(|row| row.code.clone())) || candidates.any(|codes| ours == codes)
}

#[test]
fn sw_05_published_sequences_come_from_declaration_facts_alone() {
    let Some(root) = testkit::shared_data().map(|root| root.join("wco-declarations")) else { return };
    let (mut matched, mut wrong, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (scenario, rows) in sequences(&root) {
        let messages = messages(&root.join("samples").join(&scenario));
        let first = messages.iter().find_map(|message| match message {
            Message::Declaration(submission) => submission.declaration.functional_reference_id.clone(),
            _ => None,
        });
        let worlds = drive(messages);
        // One folder of notifications alone has no declaration, one declaration cannot be read.
        let (Some(lrn), [world]) = (first, worlds.as_slice()) else {
            unread.push(scenario);
            continue;
        };
        if agrees(&rows, world, &lrn) {
            matched.push(rows[0].scenario.clone());
        } else {
            let published: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
            wrong.push((scenario, published.join(" "), world.codes()));
        }
    }
    let excused: Vec<&str> = NOT_FROM_MESSAGES.iter().map(|(scenario, _)| *scenario).collect();
    let names: Vec<&str> = wrong.iter().map(|(scenario, ..)| scenario.as_str()).collect();
    assert_eq!(names, excused, "{wrong:#?}\n{} match", matched.len());
    assert_eq!(matched.len(), 56);
    assert_eq!(unread, ["Example_DMS_notifications", "TT_IM222a"], "TT_IM222a has a broken root element");
}
