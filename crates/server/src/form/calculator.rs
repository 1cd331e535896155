//! The questions of the duty calculator, and where its findings belong.

use model::Finding;

use super::anchor::Fault;
use super::choices::Lists;
use super::control::Control;

/// Name, list of proposals, width, numeric, optional, most characters.
const FIELDS: &[(&str, &str, &str, bool, bool, u32)] = &[
    ("commodity", "", "w8", false, false, 10),
    ("origin", "country", "w8", false, false, 2),
    ("value", "", "w8", true, false, 17),
    ("value-currency", "currency", "w4", false, false, 3),
    ("preference", "preference", "", false, true, 3),
    ("net", "", "w8", true, true, 17),
    ("quantity", "", "w8", true, true, 17),
    ("quantity-unit", "unit", "w4", false, true, 4),
    ("additional-code", "", "w8", false, true, 4),
    ("on", "", "w16", false, true, 10),
];

/// Names in the address, where they differ from the text keys.
fn query_name(name: &str) -> &str {
    if name == "value-currency" { "currency" } else { name }
}

/// The form, with what was asked before.
pub fn calculator_fields(asked: &[(String, String)], lists: &Lists, faults: &[Fault]) -> Vec<Control> {
    let control =
        |(name, list, width, numeric, optional, max): &(&'static str, &'static str, &'static str, bool, bool, u32)| {
            let query = query_name(name);
            let value = asked.iter().find(|(known, _)| known == query).map(|(_, value)| value.clone());
            let select = *name == "preference";
            Control {
                id: query.to_owned(),
                name: query.to_owned(),
                label: format!("field.{name}"),
                hint: if *name == "commodity" { "duty.commodity-hint".to_owned() } else { String::new() },
                value: value.unwrap_or_default(),
                width,
                kind: if *name == "on" { "date" } else { "text" },
                numeric: *numeric,
                optional: *optional,
                max: *max,
                choices: if select { lists.get(list).to_vec() } else { Vec::new() },
                list: if select || lists.get(list).is_empty() { "" } else { list },
                autocomplete: "off",
                findings: faults
                    .iter()
                    .filter(|fault| fault.anchor == query)
                    .map(|fault| fault.finding.clone())
                    .collect(),
                ..Control::default()
            }
        };
    FIELDS.iter().map(control).collect()
}

/// Findings of a calculation, by the last part of their pointer or the field's own name.
pub fn calculator_faults(findings: Vec<Finding>) -> Vec<Fault> {
    findings.into_iter().map(|finding| Fault { anchor: field_of(&finding.pointer).to_owned(), finding }).collect()
}

fn field_of(pointer: &str) -> &'static str {
    let by_name = FIELDS.iter().map(|field| query_name(field.0)).find(|name| *name == pointer);
    by_name.unwrap_or_else(|| match pointer.rsplit('/').next().unwrap_or_default() {
        "145" | "21A" => "commodity",
        "063" | "92A" => "origin",
        "112" | "108" | "109" => "value",
        "164" => "preference",
        "128" | "126" => "net",
        "130" => "quantity",
        _ => "",
    })
}
