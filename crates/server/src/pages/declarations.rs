//! My declarations: the list, and one with everything known about it.

use app::{DeclarationView, Filter, Role};
use axum::extract::{Path, Query};
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::{Answer, PageError, escape_query, go, page};
use crate::context::{DeclarationPage, DeclarationsPage, Total};
use crate::html::{groups, may, steps};
use crate::visit::Visit;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub text: String,
    pub state: String,
    pub commodity: String,
    pub office: String,
    pub from: String,
    pub cursor: String,
}

impl Asked {
    pub fn filter(&self) -> Filter {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().chars().take(200).collect());
        Filter {
            state: given(&self.state),
            office: given(&self.office),
            commodity: given(&self.commodity),
            text: given(&self.text),
            from: start_of(&self.from),
            cursor: given(&self.cursor),
            limit: Some(25),
            ..Filter::default()
        }
    }

    /// The same question from `cursor` on; from the start where it is empty.
    fn address(&self, cursor: &str) -> String {
        let pairs = [
            ("text", self.text.as_str()),
            ("state", &self.state),
            ("commodity", &self.commodity),
            ("from", &self.from),
            ("cursor", cursor),
        ];
        let given = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = given.map(|(name, value)| format!("{name}={}", escape_query(value))).collect();
        format!("/declarations?{}", pairs.join("&"))
    }
}

/// The first moment of a day, in UTC.
pub fn start_of(day: &str) -> Option<Timestamp> {
    let day: Date = day.parse().ok()?;
    day.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// `GET /declarations`
pub async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let actor = visit.actor()?;
    let rows = visit.node.app.list(actor, asked.filter()).await?;
    let totals = visit.node.app.totals(actor).await?;
    let total = |(state, count): (String, u64)| Total { current: state == asked.state, state, count };
    let more = !(asked.state.is_empty() && asked.commodity.is_empty() && asked.from.is_empty());
    page(&DeclarationsPage {
        page: visit.shell(),
        totals: totals.into_iter().filter(|(_, count)| *count > 0).map(total).collect(),
        filtered: more || !asked.text.is_empty(),
        more,
        first: if asked.cursor.is_empty() { String::new() } else { asked.address("") },
        next: rows.next.as_deref().map(|cursor| asked.address(cursor)).unwrap_or_default(),
        rows: rows.rows,
        text: asked.text,
        commodity: asked.commodity,
        from: asked.from,
    })
}

/// `GET /declarations/{mrn}`
pub async fn show(visit: Visit, Path(mrn): Path<String>) -> Answer {
    let view = find(&visit, &mrn).await?;
    show_view(&visit, mrn, view)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sender {
    sender: String,
}

/// `GET /references/{lrn}?sender=…`: by the sender's own reference, so that a refused lodgement can be looked at too.
pub async fn by_reference(visit: Visit, Path(lrn): Path<String>, Query(asked): Query<Sender>) -> Answer {
    let actor = visit.actor()?;
    let sender = if asked.sender.is_empty() { &actor.party } else { &asked.sender };
    let found = visit.node.app.declaration_by_lrn(actor, sender, &lrn).await?;
    let mut view = found.ok_or(PageError::NotFound)?;
    view.duties.reverse();
    match view.row.mrn.clone() {
        Some(mrn) => go(&format!("/declarations/{mrn}")),
        None => show_view(&visit, String::new(), view),
    }
}

fn show_view(visit: &Visit, mrn: String, view: DeclarationView) -> Answer {
    let shell = visit.shell();
    let deeds = ["pay", "present", "amend", "invalidate"];
    let trader = visit.actor()?.is(Role::Trader);
    page(&DeclarationPage {
        steps: steps(&view.row.state),
        groups: groups(&shell, &view.declaration),
        faults: Vec::new(),
        due: due(&view),
        has_actions: trader && deeds.iter().any(|deed| may(&view.allowed, deed)),
        mrn,
        page: shell,
        view,
    })
}

/// A declaration that this visitor may see; newest duties first.
pub async fn find(visit: &Visit, mrn: &str) -> Result<DeclarationView, PageError> {
    let actor = visit.actor()?;
    let mrn_like = mrn.len() <= 35 && mrn.bytes().all(|b| b.is_ascii_alphanumeric());
    let found = if mrn_like { visit.node.app.declaration(actor, mrn).await? } else { None };
    let mut view = found.ok_or(PageError::NotFound)?;
    view.duties.reverse();
    Ok(view)
}

/// What is to be paid now: the total of the newest assessment.
fn due(view: &DeclarationView) -> Decimal {
    view.duties.first().map(|set| set.total).unwrap_or_default()
}
