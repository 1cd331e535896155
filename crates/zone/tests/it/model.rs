//! A second model of the rules, written plainly: one list of lots, scanned from the front for everything.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use zone::{Event, Ledger, Movement, Status};

use crate::world;

#[derive(Default)]
struct Model {
    seen: BTreeSet<String>,
    number: usize,
    closed: Option<i64>,
    rates: BTreeMap<String, i64>,
    bom: BTreeMap<String, BTreeMap<String, i64>>,
    releases: BTreeMap<String, (String, &'static str, String, i64)>,
    lots: Vec<PlainLot>,
    duty: i64,
}

#[derive(Clone)]
struct PlainLot {
    name: String,
    owner: String,
    item: String,
    status: Status,
    left: i64,
    orig: i64,
    value: i64,
    rate: i64,
    parts: Vec<(Status, i64, i64)>,
}

fn rhu(a: i128, b: i128) -> i64 {
    ((2 * a + b) / (2 * b)) as i64
}

impl Model {
    fn receive(&mut self, e: &Event) -> Value {
        self.number += 1;
        if !self.seen.insert(e.id.to_string()) {
            return json!({ "id": e.id, "result": "duplicate" });
        }
        match self.book(e) {
            Ok(mut said) => {
                let mut answer = json!({ "id": e.id, "result": "accepted" });
                answer.as_object_mut().unwrap().append(said.as_object_mut().unwrap());
                answer
            }
            Err(reason) => json!({ "id": e.id, "result": "rejected", "reason": reason }),
        }
    }

    fn book(&mut self, e: &Event) -> Result<Value, &'static str> {
        let owner = e.enterprise.to_string();
        match &e.movement {
            Movement::Admit { .. } => self.admit(e),
            Movement::Release { reference, purpose, item, qty } => {
                let purpose = match purpose {
                    zone::Purpose::Domestic => "home",
                    zone::Purpose::Reexport => "out",
                    zone::Purpose::Destroy => "destroy",
                    zone::Purpose::Transfer => "transfer",
                };
                self.releases.insert(reference.to_string(), (owner, purpose, item.to_string(), *qty));
                Ok(json!({}))
            }
            Movement::RateChange { item, rate_bp } => {
                self.rates.insert(item.to_string(), *rate_bp);
                Ok(json!({}))
            }
            Movement::Domestic { item, qty, release, status } => {
                let refused = *status == Some(Status::Zr);
                let taken = self.leave(&owner, "home", item, *qty, release.as_deref(), refused, true)?;
                let duty: i64 = taken.iter().map(|(lot, quantity)| self.duty_of(lot, *quantity)).sum();
                self.duty += duty;
                Ok(json!({ "allocations": told(&taken), "duty": duty }))
            }
            Movement::Reexport { item, qty, release } => Ok(
                json!({ "allocations": told(&self.leave(&owner, "out", item, *qty, release.as_deref(), false, false)?) }),
            ),
            Movement::Destroy { item, qty, release } => {
                let taken = self.leave(&owner, "destroy", item, *qty, release.as_deref(), false, false)?;
                Ok(json!({ "allocations": told(&taken) }))
            }
            Movement::Transfer { item, qty, release, to } => {
                let taken = self.leave(&owner, "transfer", item, *qty, release.as_deref(), false, false)?;
                for (lot, quantity) in &taken {
                    let scale = |value: i64| rhu(i128::from(value) * i128::from(*quantity), lot.orig.into());
                    self.lots.push(PlainLot {
                        name: format!("{}>{to}#{}", lot.name, self.number),
                        owner: to.to_string(),
                        left: *quantity,
                        orig: *quantity,
                        value: scale(lot.value),
                        parts: lot.parts.iter().map(|(status, value, rate)| (*status, scale(*value), *rate)).collect(),
                        ..lot.clone()
                    });
                }
                Ok(json!({ "allocations": told(&taken) }))
            }
            Movement::Manufacture { .. } => self.make(&owner, &e.movement),
            Movement::Count { item, counted } => {
                let book: i64 =
                    self.lots.iter().filter(|lot| lot.owner == owner && lot.item == *item).map(|lot| lot.left).sum();
                let short = book - counted;
                let mut said = json!({ "book": book, "variance": counted - book });
                if short > 0 && short * 100 >= book {
                    said["flags"] = json!(["SHORTAGE_REPORTABLE"]);
                }
                Ok(said)
            }
            Movement::ClosePeriod { until } => {
                self.closed = Some(self.closed.map_or(*until, |closed| closed.max(*until)));
                Ok(json!({}))
            }
            Movement::Reverse { .. } => unreachable!("the traffic has no corrections"),
        }
    }

    fn admit(&mut self, e: &Event) -> Result<Value, &'static str> {
        let Movement::Admit { lot, item, qty, status, value, declaration } = &e.movement else { unreachable!() };
        declaration.as_ref().ok_or("NO_DECLARATION")?;
        if self.closed.is_some_and(|closed| e.t < closed) {
            return Err("PERIOD_CLOSED");
        }
        self.lots.push(PlainLot {
            name: lot.to_string(),
            owner: e.enterprise.to_string(),
            item: item.to_string(),
            status: *status,
            left: *qty,
            orig: *qty,
            value: *value,
            rate: self.rates[item.as_str()],
            parts: Vec::new(),
        });
        Ok(json!({}))
    }

    #[expect(clippy::too_many_arguments, reason = "a plain model of one rule with all that it reads")]
    fn leave(
        &mut self,
        owner: &str,
        purpose: &str,
        item: &str,
        qty: i64,
        release: Option<&str>,
        refused: bool,
        free_only: bool,
    ) -> Result<Vec<(PlainLot, i64)>, &'static str> {
        let grant = release.and_then(|reference| self.releases.get(reference)).ok_or("NO_RELEASE")?;
        if (grant.0.as_str(), grant.1, grant.2.as_str()) != (owner, purpose, item) {
            return Err("NO_RELEASE");
        }
        if refused {
            return Err("ZONE_RESTRICTED");
        }
        if qty > grant.3 {
            return Err("RELEASE_EXCEEDED");
        }
        let taken = self.take(owner, item, qty, free_only)?;
        self.releases.get_mut(release.unwrap()).unwrap().3 -= qty;
        Ok(taken)
    }

    fn take(
        &mut self,
        owner: &str,
        item: &str,
        qty: i64,
        free_only: bool,
    ) -> Result<Vec<(PlainLot, i64)>, &'static str> {
        let fits = |lot: &&mut PlainLot| {
            lot.owner == owner && lot.item == item && lot.left > 0 && !(free_only && lot.status == Status::Zr)
        };
        if self.lots.iter_mut().filter(fits).map(|lot| lot.left).sum::<i64>() < qty {
            return Err("INSUFFICIENT");
        }
        let mut need = qty;
        let mut taken = Vec::new();
        for lot in self.lots.iter_mut().filter(fits) {
            let part = lot.left.min(need);
            if part > 0 {
                taken.push((lot.clone(), part));
            }
            lot.left -= part;
            need -= part;
        }
        Ok(taken)
    }

    fn make(&mut self, owner: &str, movement: &Movement) -> Result<Value, &'static str> {
        let Movement::Manufacture { product, qty, lot, inputs, output_value, .. } = movement else { unreachable!() };
        let before = self.lots.clone();
        let (mut told_all, mut parts, mut off) = (Vec::new(), Vec::new(), false);
        for (item, used) in &inputs.0 {
            let taken = self.take(owner, item, *used, true).inspect_err(|_| self.lots = before.clone())?;
            told_all.extend(told(&taken));
            for (lot, quantity) in taken {
                let value = rhu(i128::from(lot.value) * i128::from(quantity), lot.orig.into());
                parts.push((lot.status, value, lot.rate));
            }
            let planned = qty * self.bom[product.as_str()][item.as_str()] / 1000;
            off |= (used - planned).abs() * 10_000 > planned * 300;
        }
        self.lots.push(PlainLot {
            name: lot.to_string(),
            owner: owner.into(),
            item: product.to_string(),
            status: Status::Npf,
            left: *qty,
            orig: *qty,
            value: *output_value,
            rate: 0,
            parts,
        });
        let mut said = json!({ "allocations": told_all });
        if off {
            said["flags"] = json!(["BOM_VARIANCE"]);
        }
        Ok(said)
    }

    fn duty_of(&self, lot: &PlainLot, quantity: i64) -> i64 {
        let today = self.rates[&lot.item];
        let sum = |status| -> i64 { lot.parts.iter().filter(|part| part.0 == status).map(|part| part.1).sum() };
        let owed = match (lot.parts.is_empty(), lot.status) {
            (true, Status::Pf) => lot.value * lot.rate,
            (true, Status::D) => 0,
            (true, _) => lot.value * today,
            (false, _) => {
                let locked: i64 = lot.parts.iter().filter(|p| p.0 == Status::Pf).map(|p| p.1 * p.2).sum();
                locked + (lot.value - sum(Status::Pf) - sum(Status::D)).max(0) * today
            }
        };
        rhu(i128::from(owed) * i128::from(quantity), i128::from(lot.orig) * 10_000)
    }
}

fn told(taken: &[(PlainLot, i64)]) -> Vec<Value> {
    taken.iter().map(|(lot, quantity)| json!([lot.name, quantity])).collect()
}

/// FZ-02, FZ-05: both models give the same answer to every event, and the same books at the end.
#[test]
fn a_plain_second_model_gives_the_same_answers() {
    let mut answers: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..60 {
        let config = world::config();
        let mut model = Model {
            rates: config.duty_rate_bp.iter().map(|(item, rate)| (item.to_string(), *rate)).collect(),
            bom: serde_json::from_value(json!(config.bom_milli_per_1000)).unwrap(),
            ..Model::default()
        };
        let mut ledger = Ledger::new(config).unwrap();
        for event in world::traffic(seed, 400) {
            let expected = model.receive(&event);
            let answer = serde_json::to_value(ledger.receive(&event).outcome).unwrap();
            assert_eq!(answer, expected, "seed {seed}: {event:?}");
            let kind = expected.get("reason").or(expected.get("flags")).unwrap_or(&expected["result"]);
            *answers.entry(kind.to_string()).or_default() += 1;
        }
        let summary = ledger.summary();
        assert_eq!(summary.duty_total, model.duty, "seed {seed}");
        let balances: BTreeMap<_, _> = model.lots.iter().map(|lot| (lot.name.as_str().into(), lot.left)).collect();
        assert_eq!(summary.lot_balances, balances, "seed {seed}");
    }
    // the traffic meets every rule: all six refusals, both flags, duplicates
    assert_eq!(answers.len(), 10, "{answers:?}");
}
