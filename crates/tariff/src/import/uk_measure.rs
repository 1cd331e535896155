//! One published UK measure turned into ours: tax type, preference, expression, conditions.

use jiff::civil::Date;
use model::{Currency, Text};
use rust_decimal::Decimal;

use super::uk_json::{Component, Condition, Published, Service, day};
use super::us_duty::plain;
use crate::{Expression, Measure, Origin, Rate, Term, Unit};

/// Areas that mean every country.
const ERGA_OMNES: [&str; 2] = ["1011", "1008"];

/// Areas of the trading scheme for developing countries, of which a preference is claimed as 200.
const DEVELOPING: [&str; 6] = ["1060", "1061", "1062", "2005", "2020", "2027"];

/// Our measures of a published one: none where it levies nothing, one for each document that changes the rate.
pub(super) fn measures(published: &Published, commodity: &str, service: Service) -> Vec<Measure> {
    let series = published.measure_type.measure_type_series_id.as_deref().unwrap_or("C");
    if !["C", "D", "J", "P", "Q", "S"].contains(&series) {
        return Vec::new();
    }
    let additional_code = published.additional_code.as_ref().map_or("", |code| code.code.as_str());
    let mut out = Vec::new();
    for (tax, preference) in taxes(published, additional_code, service) {
        for (expression, documents) in rates(published) {
            out.push(measure(published, commodity, additional_code, &tax, preference, expression, documents));
        }
    }
    out
}

fn measure(
    published: &Published,
    commodity: &str,
    additional_code: &str,
    tax: &str,
    preference: &str,
    expression: Expression,
    documents: Vec<Text>,
) -> Measure {
    let law = published.legal_acts.first().and_then(|act| act.regulation_code.as_deref()).unwrap_or_default();
    let zero_vat = published.measure_type.id == "VTZ" && additional_code.is_empty();
    Measure {
        id: published.id.as_i64().map_or_else(|| published.id.to_string(), |id| id.to_string()).into(),
        commodity: commodity.into(),
        origin: origin(published),
        preference: preference.into(),
        tax: tax.into(),
        expression,
        from: day(published.effective_start_date.as_ref()).unwrap_or(Date::MIN),
        to: day(published.effective_end_date.as_ref()),
        legal_base: law.into(),
        additional_code: if zero_vat { "VATZ".into() } else { additional_code.into() },
        quota_order: published.order_number.as_ref().map_or(Text::default(), |order| order.number.as_str().into()),
        documents,
    }
}

/// Tax types and preference of a measure type; empty where it is no levy that we know.
fn taxes(published: &Published, additional_code: &str, service: Service) -> Vec<(String, &'static str)> {
    let one = |britain: &str, ireland: &str, preference| match service {
        Service::NorthernIreland => vec![(ireland.to_owned(), preference)],
        Service::GreatBritain if published.origin == "eu" => {
            vec![(britain.to_owned(), preference), (ireland.to_owned(), preference)]
        }
        Service::GreatBritain => vec![(britain.to_owned(), preference)],
    };
    let duty = |preference| one("A00", "A50", preference);
    match published.measure_type.id.as_str() {
        "103" => duty("100"),
        "105" | "115" => duty("115"),
        "106" => duty("400"),
        "112" => duty("110"),
        "117" => duty("140"),
        "119" => duty("119"),
        "122" => duty("120"),
        "123" => duty("123"),
        "141" => duty("310"),
        "142" if DEVELOPING.contains(&published.geographical_area.id.as_str()) => duty("200"),
        "142" => duty("300"),
        "143" => duty("320"),
        "145" => duty("315"),
        "146" => duty("325"),
        "551" => one("A35", "A85", ""),
        "552" => one("A30", "A80", ""),
        "553" => one("A45", "A95", ""),
        "554" => one("A40", "A90", ""),
        "695" | "696" => one("A20", "A70", ""),
        // One rate for both: on goods, and in Northern Ireland on duties.
        "305" | "VTS" | "VTZ" | "VTA" | "VTE" => vec![("B00".to_owned(), ""), ("B05".to_owned(), "")],
        // The tax type of an excise is the number of its additional code.
        "306" | "DDA" | "EDA" | "LDA" | "PVC" => {
            let number = additional_code.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            if number.is_empty() { Vec::new() } else { vec![(number.to_owned(), "")] }
        }
        _ => Vec::new(),
    }
}

fn origin(published: &Published) -> Origin {
    let area = &published.geographical_area;
    let except = published.excluded_countries.iter().map(|country| Text::from(country.id.as_str()));
    if ERGA_OMNES.contains(&area.id.as_str()) {
        return Origin::new([], except);
    }
    let members: Vec<Text> = match area.children_geographical_areas.as_slice() {
        [] => vec![area.id.as_str().into()],
        children => children.iter().map(|child| child.id.as_str().into()).collect(),
    };
    Origin::new(members, except)
}

/// The measure's rate, or the rates of its conditions, each with the documents that it needs.
fn rates(published: &Published) -> Vec<(Expression, Vec<Text>)> {
    let text = published.duty_expression.as_ref().map_or("", |duty| duty.base.as_str());
    let conditions = &published.measure_conditions;
    let documents = || -> Vec<Text> {
        let named = conditions.iter().filter_map(|c| c.document_code.as_deref().filter(|code| !code.is_empty()));
        named.map(Text::from).collect()
    };
    if !published.measure_components.is_empty() {
        // A document that only says where the measure does not apply is no condition of the rate.
        let needs = conditions.iter().any(|c| c.action.as_deref().is_some_and(|a| a == "Apply the mentioned duty"));
        let documents = if needs { documents() } else { Vec::new() };
        return vec![(expression(&published.measure_components, text), documents)];
    }
    let by_document: Vec<&Condition> =
        conditions.iter().filter(|c| !c.measure_condition_components.is_empty()).collect();
    if by_document.is_empty() {
        return Vec::new();
    }
    if by_document.iter().any(|c| c.condition_code.as_deref() == Some("V")) {
        return vec![(by_entry_price(&by_document), Vec::new())];
    }
    let rate = |c: &&Condition| {
        let code = c.document_code.as_deref().filter(|code| !code.is_empty());
        let text = c.duty_expression.as_deref().unwrap_or_default();
        (expression(&c.measure_condition_components, text), code.into_iter().map(Text::from).collect())
    };
    by_document.iter().map(rate).collect()
}

/// The rate depends on the price of the lot, which only a person can apply; every step of it is kept.
fn by_entry_price(conditions: &[&Condition]) -> Expression {
    let step = |c: &&Condition| {
        let price = plain(c.requirement.as_deref().unwrap_or_default());
        format!("from {price}: {}", plain(c.duty_expression.as_deref().unwrap_or_default()))
    };
    let steps: Vec<String> = conditions.iter().map(step).collect();
    Expression::Manual(compact_str::format_compact!("by entry price, {}", steps.join("; ")))
}

/// An expression from its components; what they do not fully say is kept as text.
fn expression(components: &[Component], text: &str) -> Expression {
    let mut rate = Rate { terms: Vec::new(), min: Vec::new(), max: Vec::new() };
    for component in components {
        let Some(term) = term(component) else { return Expression::Manual(text.into()) };
        let (list, sign) = match component.duty_expression_id.as_str() {
            "01" | "04" | "19" | "20" => (&mut rate.terms, 1),
            "02" | "36" => (&mut rate.terms, -1),
            "15" => (&mut rate.min, 1),
            "17" | "35" => (&mut rate.max, 1),
            _ => return Expression::Manual(text.into()),
        };
        list.push(if sign < 0 { negative(term) } else { term });
    }
    if rate.terms.is_empty() { Expression::Manual(text.into()) } else { Expression::Rate(rate) }
}

fn term(component: &Component) -> Option<Term> {
    let amount = Decimal::from_str_exact(&component.duty_amount.as_ref()?.to_string()).ok()?;
    let qualifier = component.measurement_unit_qualifier_code.as_deref().unwrap_or_default();
    let unit = component.measurement_unit_code.as_deref().filter(|code| !code.is_empty());
    match (component.monetary_unit_code.as_deref(), unit) {
        (None, None) => Some(Term::AdValorem { percent: amount, of: None }),
        (None, Some("RET")) => Some(Term::AdValorem { percent: amount, of: Some("of the retail price".into()) }),
        // Some answers name a currency beside a percentage; without a unit it means nothing.
        (Some(_), None) => Some(Term::AdValorem { percent: amount, of: None }),
        (Some(currency), Some(unit)) => {
            let currency: Currency = currency.parse().ok()?;
            let (per, unit) = match (unit, qualifier) {
                ("DTN", "") => (Decimal::ONE_HUNDRED, Unit::KILOGRAM),
                ("TNE", "") => (Decimal::ONE_THOUSAND, Unit::KILOGRAM),
                (unit, qualifier) => (Decimal::ONE, Unit::new(unit, qualifier)),
            };
            Some(Term::Specific { amount, currency, per, unit })
        }
        (None, Some(_)) => None,
    }
}

fn negative(term: Term) -> Term {
    match term {
        Term::AdValorem { percent, of } => Term::AdValorem { percent: -percent, of },
        Term::Specific { amount, currency, per, unit } => Term::Specific { amount: -amount, currency, per, unit },
    }
}
