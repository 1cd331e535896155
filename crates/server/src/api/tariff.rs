//! A commodity and its measures on a day, for everybody.

use app::CommodityView;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use model::Finding;
use serde::{Deserialize, Serialize};

use super::asked::Question;
use super::{Answer, Problem, json};
use crate::node::Node;

#[derive(Deserialize)]
pub struct Asked {
    on: Option<String>,
}

#[derive(Serialize)]
struct Named<'a> {
    code: &'a str,
    description: &'a str,
}

#[derive(Serialize)]
struct Body<'a> {
    code: &'a str,
    description: &'a str,
    declarable: bool,
    unit: Option<&'a str>,
    on: Date,
    ancestors: Vec<Named<'a>>,
    children: Vec<Named<'a>>,
    measures: Vec<Measure<'a>>,
}

#[derive(Serialize)]
struct Measure<'a> {
    tax_type: &'a str,
    origin: &'a str,
    preference: &'a str,
    expression: &'a str,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    legal_base: &'a str,
    additional_code: &'a str,
    quota_order: &'a str,
}

/// A commodity with the measures in force on a day.
#[utoipa::path(get, operation_id = "showCommodity", path = "/api/v1/tariff/{commodity}",
    params(("commodity" = String, Path, description = "Code, from two digits on"), ("on" = Option<String>, Query, description = "Day; today where not given")),
    responses((status = 200, description = "Description, levels above and below, measures", body = super::forms::Commodity), (status = 404, description = "No such commodity", body = super::forms::Problem, content_type = "application/problem+json"), (status = 422, description = "No day", body = super::forms::Problem, content_type = "application/problem+json")))]
pub async fn show(State(node): State<Node>, Path(code): Path<String>, Question(asked): Question<Asked>) -> Answer {
    let today = node.app.day(node.app.now());
    let on = asked
        .on
        .map_or(Ok(today), |on| on.parse())
        .map_err(|_| Problem::Unclear(vec![Finding::error("CW-0201", "on", "that is no day such as 2026-11-22")]))?;
    let found = node.app.commodity(&code, on).ok_or_else(|| Problem::NotFound(format!("no commodity {code}")))?;
    Ok(json(StatusCode::OK, &body(&found, on)))
}

fn body(found: &CommodityView, on: Date) -> Body<'_> {
    fn named((code, description): &(String, String)) -> Named<'_> {
        Named { code, description }
    }
    fn measure(row: &app::MeasureRow) -> Measure<'_> {
        Measure {
            tax_type: &row.tax_type,
            origin: &row.origin,
            preference: &row.preference,
            expression: &row.expression,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            legal_base: &row.legal_base,
            additional_code: &row.additional_code,
            quota_order: &row.quota_order,
        }
    }
    Body {
        code: &found.code,
        description: &found.description,
        declarable: found.declarable,
        unit: found.unit.as_deref(),
        on,
        ancestors: found.ancestors.iter().map(named).collect(),
        children: found.children.iter().map(named).collect(),
        measures: found.measures.iter().map(measure).collect(),
    }
}
