//! One declaration for one reader: everything known of it, made from its events.

use clearance::{Actor as By, Dossier, Event, Phase, State, waits_on};
use model::Finding;

use crate::calculate::duty_set;
use crate::steps::assess;
use crate::view::{self, Decision, DeclarationView, Document, DutySet, TimelineEntry, Wait};
use crate::work::notifications;
use crate::{Actor, App, Fault, Role, record};

impl App {
    /// A declaration by MRN; `None` where there is none that the actor may see.
    pub async fn declaration(&self, actor: &Actor, mrn: &str) -> Result<Option<DeclarationView>, Fault> {
        let Some(stream) = self.stream_of(mrn).await? else { return Ok(None) };
        self.view(actor, &stream).await
    }

    /// A declaration by its sender's reference, so that a refused one can be looked at too.
    pub async fn declaration_by_lrn(
        &self,
        actor: &Actor,
        sender: &str,
        lrn: &str,
    ) -> Result<Option<DeclarationView>, Fault> {
        self.view(actor, &crate::lrn::stream(sender, lrn)).await
    }

    async fn view(&self, actor: &Actor, stream: &str) -> Result<Option<DeclarationView>, Fault> {
        let stored = self.store().load(stream).await?;
        let (state, events) = record::replay(&stored)?;
        let officer = actor.is(Role::Officer);
        if matches!(state, State::None) || (!officer && crate::commit::sender(&state) != actor.party) {
            return Ok(None);
        }
        let by = if officer { By::Officer(actor.name.clone()) } else { By::Declarant(actor.party.clone()) };
        let row = view::row(&state, stored.last().map_or(jiff::Timestamp::UNIX_EPOCH, |event| event.at));
        let dossier = state.dossier();
        Ok(Some(DeclarationView {
            row,
            declaration: dossier.map(|dossier| (*dossier.declaration).clone()).unwrap_or_default(),
            timeline: timeline(&state),
            waits: waits_on(&state).into_iter().map(wait).collect(),
            duties: dossier.map(|dossier| self.duties(dossier)).unwrap_or_default(),
            decisions: decisions(&events),
            notifications: notifications(self, State::None, events.iter()),
            documents: dossier.map(documents).unwrap_or_default(),
            findings: findings(&state),
            allowed: allowed(&state, &by),
        }))
    }

    /// Each assessment with its working: worked out again as of its day, and shown where it gives the same lines.
    fn duties(&self, dossier: &Dossier) -> Vec<DutySet> {
        let tariff = self.tariff();
        let day = dossier.accepted_on.unwrap_or_else(|| self.day(dossier.lodged_at));
        let again = assess(self, &tariff, &dossier.declaration, day, &tariff::Quotas::default());
        let mut sets = Vec::new();
        for assessment in &dossier.assessments {
            let same = again.taxes() == assessment.lines;
            let total = assessment.payable().map_or(rust_decimal::Decimal::ZERO, model::Money::value);
            let set = if same {
                duty_set(&again, assessment.version, assessment.stage.status(), assessment.at)
            } else {
                let plain = |tax: &model::TaxLine| crate::DutyLine {
                    tax: tax.clone(),
                    legal_base: String::new(),
                    steps: Vec::new(),
                };
                DutySet {
                    version: assessment.version,
                    stage: assessment.stage.status().to_owned(),
                    at: assessment.at,
                    lines: assessment.lines.iter().map(plain).collect(),
                    total,
                    currency: self.profile().currency().to_string(),
                }
            };
            sets.push(DutySet { total, ..set });
        }
        sets
    }
}

fn timeline(state: &State) -> Vec<TimelineEntry> {
    let entries = match state {
        State::Live(dossier) => dossier.timeline.as_slice(),
        State::Rejected(rejected) => rejected.timeline.as_slice(),
        State::None => &[],
    };
    let entry = |entry: &clearance::TimelineEntry| TimelineEntry {
        at: entry.at,
        what: entry.what.to_string(),
        text: entry.reasons.join("; "),
        who: match entry.who.as_str() {
            "" => entry.role.to_string(),
            name => format!("{} {name}", entry.role),
        },
        version: entry.version,
    };
    entries.iter().map(entry).collect()
}

fn wait(wait: clearance::Wait) -> Wait {
    Wait { owner: wait.owner.as_str().to_owned(), why: wait.why, since: wait.since, until: Some(wait.until) }
}

/// Every event that carries its reasons and the versions of the law.
fn decisions(events: &[Event]) -> Vec<Decision> {
    let decision = |event: &Event| {
        let basis = event.fact.basis()?;
        let versions = &basis.versions;
        let versions = [&versions.profile, &versions.tariff, &versions.rules];
        Some(Decision {
            at: event.at,
            what: event.fact.name().to_owned(),
            by: match event.by.name() {
                "" => event.by.role().to_owned(),
                name => format!("{} {name}", event.by.role()),
            },
            reasons: basis.reasons.clone(),
            versions: versions.into_iter().filter(|version| !version.is_empty()).cloned().collect(),
        })
    };
    events.iter().filter_map(decision).collect()
}

fn documents(dossier: &Dossier) -> Vec<Document> {
    let mut documents = Vec::new();
    let items = dossier.declaration.goods_shipment.iter().flat_map(|shipment| &shipment.items);
    let declared = dossier.declaration.additional_documents.iter().chain(items.flat_map(|i| &i.additional_documents));
    documents.extend(declared.map(|document| {
        let text = |text: &Option<model::Text>| text.as_deref().unwrap_or_default().to_owned();
        Document {
            code: format!("{}{}", text(&document.category_code), text(&document.type_code)),
            reference: text(&document.id),
            state: "declared".to_owned(),
            hash: None,
            name: text(&document.name),
        }
    }));
    if let Phase::Held { documents: Some(wanted), .. } = &dossier.phase {
        documents.extend(wanted.wanted.iter().map(|wanted| Document {
            code: wanted.code.clone(),
            reference: String::new(),
            state: "wanted".to_owned(),
            hash: None,
            name: wanted.text.clone(),
        }));
    }
    documents.extend(dossier.documents.iter().map(|delivered| Document {
        code: delivered.code.clone(),
        reference: delivered.reference.clone(),
        state: "delivered".to_owned(),
        hash: Some(delivered.hash.clone()).filter(|hash| !hash.is_empty()),
        name: delivered.name.clone(),
    }));
    documents
}

fn findings(state: &State) -> Vec<Finding> {
    match state {
        State::Live(dossier) => dossier.warnings.clone(),
        State::Rejected(rejected) => rejected.findings.clone(),
        State::None => Vec::new(),
    }
}

/// What this reader may do now; a declarant may pay for themselves.
fn allowed(state: &State, by: &By) -> Vec<&'static str> {
    let mut open = clearance::allowed(state, by);
    if let By::Declarant(party) = by {
        open.extend(clearance::allowed(state, &By::Payer(party.clone())));
        open.dedup();
    }
    open
}
