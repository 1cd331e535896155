//! Steady made-up lodgements: most in order, some pre-lodged, some with faults, some to be paid at once.

use std::time::Duration;

use app::{Actor, App, Deed, Role};
use model::Declaration;
use model::edit::put;
use testkit::Dice;
use testkit::sample::{Frame, Goods, import};

use super::economy::{Economy, account, party};

/// Lodged at the start, so that no page is empty.
const FIRST: u64 = 40;

/// Lodges for ever, until the task is dropped.
pub async fn keep_lodging(app: App, economy: &'static Economy, per_minute: u32) {
    let goods = goods(&app, economy);
    if goods.is_empty() {
        return;
    }
    let start = app.now().as_second().unsigned_abs();
    let mut dice = Dice::new(economy.seed ^ start);
    let pause = Duration::from_secs_f64(60.0 / f64::from(per_minute.max(1)));
    for number in 0u64.. {
        let lrn = format!("D{start:x}{number:05}");
        lodge(&app, economy, &goods, &lrn, &mut dice).await;
        if number >= FIRST {
            if per_minute == 0 {
                return;
            }
            tokio::time::sleep(pause).await;
        }
    }
}

async fn lodge(app: &App, economy: &Economy, goods: &[Goods], lrn: &str, dice: &mut Dice) {
    let number = if dice.percent(35) { "1001" } else { "1002" };
    let actor = trader(economy, number);
    let prelodged = dice.percent(18);
    let frame = Frame {
        country: economy.country.to_owned(),
        currency: economy.currency.to_owned(),
        trader: actor.party.clone(),
        kind: if prelodged { 'D' } else { 'A' },
    };
    let mut declaration = import(&frame, lrn, goods, dice);
    pay_by(&mut declaration, economy, number, dice);
    if dice.percent(8) {
        spoil(&mut declaration, dice);
    }
    let mut json = Vec::new();
    wire::json::write(&declaration, &mut json);
    match app.receive(&actor, &json).await {
        Ok(receipt) => {
            if let (true, Some(mrn)) = (prelodged && dice.percent(60), receipt.mrn) {
                let _ = app.act(&actor, &mrn, Deed::Present { reference: format!("GATE {lrn}") }).await;
            }
        }
        Err(error) => tracing::warn!(%error, "demo traffic was not taken"),
    }
}

/// Most is deferred; some is to be paid before release, and then waits for its money.
fn pay_by(declaration: &mut Declaration, economy: &Economy, number: &str, dice: &mut Dice) {
    let deferred = dice.percent(88);
    let items = declaration.goods_shipment.as_ref().map_or(0, |shipment| shipment.items.len());
    let mut set = |path: &str, text: &str| {
        let _ = put(declaration, path, text, None);
    };
    for item in 0..items {
        let path = format!("goods_shipment.items[{item}].commodity.duty_tax_fees[0].payment.method_code");
        set(&path, if deferred { "E" } else { "A" });
    }
    if deferred {
        set("additional_documents[0].category_code", "1");
        set("additional_documents[0].type_code", "DAN");
        set("additional_documents[0].id", &account(economy, number));
    }
}

/// One of the mistakes that people make.
fn spoil(declaration: &mut Declaration, dice: &mut Dice) {
    let (path, text) = *dice.pick(&[
        ("goods_item_quantity", "9"),
        ("goods_shipment.items[0].origins[0].country_code", "ZZ"),
        ("goods_shipment.items[0].commodity.goods_measure.net_mass", "999999"),
        ("goods_shipment.items[0].commodity.description", ""),
        ("goods_shipment.consignment.transport_equipment[0].id", "CWYU1234560"),
    ]);
    let _ = put(declaration, path, text, None);
}

fn trader(economy: &Economy, number: &str) -> Actor {
    let party = party(economy, number);
    Actor { login: "demo-traffic".to_owned(), name: party.clone(), roles: vec![Role::Trader], party }
}

/// Goods of the economy's own tariff, from its partner and from elsewhere.
fn goods(app: &App, economy: &Economy) -> Vec<Goods> {
    const ORIGINS: [&str; 6] = ["CN", "JP", "BR", "KE", "VN", "MX"];
    let tariff = app.tariff();
    let names = tariff.nomenclature();
    let leaves = names.iter().filter(|commodity| commodity.code.len() >= 8 && names.is_leaf(&commodity.code));
    let some = leaves.step_by(11).enumerate();
    let goods = some.map(|(at, commodity)| Goods {
        commodity: commodity.code.to_string(),
        description: commodity.description.chars().take(200).collect(),
        origin: if at % 3 == 0 { economy.partner.to_owned() } else { ORIGINS[at % ORIGINS.len()].to_owned() },
    });
    goods.collect()
}
