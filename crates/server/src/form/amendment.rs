//! From an edited form to an amendment (WCO 13/COR): a pointer for each place that differs.

use model::Declaration;
use model::dataset::Amendment;
use model::pointer::Place;

use super::answers::Answers;
use super::fields::{EACH_ITEM, general, item_path};
use super::lodgement::{declaration, set};
use super::sections::control_name;

/// What the form works out by itself.
const SUMS: [&str; 3] = ["goods_item_quantity", "total_packages", "total_gross_mass"];

/// UCC change reason: amended by the declarant.
const REASON: &str = "32";

/// The request that makes `current` say what the answers say; what the form does not ask stays as it is.
pub fn amendment(current: &Declaration, answers: &Answers, mrn: &str) -> Declaration {
    let mut request = declaration(answers);
    let places: Vec<Place> =
        differing(current, &request, answers).iter().filter_map(|path| Place::from_path(path)).collect();
    for place in places {
        let pointers = place.pointer().to_elements();
        request.amendments.push(Amendment { change_reason_code: Some(REASON.into()), pointers });
    }
    set(&mut request, "function_code", "13", "");
    set(&mut request, "type_code", "COR", "");
    set(&mut request, "id", mrn, "");
    request
}

/// Paths of what differs: single fields within items that both have, whole items that only one has.
fn differing(current: &Declaration, wanted: &Declaration, answers: &Answers) -> Vec<String> {
    let items =
        |declaration: &Declaration| declaration.goods_shipment.as_ref().map_or(0, |shipment| shipment.items.len());
    let (before, after) = (items(current), items(wanted));
    let identity = ["type_code", "functional_reference_id"];
    let fields = general().map(|field| field.path).filter(|path| !path.is_empty() && !identity.contains(path));
    let mut paths: Vec<String> = fields.chain(SUMS).map(str::to_owned).collect();
    for at in 0..before.min(after) {
        let asked = EACH_ITEM.fields.iter().filter(|field| !field.path.is_empty());
        // A field that the form has never shown says nothing.
        let shown = asked.filter(|field| answers.has(&control_name(field.name, Some(at))));
        paths.extend(shown.map(|field| item_path(at, field.path)));
    }
    paths.retain(|path| read(current, path) != read(wanted, path));
    let whole = before.min(after)..before.max(after);
    paths.extend(whole.map(|at| format!("goods_shipment.items[{at}]")));
    paths
}

/// Text and unit at a path. Numbers that are equal are the same, however they are written.
fn read(declaration: &Declaration, path: &str) -> (String, String) {
    use model::node::Value;
    let Some(place) = Place::from_path(path) else { return Default::default() };
    let value = place.read(declaration);
    let unit = match &value {
        Value::Amount(amount) => amount.currency.as_ref(),
        Value::Measure(measure) => measure.unit.as_ref().filter(|unit| *unit != "KGM"),
        _ => None,
    };
    let number = match &value {
        Value::Numeric(n) => n.value(),
        Value::Amount(amount) => amount.number.value(),
        Value::Measure(measure) => measure.number.value(),
        _ => None,
    };
    let text = number.map(|number| number.normalize().to_string());
    let text = text.unwrap_or_else(|| value.text().unwrap_or_default().trim().to_owned());
    (text, unit.map(ToString::to_string).unwrap_or_default())
}
