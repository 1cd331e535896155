//! From a declaration back to answers: what an amendment starts with.

use model::Declaration;
use model::node::Value;
use model::pointer::Place;

use super::answers::{Answers, MOST_ITEMS};
use super::fields::{EACH_ITEM, Field, Unit, general, item_path};
use super::sections::control_name;

/// The answers that would declare this. What the form does not ask is not in them.
pub fn answers_of(declaration: &Declaration) -> Answers {
    let mut answers = Answers::new();
    let items = declaration.goods_shipment.as_ref().map_or(0, |shipment| shipment.items.len());
    answers.items = items.clamp(1, MOST_ITEMS);
    for field in general() {
        take(declaration, field, field.path, None, &mut answers);
    }
    for at in 0..answers.items {
        for field in EACH_ITEM.fields {
            take(declaration, field, &item_path(at, field.path), Some(at), &mut answers);
        }
        let document = |part: &str| read(declaration, &item_path(at, &format!("additional_documents[0].{part}"))).0;
        let code = format!("{}{}", document("category_code"), document("type_code"));
        answers.set(&control_name("document-type", Some(at)), &code);
    }
    answers.set("payment", &read(declaration, &item_path(0, "commodity.duty_tax_fees[0].payment.method_code")).0);
    answers
}

fn take(declaration: &Declaration, field: &Field, path: &str, item: Option<usize>, answers: &mut Answers) {
    if field.path.is_empty() {
        return;
    }
    let (text, unit) = read(declaration, path);
    answers.set(&control_name(field.name, item), &text);
    if let (Unit::Field(name), Some(unit)) = (field.unit, unit) {
        let item = item.filter(|_| name != "currency");
        answers.set(&control_name(name, item), &unit);
    }
}

fn read(declaration: &Declaration, path: &str) -> (String, Option<String>) {
    let Some(place) = Place::from_path(path) else { return (String::new(), None) };
    let value = place.read(declaration);
    let unit = match &value {
        Value::Amount(amount) => amount.currency.as_ref().map(ToString::to_string),
        Value::Measure(measure) => measure.unit.as_ref().map(ToString::to_string),
        _ => None,
    };
    (value.text().unwrap_or_default().to_owned(), unit)
}
