//! The form for an ordinary import: fill in, check, lodge. A draft keeps every step.

use app::{Actor, ReceiveError, Role};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use model::{Declaration, Finding};

use super::declarations::find;
use super::{Answer, PageError, go, lodge, page_with};
use crate::context::{CheckPage, FormPage};
use crate::form::{self, Answers, Fault};
use crate::html::clock_time;
use crate::visit::Visit;

type Pairs = Vec<(String, String)>;

/// `GET /lodge/new`: an empty form under a new draft's name; nothing is stored before it is saved.
pub async fn start(visit: Visit) -> Answer {
    let actor = visit.need(Role::Trader)?;
    let mut answers = Answers::new();
    answers.set("declarant", &actor.party);
    answers.set("importer", &actor.party);
    answers.set("currency", &visit.node.app.profile().identity.currency);
    answers.set("destination", &visit.node.app.profile().identity.country);
    answers.set("location-country", &visit.node.app.profile().identity.country);
    let draft = app::Ids::Random.reference();
    show_form(&visit, &draft, &answers, Vec::new(), StatusCode::OK, String::new())
}

/// `GET /lodge/{draft}`
pub async fn show(visit: Visit, Path(draft): Path<String>) -> Answer {
    let actor = visit.need(Role::Trader)?;
    let stored = visit.node.app.draft(actor, &draft).await?.ok_or(PageError::NotFound)?;
    let saved = clock_time(&stored.updated_at);
    let answers = Answers::from_json(&stored.json);
    let faults = if visit.path.contains("checked=yes") { judge(&visit, &answers).await?.0 } else { Vec::new() };
    show_form(&visit, &draft, &answers, faults, StatusCode::OK, saved)
}

/// `POST /lodge/{draft}`: save, add or remove an item, or go on to the check.
pub async fn step(visit: Visit, Path(draft): Path<String>, Form(pairs): Form<Pairs>) -> Answer {
    let (actor, mut answers) = answered(&visit, &pairs)?;
    let wish = pairs.iter().find(|(name, _)| name == "do").map_or("save", |(_, value)| value.as_str());
    let to = match wish {
        "check" => format!("/lodge/{draft}/check"),
        "add" => {
            answers.add_item();
            format!("/lodge/{draft}?done=added#item{}", answers.items - 1)
        }
        "save" => format!("/lodge/{draft}?done=saved"),
        other => {
            let index = other.strip_prefix("remove-").and_then(|at| at.parse().ok()).ok_or(PageError::Form)?;
            answers.remove_item(index);
            format!("/lodge/{draft}?done=removed")
        }
    };
    visit.node.app.save_draft(actor, &draft, answers.to_json()).await?;
    go(&to)
}

/// `POST /lodge/{draft}/save`: what is typed, saved while it is typed.
pub async fn save(visit: Visit, Path(draft): Path<String>, Form(pairs): Form<Pairs>) -> Answer {
    let (actor, answers) = answered(&visit, &pairs)?;
    visit.node.app.save_draft(actor, &draft, answers.to_json()).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /lodge/{draft}/check`: everything once more, with every fault that lodging would find.
pub async fn check(visit: Visit, Path(draft): Path<String>) -> Answer {
    let actor = visit.need(Role::Trader)?;
    let answers = stored(&visit, actor, &draft).await?;
    let (faults, refused) = judge(&visit, &answers).await?;
    if refused {
        return show_form(&visit, &draft, &answers, faults, StatusCode::UNPROCESSABLE_ENTITY, String::new());
    }
    show_check(&visit, &draft, &answers, faults, refused, StatusCode::OK)
}

/// `POST /lodge/{draft}/lodge`
pub async fn lodge(visit: Visit, Path(draft): Path<String>, Form(pairs): Form<Pairs>) -> Answer {
    let token = pairs.iter().find(|(name, _)| name == "csrf").map_or("", |(_, value)| value.as_str());
    visit.check_form(token)?;
    let actor = visit.need(Role::Trader)?;
    let answers = stored(&visit, actor, &draft).await?;
    let refused = |findings: Vec<Finding>| {
        let faults = form::anchored(findings, &answers);
        show_form(&visit, &draft, &answers, faults, StatusCode::UNPROCESSABLE_ENTITY, String::new())
    };
    match visit.node.app.receive(actor, &message(&visit, &answers).await?).await {
        Ok(receipt) => match lodge::lodged(&receipt) {
            Some(to) => {
                visit.node.app.drop_draft(actor, &draft).await?;
                go(&to)
            }
            None => refused(lodge::findings(&receipt)),
        },
        Err(ReceiveError::Unreadable(findings)) => refused(findings),
        Err(error @ ReceiveError::LrnTaken { .. }) => {
            let hint = visit.texts.get("lodge.taken");
            refused(vec![Finding::error("CW-0002", "42A/D026", error.to_string()).hint(hint)])
        }
        Err(error) => Err(error.into()),
    }
}

fn answered<'v>(visit: &'v Visit, pairs: &Pairs) -> Result<(&'v Actor, Answers), PageError> {
    let token = pairs.iter().find(|(name, _)| name == "csrf").map_or("", |(_, value)| value.as_str());
    visit.check_form(token)?;
    Ok((visit.need(Role::Trader)?, Answers::from_pairs(pairs.iter().cloned())))
}

async fn stored(visit: &Visit, actor: &Actor, draft: &str) -> Result<Answers, PageError> {
    let stored = visit.node.app.draft(actor, draft).await?.ok_or(PageError::NotFound)?;
    Ok(Answers::from_json(&stored.json))
}

/// The same JSON data set that any system may send: a declaration, or the amendment of one.
async fn message(visit: &Visit, answers: &Answers) -> Result<Vec<u8>, PageError> {
    Ok(match current(visit, answers).await? {
        Some((mrn, current)) => json(&form::amendment(&current, answers, &mrn)),
        None => json(&form::declaration(answers)),
    })
}

fn json(declaration: &Declaration) -> Vec<u8> {
    let mut bytes = Vec::new();
    wire::json::write(declaration, &mut bytes);
    bytes
}

/// What the form amends, and its MRN; `None` for a new declaration.
async fn current(visit: &Visit, answers: &Answers) -> Result<Option<(String, Declaration)>, PageError> {
    match answers.get("amends") {
        "" => Ok(None),
        mrn => Ok(Some((mrn.to_owned(), find(visit, mrn).await?.declaration))),
    }
}

/// Every fault with its field, and whether lodging would be refused. An amendment is judged as what it makes.
async fn judge(visit: &Visit, answers: &Answers) -> Result<(Vec<Fault>, bool), PageError> {
    let wanted = match current(visit, answers).await? {
        None => Ok(form::declaration(answers)),
        Some((mrn, current)) => {
            model::amend(&current, &form::amendment(&current, answers, &mrn)).map(|(whole, _)| whole)
        }
    };
    let findings = match wanted {
        Err(findings) => findings,
        Ok(wanted) => match visit.node.app.check(&json(&wanted)).await {
            Ok(checked) => checked.findings,
            Err(findings) => findings,
        },
    };
    let refused = Finding::refuse(&findings);
    Ok((form::anchored(findings, answers), refused))
}

fn show_form(
    visit: &Visit,
    draft: &str,
    answers: &Answers,
    faults: Vec<Fault>,
    status: StatusCode,
    saved: String,
) -> Answer {
    let (shell, lists) = (visit.shell(), visit.node.lists());
    let sections = form::sections(&shell, answers, &lists, &faults);
    let lists = form::lists(&lists);
    let context = FormPage {
        page: shell,
        draft: draft.to_owned(),
        amends: answers.get("amends").to_owned(),
        items: answers.items,
        sections,
        faults,
        lists,
        saved,
    };
    page_with(status, &context)
}

fn show_check(
    visit: &Visit,
    draft: &str,
    answers: &Answers,
    faults: Vec<Fault>,
    refused: bool,
    status: StatusCode,
) -> Answer {
    let shell = visit.shell();
    let sections = form::sections(&shell, answers, &visit.node.lists(), &faults);
    page_with(status, &CheckPage { page: shell, draft: draft.to_owned(), sections, faults, refused })
}
