//! Lodging: choose how, or upload a message.

use app::{Receipt, ReceiveError, Role};
use axum::extract::Multipart;
use axum::http::StatusCode;
use model::Finding;

use super::upload::Upload;
use super::{Answer, PageError, go, page, page_with};
use crate::context::{DraftRow, LodgePage};
use crate::form::{Answers, Fault, unanchored};
use crate::html::clock_time;
use crate::visit::Visit;

/// `GET /lodge`
pub async fn show(visit: Visit) -> Answer {
    page(&context(&visit, Vec::new()).await?)
}

/// `POST /lodge`: a message as a file.
pub async fn upload(visit: Visit, form: Multipart) -> Answer {
    let upload = Upload::read(form).await?;
    visit.check_form(upload.field("csrf"))?;
    let actor = visit.need(Role::Trader)?;
    if upload.bytes.is_empty() {
        let finding = Finding::error("CW-0001", "", visit.texts.get("lodge.no-file"));
        return refused(&visit, vec![finding]).await;
    }
    if !visit.node.lodging.allows(&actor.party) {
        return Err(PageError::Busy);
    }
    match visit.node.app.receive(actor, &upload.bytes).await {
        Ok(receipt) => match lodged(&receipt) {
            Some(to) => go(&to),
            None => refused(&visit, findings(&receipt)).await,
        },
        Err(ReceiveError::Unreadable(findings)) => refused(&visit, findings).await,
        Err(error @ ReceiveError::LrnTaken { .. }) => {
            let finding = Finding::error("CW-0002", "", error.to_string()).hint(visit.texts.get("lodge.taken"));
            refused(&visit, vec![finding]).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Where a lodgement leads; `None` where it was refused.
pub fn lodged(receipt: &Receipt) -> Option<String> {
    let mrn = receipt.mrn.as_ref().filter(|_| receipt.state != "refused")?;
    Some(format!("/declarations/{mrn}?done={}", if receipt.resent { "resent" } else { "lodged" }))
}

/// Why a lodgement was refused.
pub fn findings(receipt: &Receipt) -> Vec<Finding> {
    receipt.notifications.iter().flat_map(|notification| notification.findings.clone()).collect()
}

async fn refused(visit: &Visit, findings: Vec<Finding>) -> Answer {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &context(visit, unanchored(findings)).await?)
}

async fn context(visit: &Visit, faults: Vec<Fault>) -> Result<LodgePage, PageError> {
    let actor = visit.need(Role::Trader)?;
    let drafts = visit.node.app.drafts(actor).await?;
    let rows = drafts.iter().take(50).map(|draft| {
        let title = Answers::from_json(&draft.json).title();
        let title = if title.is_empty() { visit.texts.get("form.title").to_owned() } else { title };
        DraftRow { id: draft.id.clone(), title, saved: clock_time(&draft.updated_at) }
    });
    Ok(LodgePage { page: visit.shell(), faults, drafts: rows.collect() })
}
