//! A small zone and seeded traffic that meets every rule.

use testkit::Dice;
use zone::{Config, Event, Movement, Purpose, Quantities, Status};

const ENTERPRISES: [(&str, &str); 3] = [("E1", "Z1"), ("E2", "Z1"), ("E3", "Z2")];
const MATERIALS: [&str; 3] = ["RM1", "RM2", "RM3"];
const ITEMS: [&str; 5] = ["RM1", "RM2", "RM3", "FG1", "FG2"];
const PURPOSES: [Purpose; 4] = [Purpose::Domestic, Purpose::Reexport, Purpose::Destroy, Purpose::Transfer];

pub fn config() -> Config {
    serde_json::from_value(serde_json::json!({
        "duty_rate_bp": { "RM1": 250, "RM2": 1200, "RM3": 0, "FG1": 1000, "FG2": 300 },
        "bom_milli_per_1000": { "FG1": { "RM1": 2000, "RM2": 1500 }, "FG2": { "RM3": 700 } },
        "bom_tolerance_bp": 300,
        "enterprises": ENTERPRISES.into_iter().collect::<std::collections::BTreeMap<_, _>>(),
    }))
    .unwrap()
}

pub fn event(id: &str, enterprise: &str, t: i64, movement: Movement) -> Event {
    let (_, zone) = ENTERPRISES.into_iter().find(|(name, _)| *name == enterprise).unwrap();
    Event { id: id.into(), t, enterprise: enterprise.into(), zone: zone.into(), movement }
}

pub fn admit(lot: &str, item: &str, qty: i64, status: Status, value: i64) -> Movement {
    Movement::Admit { lot: lot.into(), item: item.into(), qty, status, value, declaration: Some("D1".into()) }
}

pub fn release(reference: &str, purpose: Purpose, item: &str, qty: i64) -> Movement {
    Movement::Release { reference: reference.into(), purpose, item: item.into(), qty }
}

/// So many events; ids repeat now and then, as feeds do.
pub fn traffic(seed: u64, count: usize) -> Vec<Event> {
    let mut dice = Dice::new(seed);
    let mut events: Vec<Event> = Vec::new();
    let mut releases: Vec<(String, &str, Purpose, &str)> = Vec::new();
    for at in 0..count {
        if dice.percent(4) && !events.is_empty() {
            let again = dice.pick(&events).clone();
            events.push(again);
            continue;
        }
        let (enterprise, _) = *dice.pick(&ENTERPRISES);
        let t = 100 * at as i64 - dice.below(800) as i64;
        let movement = match dice.below(20) {
            0..6 => admission(&mut dice, at),
            6..9 => {
                let (purpose, item) = (*dice.pick(&PURPOSES), *dice.pick(&ITEMS));
                let reference = format!("R{at}");
                releases.push((reference.clone(), enterprise, purpose, item));
                release(&reference, purpose, item, 1 + dice.below(4_000) as i64)
            }
            9..14 => match leaving(&mut dice, &releases) {
                Some((owner, movement)) => {
                    events.push(event(&format!("e{at}"), owner, t, movement));
                    continue;
                }
                None => admission(&mut dice, at),
            },
            14..17 => work_order(&mut dice, at),
            17 => Movement::Count { item: (*dice.pick(&ITEMS)).into(), counted: dice.below(9_000) as i64 },
            18 => Movement::RateChange { item: (*dice.pick(&ITEMS)).into(), rate_bp: dice.below(2_000) as i64 },
            _ => Movement::ClosePeriod { until: t - 300 },
        };
        events.push(event(&format!("e{at}"), enterprise, t, movement));
    }
    events
}

fn admission(dice: &mut Dice, at: usize) -> Movement {
    let status = *dice.pick(&Status::ALL);
    let declaration = (!dice.percent(5)).then(|| "D1".into());
    let (qty, value) = (1 + dice.below(5_000) as i64, dice.below(100_000) as i64);
    let item = (*dice.pick(&MATERIALS)).into();
    Movement::Admit { lot: format!("L{at}").into(), item, qty, status, value, declaration }
}

fn work_order(dice: &mut Dice, at: usize) -> Movement {
    let qty = 1 + dice.below(600) as i64;
    let near = |dice: &mut Dice, planned: i64| (planned + dice.below(20) as i64 - 10).max(1);
    let (product, inputs) = if dice.percent(50) {
        ("FG1", vec![("RM2".into(), near(dice, qty * 3 / 2)), ("RM1".into(), near(dice, qty * 2))])
    } else {
        ("FG2", vec![("RM3".into(), near(dice, qty * 7 / 10))])
    };
    Movement::Manufacture {
        order: format!("W{at}").into(),
        product: product.into(),
        qty,
        lot: format!("L{at}").into(),
        scrap: Quantities(inputs.iter().map(|(item, used): &(_, i64)| (Clone::clone(item), used / 50)).collect()),
        inputs: Quantities(inputs),
        output_value: dice.below(50_000) as i64,
    }
}

fn leaving(
    dice: &mut Dice,
    releases: &[(String, &'static str, Purpose, &'static str)],
) -> Option<(&'static str, Movement)> {
    if releases.is_empty() {
        return None;
    }
    let (reference, owner, purpose, item) = dice.pick(releases).clone();
    let release = if dice.percent(5) { None } else { Some(reference.into()) };
    let purpose = if dice.percent(5) { *dice.pick(&PURPOSES) } else { purpose };
    let (item, qty) = (item.into(), 1 + dice.below(2_500) as i64);
    let movement = match purpose {
        Purpose::Domestic => {
            let status = dice.percent(8).then_some(Status::Zr);
            Movement::Domestic { item, qty, release, status }
        }
        Purpose::Reexport => Movement::Reexport { item, qty, release },
        Purpose::Destroy => Movement::Destroy { item, qty, release },
        Purpose::Transfer => Movement::Transfer { item, qty, release, to: dice.pick(&ENTERPRISES).0.into() },
    };
    Some((owner, movement))
}
