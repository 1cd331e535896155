//! The public duty calculator: the same figures as a later assessment.

use app::DutyQuery;
use axum::extract::Query;
use axum::http::StatusCode;
use model::Finding;
use rust_decimal::Decimal;

use super::{Answer, PageError, page_with};
use crate::context::DutyPage;
use crate::form::{self, calculator_faults, calculator_fields};
use crate::node::Node;
use crate::visit::Visit;

type Pairs = Vec<(String, String)>;

/// `GET /duty?…`
pub async fn show(visit: Visit, Query(pairs): Query<Pairs>) -> Answer {
    if !visit.node.questions.allows(&visit.address) {
        return Err(PageError::Busy);
    }
    let asked = ["value", "origin"].iter().any(|name| !value_of(&pairs, name).is_empty());
    let (result, faults) = match asked.then(|| query(&visit.node, &pairs).and_then(|q| visit.node.app.duty(&q))) {
        None => (None, Vec::new()),
        Some(Ok(set)) => (Some(set), Vec::new()),
        Some(Err(findings)) => (None, calculator_faults(findings)),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let lists = visit.node.lists();
    let context = DutyPage {
        page: visit.shell(),
        fields: calculator_fields(&pairs, &lists, &faults),
        lists: form::lists(&lists),
        summary: summary(&visit.node, &pairs),
        faults,
        result,
    };
    page_with(status, &context)
}

fn value_of<'p>(pairs: &'p Pairs, name: &str) -> &'p str {
    pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
}

/// The question as `app` takes it.
///
/// # Errors
/// Every part that cannot be understood, by the name it has in the address.
pub fn query(node: &Node, pairs: &Pairs) -> Result<DutyQuery, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut query = DutyQuery { on: node.app.day(node.app.now()), ..DutyQuery::default() };
    for (name, value) in pairs.iter().take(100).map(|(name, value)| (name.as_str(), value.trim())) {
        if value.is_empty() || value.len() > 100 {
            continue;
        }
        let mut wrong =
            |expected: &str| findings.push(Finding::error("CW-0201", name, format!("{value:?} is no {expected}.")));
        match name {
            "on" => value.parse().map_or_else(|_| wrong("day such as 2026-11-22"), |on| query.on = on),
            "commodity" => query.commodity = value.into(),
            "origin" => query.origin = value.to_uppercase().into(),
            "value" => value.parse().map_or_else(|_| wrong("number such as 12500.00"), |number| query.value = number),
            "currency" => query.currency = value.to_uppercase().into(),
            "preference" => query.preference = value.into(),
            "additional-code" | "additional_code" => query.additional_codes.push(value.into()),
            "document" => query.documents.push(value.into()),
            "procedure" => query.procedure = value.into(),
            "incoterm" => query.incoterm = Some(value.into()),
            "quota" => query.quota_order = Some(value.into()),
            "statement" => query.statements.push(value.into()),
            "net" => quantity(&mut query, "KGM", value, &mut wrong),
            "quantity" => match value.split_once('=') {
                Some((unit, number)) => quantity(&mut query, unit, number, &mut wrong),
                None => quantity(&mut query, value_of(pairs, "quantity-unit"), value, &mut wrong),
            },
            _ => {}
        }
    }
    for (name, given) in [("commodity", !query.commodity.is_empty()), ("origin", !query.origin.is_empty())] {
        if !given {
            findings.push(Finding::error("CW-0202", name, format!("The {name} is missing.")));
        }
    }
    if value_of(pairs, "value").is_empty() {
        findings.push(Finding::error("CW-0202", "value", "The value is missing."));
    }
    if findings.is_empty() { Ok(query) } else { Err(findings) }
}

fn quantity(query: &mut DutyQuery, unit: &str, number: &str, wrong: &mut impl FnMut(&str)) {
    match (unit.trim().parse(), number.trim().parse::<Decimal>()) {
        (Ok(unit), Ok(number)) => query.quantities.push((unit, number)),
        (Err(_), _) => wrong("quantity with its unit, such as 12 with the unit NAR"),
        (_, Err(_)) => wrong("number"),
    }
}

fn summary(node: &Node, pairs: &Pairs) -> String {
    let own = node.app.profile().identity.currency.clone();
    let currency = Some(value_of(pairs, "currency")).filter(|c| !c.is_empty()).unwrap_or(&own).to_uppercase();
    let on = Some(value_of(pairs, "on")).filter(|on| !on.is_empty()).map(str::to_owned);
    let on = on.unwrap_or_else(|| node.app.day(node.app.now()).to_string());
    let parts = [
        value_of(pairs, "commodity"),
        value_of(pairs, "origin"),
        &format!("{} {currency}", value_of(pairs, "value")),
        &on,
    ];
    parts.join(" · ")
}
