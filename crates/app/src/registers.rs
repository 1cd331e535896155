//! Use cases of the administrator: which registers are kept, authorisations, guarantees.

use clearance::check::Authorisation;
use codelist::PaymentKind;
use jiff::civil::Date;
use model::Money;
use store::{Append, Commit, CommitError, NewEvent};

use crate::register::{Register, RegisterEvent, RegisterFact, RegisterName, Terms, access_hash};
use crate::{Actor, App, Fault, OpenAccount, ReceiveError, Role, record};

pub(crate) const STREAM: &str = "register";
const ATTEMPTS: u32 = 8;

/// The registers as this process knows them, and how many events made them.
#[derive(Debug, Default)]
pub(crate) struct Registers(tokio::sync::RwLock<(u64, Register)>);

/// A guarantee to be registered; its account is opened with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGuarantee {
    pub reference: String,
    pub holder: String,
    /// How much may be secured at once.
    pub limit: Money,
    /// Empty where none is needed.
    pub access_code: String,
    pub from: Date,
    pub to: Option<Date>,
}

impl App {
    /// From now on declarations are judged by this register.
    ///
    /// # Errors
    /// Only an administrator may.
    pub async fn keep_register(&self, actor: &Actor, register: RegisterName) -> Result<(), ReceiveError> {
        self.enter(actor, |known| (!known.keeps(register)).then_some(RegisterFact::Kept { register })).await
    }

    /// Grants an authorisation (WCO R145) to a holder, from a day on; without `to` until it is ended.
    ///
    /// # Errors
    /// Only an administrator may.
    pub async fn grant_authorisation(
        &self,
        actor: &Actor,
        holder: &str,
        category: &str,
        from: Date,
        to: Option<Date>,
    ) -> Result<(), ReceiveError> {
        let granted = Authorisation { category: category.to_owned(), from: Some(from), to };
        self.enter(actor, |known| {
            let has = known.authorisations(holder).is_some_and(|held| held.contains(&granted));
            let (holder, category) = (holder.to_owned(), category.to_owned());
            (!has).then_some(RegisterFact::AuthorisationGranted { holder, category, from, to })
        })
        .await
    }

    /// Ends a holder's authorisations of a category; `on` is the last day on which they hold.
    ///
    /// # Errors
    /// Only an administrator may.
    pub async fn end_authorisation(
        &self,
        actor: &Actor,
        holder: &str,
        category: &str,
        on: Date,
    ) -> Result<(), ReceiveError> {
        self.enter(actor, |known| {
            let mut held = known.authorisations(holder).into_iter().flatten();
            let holds = held.any(|a| a.category == category && a.to.is_none_or(|to| to > on));
            let (holder, category) = (holder.to_owned(), category.to_owned());
            holds.then_some(RegisterFact::AuthorisationEnded { holder, category, on })
        })
        .await
    }

    /// Registers a guarantee and opens its account; one that is there gets the new terms and limit.
    ///
    /// # Errors
    /// Only an administrator may.
    pub async fn register_guarantee(&self, actor: &Actor, new: NewGuarantee) -> Result<(), ReceiveError> {
        let NewGuarantee { reference, holder, limit, access_code, from, to } = new;
        let access_hash = access_hash(&reference, &access_code);
        self.enter(actor, |known| {
            let terms = Terms { access_hash: access_hash.clone(), from, to };
            let (reference, access_hash) = (reference.clone(), access_hash.clone());
            let same = known.guarantee(&reference) == Some(&terms);
            (!same).then_some(RegisterFact::GuaranteeRegistered { reference, access_hash, from, to })
        })
        .await?;
        let kind = PaymentKind::Guarantee;
        Ok(self.open_account(OpenAccount { reference, holder, kind, limit }).await?)
    }

    /// The registers, with what other processes entered.
    pub(crate) async fn register(&self) -> Result<tokio::sync::RwLockReadGuard<'_, (u64, Register)>, Fault> {
        let version = self.registers().0.read().await.0;
        let new = self.store().load_after(STREAM, version).await?;
        if !new.is_empty() {
            let mut known = self.registers().0.write().await;
            for event in new.iter().filter(|event| event.version > version) {
                // Another request may have taken it in meanwhile.
                if event.version == known.0 + 1 {
                    known.1.apply(&record::parse::<RegisterEvent>(event, record::REGISTER)?.fact);
                    known.0 = event.version;
                }
            }
        }
        Ok(self.registers().0.read().await)
    }

    /// The registers as this process knows them.
    pub(crate) async fn register_here(&self) -> tokio::sync::RwLockReadGuard<'_, (u64, Register)> {
        self.registers().0.read().await
    }

    /// Enters what `decide` makes of the registers; nothing where it makes nothing.
    async fn enter(
        &self,
        actor: &Actor,
        decide: impl Fn(&Register) -> Option<RegisterFact>,
    ) -> Result<(), ReceiveError> {
        if !actor.is(Role::Administrator) {
            return Err(ReceiveError::Forbidden { what: "change registers" });
        }
        for _ in 0..ATTEMPTS {
            let (expected, fact) = {
                let known = self.register().await?;
                (known.0, decide(&known.1))
            };
            let Some(fact) = fact else { return Ok(()) };
            let event = RegisterEvent { at: self.now(), by: actor.login.clone(), fact };
            let payload = serde_json::to_vec(&event).map_err(|error| Fault::Other(error.to_string()))?;
            let events = vec![NewEvent { kind: record::REGISTER.to_owned(), payload }];
            let appends = vec![Append { stream: STREAM.to_owned(), expected, events }];
            match self.store().commit(Commit { at: event.at, appends, ..Commit::default() }).await {
                Ok(_) => return Ok(()),
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(Fault::from(error).into()),
            }
        }
        Err(ReceiveError::Busy { retry_after_s: 1 })
    }
}
