//! Accounts and guarantees: opening them, and which of them a declaration names.

use clearance::account::AccountFact;
use clearance::timers;
use codelist::PaymentKind;
use model::{Declaration, Money};
use store::{Commit, CommitError, UniqueKey};

use crate::commit::Beside;
use crate::steps::StepError;
use crate::work::Work;
use crate::{App, Fault, book};

const ATTEMPTS: u32 = 8;
/// Scope of the bank references by which accounts were settled.
const SETTLED: &str = "settled";
/// How a declaration that waits for money is named (`State::name`).
const UNPAID: &str = "awaiting payment";

/// An account or guarantee to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAccount {
    /// The reference that declarations name.
    pub reference: String,
    /// Party that owes what is charged.
    pub holder: String,
    pub kind: PaymentKind,
    /// How much may be earmarked and charged at once.
    pub limit: Money,
}

impl App {
    /// Opens an account. One that is open already keeps its terms; its limit becomes the new one.
    pub async fn open_account(&self, open: OpenAccount) -> Result<(), Fault> {
        let mut held = self.hold(&book::account(&open.reference)).await?;
        let now = self.now();
        let OpenAccount { holder, kind, limit, .. } = open.clone();
        match &held.account().terms {
            Some(terms) if terms.limit == limit => return Ok(()),
            Some(_) => held.post_fact(now, AccountFact::LimitChanged { limit }),
            None => held.post_fact(now, AccountFact::Opened { holder, kind, limit }),
        }
        let appends = held.append()?.into_iter().collect();
        self.store().commit(Commit { at: now, appends, ..Commit::default() }).await?;
        self.stored(vec![held]);
        self.secure_waiting(&open.reference).await
    }

    /// The holder paid what is owed on an account. The same bank reference never counts twice.
    pub async fn settle_account(&self, reference: &str, amount: Money, bank: &str) -> Result<(), Fault> {
        for _ in 0..ATTEMPTS {
            let mut held = self.hold(&book::account(reference)).await?;
            if held.account().terms.is_none() {
                return Err(Fault::Other(format!("account {reference} is not known")));
            }
            let now = self.now();
            held.post_fact(now, AccountFact::Settled { amount, reference: bank.to_owned() });
            let appends = held.append()?.into_iter().collect();
            let key = format!("{reference}\u{1f}{bank}");
            let keys = vec![UniqueKey { scope: SETTLED.to_owned(), key, value: now.to_string(), replaces: None }];
            match self.store().commit(Commit { at: now, appends, keys, ..Commit::default() }).await {
                Ok(_) => {
                    self.stored(vec![held]);
                    return self.secure_waiting(reference).await;
                }
                Err(CommitError::KeyTaken { .. }) => return Ok(()),
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Fault::Other(format!("account {reference} is changed all the time")))
    }

    /// Lets declarations that wait for this account's balance ask it again, the oldest first.
    pub(crate) async fn secure_waiting(&self, reference: &str) -> Result<(), Fault> {
        let waiting =
            store::Filter { state: Some(UNPAID.to_owned()), order: store::Order::Oldest, ..store::Filter::default() };
        let mut cursor = None;
        loop {
            let page = self.store().list_declarations(&waiting, cursor, 200).await?;
            for row in &page.rows {
                // One that cannot go on holds up none of the others.
                if let Err(error) = self.secure_again(&row.stream, reference).await {
                    tracing::warn!(%error, stream = row.stream, "a declaration that waits for a balance still waits");
                }
            }
            cursor = page.next;
            if cursor.is_none() {
                return Ok(());
            }
        }
    }

    async fn secure_again(&self, stream: &str, reference: &str) -> Result<(), Fault> {
        for _ in 0..ATTEMPTS {
            let mut work = Work::load(self, stream).await?;
            let wait = work.state.dossier().and_then(|dossier| dossier.payments.wait.as_ref());
            if wait.is_none_or(|wait| wait.account != reference) {
                return Ok(());
            }
            let running = timers(&work.state);
            match work.secure().await {
                Ok(()) => {}
                Err(StepError::Again(_)) => continue,
                Err(error) => return Err(error.into()),
            }
            match work.commit(&running, Beside::default()).await {
                Ok(_) => return Ok(()),
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// The account that a declaration names for one method of payment; `None` where it names none.
    pub(crate) fn account_for(&self, declaration: &Declaration, kind: PaymentKind, method: &str) -> Option<String> {
        let method = self.profile().tax.payment_method(method);
        if kind == PaymentKind::Guarantee {
            let guarantee = declaration.obligation_guarantees.first()?;
            let named = guarantee.reference_id.as_deref().or(guarantee.id.as_deref())?;
            return Some(named.to_owned());
        }
        let wanted = method?.account_document.as_deref()?;
        let named = declaration.additional_documents.iter().find(|d| d.type_code.as_deref() == Some(wanted))?;
        named.id.as_deref().map(str::to_owned)
    }

    /// Every account that a declaration could charge, in one order, so that two works never wait for each other.
    pub(crate) fn accounts_of(&self, declaration: &Declaration) -> Vec<String> {
        let methods = &self.profile().tax.payment_methods;
        let mut accounts: Vec<String> =
            methods.iter().filter_map(|m| self.account_for(declaration, m.kind, &m.code)).collect();
        accounts.sort();
        accounts.dedup();
        accounts
    }
}

/// How an account stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    pub reference: String,
    pub holder: String,
    pub kind: PaymentKind,
    pub limit: Money,
    /// Set aside for declarations that are not settled yet.
    pub earmarked: Money,
    /// Owed, less what was given back or settled.
    pub charged: Money,
    pub available: Money,
}

impl App {
    /// An account by its reference; `None` if nobody opened it.
    pub async fn account(&self, reference: &str) -> Result<Option<AccountView>, Fault> {
        let mut held = self.hold(&book::account(reference)).await?;
        self.refresh(&mut held).await?;
        let account = held.account();
        let Some(terms) = &account.terms else { return Ok(None) };
        let currency = terms.limit.currency();
        Ok(Some(AccountView {
            reference: reference.to_owned(),
            holder: terms.holder.clone(),
            kind: terms.kind,
            limit: terms.limit,
            earmarked: Money::from_minor(account.earmarked_minor(), currency),
            charged: Money::from_minor(account.charged_minor(), currency),
            available: account.available().unwrap_or(Money::zero(currency)),
        }))
    }
}
