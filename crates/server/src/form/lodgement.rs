//! From answers to the declaration that is lodged: the same data set as any other message.

use model::Declaration;
use rust_decimal::Decimal;

use super::answers::Answers;
use super::fields::{EACH_ITEM, Field, Unit, general, item_path};
use super::sections::control_name;

/// What is declared by these answers. Blank answers declare nothing; checking is for the rules.
pub fn declaration(answers: &Answers) -> Declaration {
    let mut declaration = Declaration::default();
    set(&mut declaration, "function_code", "9", "");
    for field in general() {
        put(&mut declaration, field, field.path, None, answers);
    }
    for at in 0..answers.items {
        item(&mut declaration, at, answers);
    }
    totals(&mut declaration, answers);
    if !answers.get("account").is_empty() {
        set(&mut declaration, "additional_documents[0].category_code", "1", "");
        set(&mut declaration, "additional_documents[0].type_code", "DAN", "");
    }
    if !answers.get("container-id").is_empty() {
        set(&mut declaration, "goods_shipment.consignment.transport_equipment[0].sequence", "1", "");
    }
    declaration
}

fn item(declaration: &mut Declaration, at: usize, answers: &Answers) {
    set(declaration, &item_path(at, "sequence"), &(at + 1).to_string(), "");
    for field in EACH_ITEM.fields {
        put(declaration, field, &item_path(at, field.path), Some(at), answers);
    }
    let answer = |name: &str| answers.get(&control_name(name, Some(at)));
    let mut also = |when: &str, path: &str, value: &str| {
        if !when.is_empty() && !value.is_empty() {
            set(declaration, &item_path(at, path), value, "");
        }
    };
    also(answer("commodity"), "commodity.classifications[0].identification_type_code", "TSP");
    also(answer("taric"), "commodity.classifications[1].identification_type_code", "TRC");
    also(answer("origin"), "origins[0].type_code", "1");
    also(answer("package-type"), "packaging[0].sequence", "1");
    also("always", "commodity.duty_tax_fees[0].type_code", "A00");
    also("always", "commodity.duty_tax_fees[0].payment.method_code", answers.get("payment"));
    // A document's code is its category and its type in one word.
    if let Some((category, kind)) = answer("document-type").split_at_checked(1) {
        also(kind, "additional_documents[0].category_code", category);
        also(kind, "additional_documents[0].type_code", kind);
    }
}

/// Counts and sums that a person need not work out.
fn totals(declaration: &mut Declaration, answers: &Answers) {
    let sum = |name: &str| -> Option<Decimal> {
        let values = (0..answers.items).map(|at| answers.get(&control_name(name, Some(at))).parse::<Decimal>().ok());
        values.sum()
    };
    set(declaration, "goods_item_quantity", &answers.items.to_string(), "");
    if let Some(packages) = sum("package-count") {
        set(declaration, "total_packages", &packages.normalize().to_string(), "");
    }
    if let Some(gross) = sum("gross") {
        set(declaration, "total_gross_mass", &gross.normalize().to_string(), "KGM");
    }
}

fn put(declaration: &mut Declaration, field: &Field, path: &str, item: Option<usize>, answers: &Answers) {
    let answer = answers.get(&control_name(field.name, item));
    if field.path.is_empty() || answer.is_empty() {
        return;
    }
    let unit = match field.unit {
        Unit::None => "",
        Unit::Fixed(unit) => unit,
        Unit::Field(name) if item.is_some() && name != "currency" => answers.get(&control_name(name, item)),
        Unit::Field(name) => answers.get(name),
    };
    set(declaration, path, answer, unit);
}

/// Puts a text at a path of the data set; a path of our own table always exists.
pub fn set(declaration: &mut Declaration, path: &str, text: &str, unit: &str) {
    let put = model::edit::put(declaration, path, text, Some(unit));
    debug_assert_eq!(put, Ok(()), "{path}");
}
