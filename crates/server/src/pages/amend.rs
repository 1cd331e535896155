//! Amending: the form filled with what is declared now; what differs is sent.

use app::Role;
use axum::Form;
use axum::extract::Path;
use serde::Deserialize;

use super::declarations::find;
use super::{Answer, go};
use crate::form::answers_of;
use crate::visit::Visit;

#[derive(Deserialize)]
pub struct Start {
    csrf: String,
}

/// `POST /declarations/{mrn}/amend`: makes a draft of what is declared.
pub async fn start(visit: Visit, Path(mrn): Path<String>, Form(form): Form<Start>) -> Answer {
    visit.check_form(&form.csrf)?;
    let actor = visit.need(Role::Trader)?;
    let view = find(&visit, &mrn).await?;
    let mut answers = answers_of(&view.declaration);
    answers.set("amends", &mrn);
    answers.set("lrn", "");
    let draft = app::Ids::Random.reference();
    visit.node.app.save_draft(actor, &draft, answers.to_json()).await?;
    go(&format!("/lodge/{draft}"))
}
