//! `clearway duty` gives what a declaration of the same facts is assessed (TX-01).

use rust_decimal::Decimal;
use serde_json::Value;
use testkit::Dice;

use super::{decimal, ended, lines, names};
use crate::node::run;
use crate::world::{PARTIES, World, bearer};

#[test]
fn tx_01_the_calculator_equals_the_assessment_of_the_same_facts() {
    let world = World::new(None);
    let node = world.node();
    let key = bearer(&world.keys[0]);
    let mut connection = node.connect();
    let tariff = world.tariff();
    let mut dice = Dice::new(77);
    let mut compared = 0;
    for number in 0..40 {
        let goods = [dice.pick(&world.goods).clone()];
        let declaration = world.declaration(PARTIES[0], &format!("DUTY{number}"), &goods, dice.roll());
        let shipment = declaration.goods_shipment.as_ref().expect("a shipment");
        if shipment.items.len() != 1 {
            continue;
        }
        let mut bytes = Vec::new();
        wire::json::write(&declaration, &mut bytes);
        let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
        let receipt = connection.send("POST", "/api/v1/messages", &headers, &bytes).expect("an answer").json();
        let Some(mrn) = receipt["mrn"].as_str() else { panic!("{receipt}") };
        let path = format!("/api/v1/declarations/{mrn}");
        let view = connection.get(&path, &[("authorization", &key)]).expect("an answer").json();
        let Some(assessed) = view["duties"].as_array().and_then(|all| all.last()) else { continue };

        let declared = &view["declaration"]["goods_shipment"]["items"][0];
        let day = view["lodged_at"].as_str().and_then(|at| at.get(..10)).expect("a day");
        let asked = asked(declared, &goods[0], day, tariff.to_str().expect("plain"));
        let output = run(&asked.iter().map(String::as_str).collect::<Vec<_>>());
        ended(&output, 0);
        let answer = &lines(&output)[0];
        assert_eq!(names(answer), ["lines", "total"]);
        let by_http = connection.get(&question(declared, &goods[0], day), &[]).expect("an answer").json();
        assert_eq!(figures(&answer["lines"]), figures(&assessed["lines"]), "{asked:?}");
        assert_eq!(figures(&by_http["lines"]), figures(&assessed["lines"]), "{asked:?}");
        assert_eq!(decimal(&answer["total"]), decimal(&assessed["total"]), "{asked:?}");
        compared += 1;
    }
    assert!(compared > 10, "only {compared} compared");
}

/// Tax, base, rate; then assessed, relief, payable.
type Figures = (String, Option<Decimal>, Option<Decimal>, [Decimal; 3]);

/// What two answers must agree on, line by line.
fn figures(lines: &Value) -> Vec<Figures> {
    let maybe = |value: &Value| (!value.is_null()).then(|| decimal(value).normalize());
    let line = |line: &Value| {
        let amounts = ["assessed", "relief", "payable"].map(|name| decimal(&line[name]));
        (line["tax_type"].as_str().expect("text").to_owned(), maybe(&line["base"]), maybe(&line["rate"]), amounts)
    };
    lines.as_array().expect("a list").iter().map(line).collect()
}

fn net_and_value(item: &Value) -> (String, String) {
    let net = &item["commodity"]["goods_measure"]["net_mass"];
    let charge = &item["commodity"]["invoice_line"]["item_charge"];
    (number(net), number(charge))
}

/// The number of a quantity or amount, however its unit is written beside it.
fn number(value: &Value) -> String {
    let plain =
        |value: &Value| value.as_str().map(str::to_owned).or_else(|| value.as_number().map(ToString::to_string));
    plain(value)
        .or_else(|| value.as_object()?.values().filter_map(plain).find(|text| text.parse::<Decimal>().is_ok()))
        .unwrap_or_else(|| panic!("no number in {value}"))
}

fn asked(item: &Value, goods: &testkit::sample::Goods, day: &str, tariff: &str) -> Vec<String> {
    let (net, value) = net_and_value(item);
    let kilograms = format!("KGM={net}");
    let args = [
        "duty",
        "--json",
        "--tariff",
        tariff,
        "--on",
        day,
        "--commodity",
        &goods.commodity,
        "--origin",
        &goods.origin,
        "--value",
        &value,
        "--currency",
        "USD",
        "--preference",
        "100",
        "--procedure",
        "4000",
        "--quantity",
        &kilograms,
    ];
    args.map(str::to_owned).to_vec()
}

fn question(item: &Value, goods: &testkit::sample::Goods, day: &str) -> String {
    let (net, value) = net_and_value(item);
    format!(
        "/api/v1/duty?commodity={}&origin={}&value={value}&currency=USD&on={day}&preference=100&procedure=4000&quantity=KGM%3D{net}",
        goods.commodity, goods.origin
    )
}
