//! What a declaration draws on tariff quotas, first come first served: answered, posted, and given back.

use std::collections::BTreeSet;

use clearance::{Command, Dossier, Event, Fact, QuotaReply, Stage};
use jiff::civil::Date;
use model::{Declaration, Finding};
use tariff::{Assessment, Draw, Quotas};

use crate::book::{self, Posting};
use crate::quota_book::QuotaFact;
use crate::split;
use crate::steps::{StepError, assess};
use crate::work::Work;

/// Code of the one finding that this room makes on quotas.
const NOT_CARRIED: &str = "CW-7001";

/// True once a quota answered: from then on the declaration has entries in quotas' ledgers.
pub(crate) fn allocated(dossier: &Dossier) -> bool {
    dossier.timeline.iter().any(|entry| entry.what == "quota_answered")
}

/// The order numbers of every quota that any version of it claimed.
pub(crate) fn orders(dossier: &Dossier) -> BTreeSet<String> {
    dossier.versions.iter().flat_map(|version| claimed(&version.declaration)).collect()
}

/// The order numbers (WCO 401) that a declaration claims.
pub(crate) fn claimed(declaration: &Declaration) -> BTreeSet<String> {
    let items = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.items);
    let fees = items.flat_map(|item| item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fees));
    fees.filter_map(|fee| fee.quota_order_id.as_deref()).map(str::to_owned).collect()
}

impl Work<'_> {
    /// Duties as of the day of acceptance, or of today while it is not accepted. Until a quota answered, the claimed
    /// rate holds for all; afterwards what it drew counts.
    pub(crate) async fn assessment(&mut self, stage: Stage) -> Result<Assessment, StepError> {
        let dossier = self.dossier()?;
        let (declaration, day) = (dossier.declaration.clone(), self.tax_day()?);
        if !allocated(dossier) {
            return Ok(assess(self.app, &self.tariff, &declaration, day, &Quotas::default()));
        }
        self.hold(None).await?;
        let quotas = self.balances(day).await?;
        let mut assessment = assess(self.app, &self.tariff, &declaration, day, &quotas);
        if stage == Stage::Final {
            // The items stand as they were cleared: what the quota does not carry any more is for an officer.
            let short = assessment.draws.iter().filter(|draw| draw.granted.is_some_and(|got| got < draw.wanted));
            let short: Vec<Finding> = short.map(not_carried).collect();
            assessment.findings.extend(short);
            self.draws = Some(granted(&assessment));
        }
        Ok(assessment)
    }

    /// What each quota gives; an item that gets only a part is split in two.
    pub(crate) async fn answer_quota(&mut self) -> Result<Command, StepError> {
        self.hold(None).await?;
        let (declaration, day) = (self.dossier()?.declaration.clone(), self.tax_day()?);
        let quotas = self.balances(day).await?;
        let profile = self.app.profile();
        let assessment = assess(self.app, &self.tariff, &declaration, day, &quotas);
        self.draws = Some(granted(&assessment));
        let ordinary = &profile.tax.ordinary_preference;
        let split = if Finding::refuse(&assessment.findings) {
            // What cannot be counted is not drawn.
            self.draws = Some(Vec::new());
            Some(split::without_claims(&declaration, &quotas, ordinary))
        } else {
            split::divided(&declaration, &assessment, ordinary)
        };
        let lines = match &split {
            // Assessed as it will stand, so that the same declaration gives the same duties for ever.
            Some(split) => assess(self.app, &self.tariff, split, day, &Quotas::default()).taxes(),
            None => assessment.taxes(),
        };
        Ok(Command::AnswerQuota(QuotaReply { lines, split: split.map(std::sync::Arc::new) }))
    }

    fn tax_day(&self) -> Result<Date, StepError> {
        Ok(self.dossier()?.accepted_on.unwrap_or(self.day))
    }

    /// What the held quotas have for this declaration, with what other processes drew and gave back.
    async fn balances(&mut self, day: Date) -> Result<Quotas, StepError> {
        let mrn = &self.dossier()?.mrn.clone();
        let mut quotas = Quotas::default();
        for held in &mut self.ledgers {
            if book::order_of(&held.stream).is_some() && !held.has_posted() {
                self.app.refresh(held).await?;
            }
            if let (Some(order), Some(quota)) = (book::order_of(&held.stream), held.quota().for_declaration(mrn, day)) {
                quotas.balances.insert(order.into(), quota);
            }
        }
        Ok(quotas)
    }

    /// True if these events change what is drawn: then `draws` is what is drawn from now on.
    pub(crate) fn changes_draws(&mut self, from: usize) -> bool {
        let Some(dossier) = self.state.dossier() else { return false };
        let events: &[Event] = self.events.get(from..).unwrap_or_default();
        let over = events.iter().any(|event| matches!(event.fact, Fact::Invalidated { .. }));
        let answered = events.iter().any(|event| matches!(event.fact, Fact::QuotaAnswered { .. }));
        let last = events.iter().any(|event| matches!(event.fact, Fact::Assessed { stage: Stage::Final, .. }));
        let changes = answered || (allocated(dossier) && (over || last));
        if over {
            self.draws = Some(Vec::new());
        }
        changes && self.draws.is_some()
    }

    /// Posts the difference between what is drawn by this declaration and what it draws from now on.
    pub(crate) fn post_draws(&mut self, mrn: &str) -> Result<(), StepError> {
        let Some(draws) = self.draws.take() else { return Ok(()) };
        let mut entries = Vec::new();
        for held in &self.ledgers {
            let Some(order) = book::order_of(&held.stream) else { continue };
            let own = held.quota().drawn_by(mrn);
            let wanted: Vec<&Draw> = draws.iter().filter(|draw| draw.order == order).collect();
            let gets = |item: u32| wanted.iter().find(|draw| draw.item == item).and_then(|draw| draw.granted);
            let mrn = || mrn.to_owned();
            for (item, quantity) in &own {
                if gets(*item) != Some(*quantity) {
                    let fact = QuotaFact::Returned { mrn: mrn(), item: *item, quantity: *quantity };
                    entries.push((held.stream.clone(), fact));
                }
            }
            for draw in wanted {
                let Some(quantity) = draw.granted.filter(|got| !got.is_zero()) else { continue };
                if !own.contains(&(draw.item, quantity)) {
                    let fact = QuotaFact::Drawn { mrn: mrn(), item: draw.item, quantity };
                    entries.push((held.stream.clone(), fact));
                }
            }
        }
        for (stream, fact) in entries {
            self.post_to(&stream, Posting::Quota(fact))?;
        }
        Ok(())
    }
}

fn granted(assessment: &Assessment) -> Vec<Draw> {
    let got = |draw: &&Draw| draw.granted.is_some_and(|granted| !granted.is_zero());
    assessment.draws.iter().filter(got).cloned().collect()
}

fn not_carried(draw: &Draw) -> Finding {
    let left = draw.granted.unwrap_or_default();
    let message = format!("quota {} has {left} {} for this item, less than {}", draw.order, draw.unit, draw.wanted);
    Finding::error(NOT_CARRIED, format!("42A/67A/68A[{}]/23A/50A/401", draw.item), message)
        .hint("an officer assesses it, or the declarant claims less")
}
