//! The tariff: search, browse, and the measures of a commodity on a day.

use app::MeasureRow;
use axum::extract::{Path, Query};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Answer, PageError, page};
use crate::context::{CommodityPage, CommodityView, MeasureView, TariffPage};
use crate::visit::Visit;

/// More are not shown at once: a better search finds sooner.
const MOST_HITS: usize = 200;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    on: String,
}

/// `GET /tariff?q=…`
pub async fn search(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    if !visit.node.questions.allows(&visit.address) {
        return Err(PageError::Busy);
    }
    let q: String = asked.q.trim().chars().take(100).collect();
    let mut hits = if q.is_empty() { chapters(&visit) } else { visit.node.app.search_commodities(&q) };
    hits.truncate(MOST_HITS);
    page(&TariffPage { page: visit.shell(), q, hits })
}

/// Where browsing begins.
fn chapters(visit: &Visit) -> Vec<(String, String)> {
    let tariff = visit.node.app.tariff();
    let chapters = tariff.nomenclature().iter().filter(|commodity| commodity.code.len() == 2);
    chapters.map(|chapter| (chapter.code.to_string(), chapter.description.to_string())).collect()
}

/// `GET /tariff/{commodity}?on=…`
pub async fn show(visit: Visit, Path(code): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let today = visit.node.app.day(visit.node.app.now());
    let on: Date = asked.on.parse().unwrap_or(today);
    let code: String = code.chars().filter(char::is_ascii_digit).take(14).collect();
    let found = visit.node.app.commodity(&code, on).ok_or(PageError::NotFound)?;
    let commodity = CommodityView {
        code: found.code,
        description: found.description,
        declarable: found.declarable,
        ancestors: found.ancestors,
        children: found.children,
        measures: found.measures.into_iter().map(measure).collect(),
    };
    page(&CommodityPage { page: visit.shell(), commodity, on: on.to_string() })
}

fn measure(row: MeasureRow) -> MeasureView {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let valid = match (day(row.valid_from), day(row.valid_to)) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("{from} –"),
        (None, Some(to)) => format!("– {to}"),
        (None, None) => String::new(),
    };
    MeasureView {
        tax_type: row.tax_type,
        origin: row.origin,
        preference: row.preference,
        expression: row.expression,
        valid,
        legal_base: row.legal_base,
        additional_code: row.additional_code,
        quota_order: row.quota_order,
    }
}
