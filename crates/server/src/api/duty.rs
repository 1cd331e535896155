//! The duty calculator for everybody (TX-01).

use axum::extract::State;
use axum::http::StatusCode;

use super::asked::Question;
use super::told::DutyBody;
use super::{Answer, Problem, json};
use crate::node::Node;
use crate::pages::duty::query;

/// Duties and taxes for a question: the figures that a declaration of the same facts is assessed.
#[utoipa::path(get, operation_id = "calculateDuty", path = "/api/v1/duty",
    params(
        ("commodity" = String, Query, description = "Commodity code"),
        ("origin" = String, Query, description = "Country of origin"),
        ("value" = String, Query, description = "Customs value, decimal"),
        ("currency" = Option<String>, Query, description = "Of the value; the economy's own where not given"),
        ("on" = Option<String>, Query, description = "Day, such as 2026-11-22"),
        ("preference" = Option<String>, Query, description = "Preference code"),
        ("additional_code" = Option<String>, Query, description = "May occur several times"),
        ("quantity" = Option<String>, Query, description = "UNIT=number; may occur several times"),
        ("document" = Option<String>, Query, description = "May occur several times"),
        ("procedure" = Option<String>, Query, description = "Procedure, such as 4000"),
    ),
    responses((status = 200, description = "Lines with their working", body = super::forms::Duty), (status = 422, description = "Every reason why not", body = super::forms::Problem, content_type = "application/problem+json"), (status = 429, description = "Too many at once", body = super::forms::Problem, content_type = "application/problem+json")))]
pub async fn show(State(node): State<Node>, Question(pairs): Question<Vec<(String, String)>>) -> Answer {
    if !node.questions.allows("api") {
        return Err(Problem::TooMany);
    }
    let query = query(&node, &pairs).map_err(Problem::Unclear)?;
    let set = node.app.duty(&query).map_err(Problem::Unclear)?;
    Ok(json(StatusCode::OK, &DutyBody::from(&set)))
}
