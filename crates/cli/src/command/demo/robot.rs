//! People who work slowly: a payer and an officer who leave enough undone for somebody to try.

use std::time::Duration;

use app::{Actor, App, Deed, Filter, Role, Row};

/// How many are left waiting, so that the queues are never empty.
const LEFT: usize = 6;

/// Works for ever, until the task is dropped.
pub async fn keep_working(app: App) {
    let officer = Actor {
        login: "demo-robot".to_owned(),
        name: "Demo Robot".to_owned(),
        roles: vec![Role::Officer, Role::Administrator],
        party: "CUSTOMS".to_owned(),
    };
    loop {
        tokio::time::sleep(Duration::from_secs(15)).await;
        hand_in(&app, &officer).await;
        for owner in ["officer", "payer"] {
            let filter = Filter { waits_for: Some(owner.to_owned()), limit: Some(50), ..Filter::default() };
            let Ok(page) = app.list(&officer, filter).await else { continue };
            let oldest = page.rows.len().saturating_sub(LEFT).min(3);
            for row in page.rows.into_iter().take(oldest) {
                work(&app, &officer, &row).await;
            }
        }
    }
}

/// Declarants send the documents that are wanted, all but the newest few.
async fn hand_in(app: &App, officer: &Actor) {
    let wanted = Some("documents wanted".to_owned());
    let filter = Filter { state: wanted, waits_for: Some("declarant".to_owned()), ..Filter::default() };
    let Ok(page) = app.list(officer, filter).await else { return };
    let oldest = page.rows.len().saturating_sub(2).min(3);
    for row in page.rows.into_iter().take(oldest) {
        let Some(mrn) = row.mrn.as_deref() else { continue };
        let declarant = Actor {
            login: "demo-robot".to_owned(),
            name: row.sender.clone(),
            roles: vec![Role::Trader],
            party: row.sender.clone(),
        };
        let document = Deed::ProvideDocument {
            code: "N935".to_owned(),
            reference: format!("INV {}", row.lrn),
            name: "invoice.txt".to_owned(),
            bytes: format!("Invoice for {}\n", row.lrn).into_bytes(),
        };
        if let Err(error) = app.act(&declarant, mrn, document).await {
            tracing::debug!(%error, mrn, "the demo declarant was refused");
        }
    }
}

async fn work(app: &App, officer: &Actor, row: &Row) {
    let Some(mrn) = row.mrn.as_deref() else { return };
    let deed = match row.state.as_str() {
        "under control" | "documents wanted" => {
            Deed::RecordResult { conform: true, note: "as declared".to_owned(), corrections: Vec::new() }
        }
        "awaiting payment" => {
            let Some(due) = row.duty else { return };
            let Ok(amount) = model::Money::exact(due, app.profile().currency()) else { return };
            Deed::Pay { amount, reference: format!("BANK {}", row.lrn) }
        }
        _ => return,
    };
    if let Err(error) = app.act(officer, mrn, deed).await {
        tracing::debug!(%error, mrn, "the demo robot was refused");
    }
}
