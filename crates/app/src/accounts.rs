//! Accounts and guarantees: opening them, and which of them a declaration names.

use clearance::account::AccountFact;
use codelist::PaymentKind;
use model::{Declaration, Money};
use store::Commit;

use crate::{App, Fault};

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
        let mut held = self.hold(&open.reference).await?;
        let now = self.now();
        match &held.account().terms {
            Some(terms) if terms.limit == open.limit => return Ok(()),
            Some(_) => held.post(now, AccountFact::LimitChanged { limit: open.limit }),
            None => {
                let OpenAccount { holder, kind, limit, .. } = open;
                held.post(now, AccountFact::Opened { holder, kind, limit });
            }
        }
        let appends = held.append()?.into_iter().collect();
        self.store().commit(Commit { at: now, appends, ..Commit::default() }).await?;
        held.stored();
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

impl App {
    /// Takes hold of an account; where the node opens accounts on first use (a demonstration), it is opened.
    pub(crate) async fn hold_or_open(&self, reference: &str) -> Result<crate::ledger::Held, Fault> {
        let mut held = self.hold(reference).await?;
        if let (None, Some(limit)) = (&held.account().terms, self.opens_accounts()) {
            let holder = reference.to_owned();
            held.post(self.now(), AccountFact::Opened { holder, kind: PaymentKind::Deferred, limit });
        }
        Ok(held)
    }
}
