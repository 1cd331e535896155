//! The declaration list, made from events: a job that follows the store and can start anew at any time.

use std::collections::BTreeMap;

use clearance::State;
use model::Declaration;
use store::{Changes, DECLARATIONS, DeclarationRow, StoredEvent};

use crate::{App, Fault, record, view};

/// Events taken in one step.
const BATCH: usize = 2_000;
/// This process's own commits taken in one step; commits wait while their rows are written.
const COMMITS: usize = 250;
/// With more events than this in a step there is traffic: the next step waits so long, and then has more to take.
const BUSY: usize = 200;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);

impl App {
    /// Takes the next events into the list; how many there were.
    pub async fn project(&self) -> Result<usize, Fault> {
        let from = self.store().projection_cursor(DECLARATIONS).await?;
        if let Some((to, declarations)) = self.fresh().take_after(from, COMMITS) {
            self.store().apply_projection(DECLARATIONS, from, to, Changes { declarations }).await?;
            return Ok((to - from) as usize);
        }
        let events = self.store().events_after(from, BATCH).await?;
        let Some(last) = events.last() else { return Ok(0) };
        let to = last.position;
        let count = events.len();
        let mut streams: BTreeMap<&str, Vec<&StoredEvent>> = BTreeMap::new();
        for event in events.iter().filter(|event| event.kind == record::FACT) {
            streams.entry(&event.stream).or_default().push(event);
        }
        let mut changes = Changes::default();
        for (stream, new) in streams {
            changes.declarations.push(self.list_row(stream, &new).await?);
        }
        self.store().apply_projection(DECLARATIONS, from, to, changes).await?;
        Ok(count)
    }

    /// Follows the store for ever, until the task is dropped.
    pub async fn keep_projecting(&self) {
        let mut wakes = self.store().wakes();
        loop {
            match self.project().await {
                Ok(0) => {
                    // The time-out sees what another process wrote.
                    let _ = tokio::time::timeout(std::time::Duration::from_secs(1), wakes.changed()).await;
                }
                Ok(events) if events > BUSY => tokio::time::sleep(PAUSE).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "the declaration list waits for the store");
                    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
                }
            }
        }
    }

    /// Projects until nothing is left, for tests and for tools.
    pub async fn project_all(&self) -> Result<(), Fault> {
        while self.project().await? > 0 {}
        Ok(())
    }

    async fn list_row(&self, stream: &str, new: &[&StoredEvent]) -> Result<DeclarationRow, Fault> {
        let whole = new.first().is_some_and(|event| event.version == 1);
        let mut state = State::None;
        let mut version = 0;
        let mut at = jiff::Timestamp::UNIX_EPOCH;
        let stored;
        let events: Box<dyn Iterator<Item = &StoredEvent> + Send> = if whole {
            Box::new(new.iter().copied())
        } else {
            stored = self.store().load(stream).await?;
            Box::new(stored.iter())
        };
        for event in events {
            state.apply(&record::read(event)?);
            version = event.version;
            at = event.at;
        }
        Ok(self.row_of(stream, &state, version, at))
    }

    pub(crate) fn row_of(&self, stream: &str, state: &State, version: u64, at: jiff::Timestamp) -> DeclarationRow {
        let row = view::row(state, at);
        let declaration = state.dossier().map(|dossier| &*dossier.declaration);
        // The column `version` counts events; people count versions of the declaration.
        let summary = serde_json::json!({ "currency": row.currency, "version": row.version });
        DeclarationRow {
            stream: stream.to_owned(),
            mrn: row.mrn.clone().unwrap_or_default(),
            kind: row.type_code.clone(),
            declarant: declaration.and_then(|d| d.declarant.as_ref()?.id.as_deref()).unwrap_or_default().to_owned(),
            text: declaration.map(|d| words(d, &row)).unwrap_or_else(|| row.lrn.clone()),
            lrn: row.lrn,
            sender: row.sender,
            type_code: row.type_code,
            state: row.state,
            waits_for: Some(row.waits_for).filter(|owner| !owner.is_empty()),
            office: row.office,
            lane: row.lane,
            importer: row.importer,
            hs: row.commodity,
            origin: row.origin,
            value_minor: 0,
            duty_minor: minor(state),
            day: self.day(row.lodged_at),
            created_at: row.lodged_at,
            updated_at: row.updated_at,
            version,
            summary,
        }
    }
}

fn minor(state: &State) -> i64 {
    let assessment = state.dossier().and_then(|dossier| dossier.assessments.last());
    assessment.and_then(clearance::Assessment::payable).map_or(0, model::Money::minor)
}

/// The words by which a declaration is found: references, parties, goods, equipment (SW-11).
fn words(declaration: &Declaration, row: &view::Row) -> String {
    let mut words = vec![row.lrn.as_str(), row.mrn.as_deref().unwrap_or_default(), row.importer.as_str()];
    let exporter = declaration.exporter.as_ref().and_then(|exporter| exporter.name.as_deref());
    words.extend(exporter);
    if let Some(shipment) = declaration.goods_shipment.as_deref() {
        words.extend(crate::check::consignment_references(declaration));
        let items = shipment.items.iter().filter_map(|item| item.commodity.as_ref()?.description.as_deref());
        words.extend(items.take(20));
        let equipment = shipment.consignment.iter().flat_map(|c| &c.transport_equipment);
        words.extend(equipment.filter_map(|equipment| equipment.id.as_deref()).take(20));
    }
    words.join(" ")
}
