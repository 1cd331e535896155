//! The ledgers of a unit of work: which it needs, taking hold of them, posting to them what its events say.

use std::collections::BTreeSet;

use clearance::account::AccountFact;
use clearance::{Step, next_step};
use codelist::PaymentKind;

use crate::book::{self, Posting};
use crate::ledger::Held;
use crate::postings::postings;
use crate::steps::StepError;
use crate::work::Work;
use crate::{Fault, quota_draws};

impl Work<'_> {
    /// Takes hold of every ledger that the declaration may touch, and of `more`.
    ///
    /// # Errors
    /// `Again` where one is held by somebody else and comes before those that are held already in the common order.
    pub(crate) async fn hold(&mut self, more: impl IntoIterator<Item = String>) -> Result<(), StepError> {
        let mut wanted = self.wanted();
        wanted.extend(more);
        wanted.retain(|stream| !self.ledgers.iter().any(|held| held.stream == *stream));
        for stream in wanted {
            let in_order = self.ledgers.iter().all(|held| held.stream < stream);
            let held = if in_order { Some(self.app.hold(&stream).await?) } else { self.app.try_hold(&stream).await? };
            let Some(mut held) = held else { return Err(StepError::Again(stream)) };
            self.open_on_use(&mut held);
            self.ledgers.push(held);
        }
        Ok(())
    }

    /// The streams of all accounts and quotas that the declaration names now, or has entries on.
    fn wanted(&self) -> BTreeSet<String> {
        let Some(dossier) = self.state.dossier() else { return BTreeSet::new() };
        let payments = &dossier.payments;
        let named = self.app.accounts_of(&dossier.declaration).into_iter();
        let used = payments.reserved.iter().chain(&payments.taken).map(|part| part.account.clone());
        let accounts = named.chain(used).filter(|account| !account.is_empty());
        let mut wanted: BTreeSet<String> = accounts.map(|account| book::account(&account)).collect();
        if !payments.received.is_empty() {
            wanted.insert(book::cash(&dossier.mrn));
        }
        if quota_draws::allocated(dossier) || next_step(&self.state) == Some(Step::AnswerQuota) {
            wanted.extend(quota_draws::orders(dossier).into_iter().map(|order| book::quota(&order)));
        }
        wanted
    }

    /// Where the node opens accounts on first use (a demonstration), one that is named is opened.
    fn open_on_use(&self, held: &mut Held) {
        let Some(limit) = self.app.opens_accounts() else { return };
        if let (Some(holder), None) = (book::account_of(&held.stream), &held.account().terms) {
            let holder = holder.to_owned();
            held.post_fact(self.now, AccountFact::Opened { holder, kind: PaymentKind::Deferred, limit });
        }
    }

    /// Posts what the events since the last time say; each event once.
    pub(crate) async fn post(&mut self) -> Result<(), StepError> {
        let Some(dossier) = self.state.dossier() else { return Ok(()) };
        let mrn = dossier.mrn.clone();
        let entries = postings(self.events.get(self.posted..).unwrap_or_default(), dossier);
        let draws = self.changes_draws(self.posted);
        self.posted = self.events.len();
        if entries.is_empty() && !draws {
            return Ok(());
        }
        let streams: Vec<String> = entries.iter().map(|(stream, _)| stream.clone()).collect();
        self.hold(streams).await?;
        for (stream, posting) in entries {
            self.post_to(&stream, posting)?;
        }
        if draws {
            self.post_draws(&mrn)?;
        }
        Ok(())
    }

    /// Posts what the works beside this one say, to ledgers that this one holds.
    pub(crate) async fn post_beside(&mut self) -> Result<(), StepError> {
        let mut entries = Vec::new();
        for (work, _) in &mut self.beside {
            let new = work.events.get(work.posted..).unwrap_or_default();
            if let Some(dossier) = work.state.dossier() {
                entries.extend(postings(new, dossier));
            }
            work.posted = work.events.len();
        }
        let streams: Vec<String> = entries.iter().map(|(stream, _)| stream.clone()).collect();
        if streams.is_empty() {
            return Ok(());
        }
        self.hold(streams).await?;
        for (stream, posting) in entries {
            self.post_to(&stream, posting)?;
        }
        Ok(())
    }

    pub(crate) fn post_to(&mut self, stream: &str, posting: Posting) -> Result<(), StepError> {
        let now = self.now;
        let held = self.ledgers.iter_mut().find(|held| held.stream == stream);
        let held = held.ok_or_else(|| Fault::Other(format!("{stream} is posted to and not held")))?;
        held.post(now, posting);
        Ok(())
    }
}
