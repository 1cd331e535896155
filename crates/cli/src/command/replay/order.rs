//! Which messages a folder holds, and in which order they were sent.

use std::path::{Path, PathBuf};

use wire::Limits;

use crate::exit::Exit;
use crate::input;

/// One message to send.
pub struct Message {
    /// Path in the folder.
    pub name: String,
    pub bytes: Vec<u8>,
    /// True if it is a declaration (function 9).
    pub lodges: bool,
    sort: (u32, Kind, usize),
}

/// In the order in which messages without a step list are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Declaration,
    Amendment,
    Cancellation,
    Presentation,
    Movement,
}

impl Kind {
    /// Words by which a step list speaks of it.
    fn words(self) -> &'static [&'static str] {
        match self {
            Kind::Declaration => &["declaration", "base payload"],
            Kind::Amendment => &["amendment"],
            Kind::Cancellation => &["cancellation", "invalidation"],
            Kind::Presentation => &["presentation", "gpr"],
            Kind::Movement => &[],
        }
    }
}

/// The input messages of a folder in the order of its step list, else by kind and natural file order.
pub fn messages(dir: &Path) -> Result<Vec<Message>, Exit> {
    let at_fault = |error: std::io::Error| Exit::input(format!("{}: {error}", dir.display()));
    let files = input::files_under(dir).map_err(at_fault)?;
    let mut steps = Vec::new();
    for file in of_kind(&files, "txt") {
        steps.extend(step_list(&String::from_utf8_lossy(&input::bytes(file)?)));
    }
    let mut messages = Vec::new();
    for (at, file) in of_kind(&files, "xml").chain(of_kind(&files, "json")).enumerate() {
        let bytes = input::bytes(file)?;
        let Some((kind, code)) = kind_of(&bytes) else { continue };
        let name = file.strip_prefix(dir).unwrap_or(file).to_string_lossy().into_owned();
        let step = if steps.is_empty() { 0 } else { step_of(&name, kind, &code, &steps) };
        messages.push(Message { name, bytes, lodges: kind == Kind::Declaration, sort: (step, kind, at) });
    }
    messages.sort_by_key(|message| message.sort);
    Ok(messages)
}

fn of_kind<'f>(files: &'f [PathBuf], kind: &'static str) -> impl Iterator<Item = &'f PathBuf> {
    files.iter().filter(move |file| file.extension().is_some_and(|ext| ext.eq_ignore_ascii_case(kind)))
}

/// What a file is; `None` for responses, reports and all else that is never input. Unreadable input stays input.
fn kind_of(bytes: &[u8]) -> Option<(Kind, String)> {
    let read = wire::read(bytes, &Limits::default());
    match read.message {
        Some(wire::Message::Declaration(submission)) => {
            let declaration = submission.declaration;
            let function = declaration.function_code.as_deref().unwrap_or("9").trim().to_owned();
            let kind = match (function.as_str(), declaration.type_code.as_deref().map(str::trim)) {
                ("13", Some("COR")) => Kind::Amendment,
                ("13", Some("INV")) => Kind::Cancellation,
                ("13", Some("GPR")) => Kind::Presentation,
                _ => Kind::Declaration,
            };
            Some((kind, String::new()))
        }
        Some(wire::Message::Movement(movement)) => {
            use model::MovementKind as M;
            let code = match movement.kind {
                M::Arrival => "EAL",
                M::AnticipatedArrival => "EAA",
                M::Departure => "EDL",
                M::Retrospective => "RET",
                M::Associate | M::Disassociate => "EAC",
                M::Shut => "CST",
                M::GoodsArrival => "GAN",
                _ => return None,
            };
            Some((Kind::Movement, code.to_owned()))
        }
        Some(_) => None,
        None => {
            let text = String::from_utf8_lossy(bytes);
            let declares = text.contains("FunctionCode") && text.contains("<Declaration");
            declares.then(|| (Kind::Declaration, String::new()))
        }
    }
}

/// Numbered lines of a step list: number and words, in lower case.
fn step_list(text: &str) -> Vec<(u32, String)> {
    let line = |line: &str| {
        let lower = line.trim().to_lowercase();
        let rest = lower.strip_prefix("step").unwrap_or(&lower).trim_start_matches([' ', '-', '_']);
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number = rest.get(..digits)?.parse().ok()?;
        let listed = lower.starts_with("step") || rest[digits..].starts_with('.');
        listed.then(|| (number, rest[digits..].to_owned()))
    };
    text.lines().filter_map(line).collect()
}

/// The step of a file: by its own name, else by the first step that speaks of its kind.
fn step_of(name: &str, kind: Kind, code: &str, steps: &[(u32, String)]) -> u32 {
    let lower = name.to_lowercase();
    if let Some(number) = numbered(&lower) {
        return number;
    }
    let code = code.to_lowercase();
    let speaks = |words: &str| {
        let of_kind = kind.words().iter().any(|word| words.contains(word));
        of_kind || (!code.is_empty() && words.contains(&code))
    };
    steps.iter().find(|(_, words)| speaks(words)).map_or(u32::MAX, |(number, _)| *number)
}

/// The number behind the last `step` of a name.
fn numbered(name: &str) -> Option<u32> {
    let (_, rest) = name.rsplit_once("step")?;
    let rest = rest.trim_start_matches([' ', '-', '_']);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..digits)?.parse().ok()
}
