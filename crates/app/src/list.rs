//! Lists of declarations: filtered, searched, by cursor; a trader sees only their own.

use model::Money;
use store::{Cursor, DeclarationRow, Order};

use crate::{Actor, App, Fault, Filter, Page, Role, Row};

const USUAL: u32 = 50;
const MOST: u32 = 200;

impl App {
    pub async fn list(&self, actor: &Actor, filter: Filter) -> Result<Page<Row>, Fault> {
        let cursor = filter.cursor.as_deref().map(str::parse::<Cursor>).transpose();
        let cursor = cursor.map_err(|error| Fault::Other(error.to_string()))?;
        let limit = filter.limit.unwrap_or(USUAL).clamp(1, MOST) as usize;
        let order = if filter.waits_for.is_some() { Order::Oldest } else { Order::Newest };
        let sender = if actor.is(Role::Officer) { filter.sender } else { Some(actor.party.clone()) };
        let wanted = store::Filter {
            sender,
            state: filter.state,
            waits_for: filter.waits_for,
            office: filter.office,
            lane: filter.lane,
            hs_prefix: filter.commodity,
            from: filter.from,
            to: filter.to,
            text: filter.text,
            order,
        };
        let page = self.store().list_declarations(&wanted, cursor, limit).await?;
        let rows = page.rows.into_iter().map(|row| self.row(row)).collect();
        Ok(Page { rows, next: page.next.map(|cursor| cursor.to_string()) })
    }

    /// How many declarations are in each state; of the actor's own, or of all for an officer.
    pub async fn totals(&self, actor: &Actor) -> Result<Vec<(String, u64)>, Fault> {
        if actor.is(Role::Officer) {
            let totals = self.store().totals_by_state().await?;
            return Ok(totals.into_iter().map(|t| (t.state, t.count.unsigned_abs())).collect());
        }
        let day = self.day(self.now());
        let totals = self.store().status_of_day(&actor.party, day).await?;
        Ok(totals.into_iter().map(|t| (t.state, t.count.unsigned_abs())).collect())
    }

    fn row(&self, row: DeclarationRow) -> Row {
        let duty = (row.duty_minor != 0).then(|| Money::from_minor(row.duty_minor, self.profile().currency()).value());
        Row {
            mrn: Some(row.mrn).filter(|mrn| !mrn.is_empty()),
            lrn: row.lrn,
            sender: row.sender,
            type_code: row.type_code,
            state: row.state,
            waits_for: row.waits_for.unwrap_or_default(),
            lane: row.lane,
            office: row.office,
            importer: row.importer,
            commodity: row.hs,
            origin: row.origin,
            duty,
            currency: self.profile().currency().to_string(),
            version: declared_version(&row.summary),
            lodged_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// Version of the declaration, from 1; 0 in a row that was written before it was kept, until the list is rebuilt.
fn declared_version(summary: &serde_json::Value) -> u32 {
    let version = summary.get("version").and_then(serde_json::Value::as_u64);
    version.and_then(|version| u32::try_from(version).ok()).unwrap_or(0)
}
