//! What the stores know of a declaration's references, looked up before it is checked.

use std::collections::{BTreeMap, BTreeSet};

use clearance::State;
use clearance::check::{Funds, Guarantee, PreviousRecord, StoredFacts, Taken};
use jiff::civil::Date;
use model::Declaration;
use model::dataset::PreviousDocument;

use crate::check::{UCR, consignment_references};
use crate::register::{RegisterName, Terms, access_hash};
use crate::{App, Fault, book, quota_draws, record};

/// The access code of a guarantee of which a wrong one was given: what nobody can declare.
const ANOTHER: &str = "\u{1f}";

/// A declaration's references as they stand now.
pub(crate) struct Known {
    pub facts: StoredFacts,
    /// Consignment references that it is the first to name.
    pub free: Vec<String>,
    /// How many entries of the registers this is by.
    pub register: u64,
}

impl App {
    /// Looks up every reference of a declaration. `own` is the stream that may have its consignment references already.
    ///
    /// With `hopeful` its consignment references are taken to be new and the registers to be as this process knows
    /// them, as they nearly always are; whoever commits on it claims the ones and asserts the others' version.
    pub(crate) async fn known_of(
        &self,
        declaration: &Declaration,
        own: &str,
        day: Date,
        hopeful: bool,
    ) -> Result<Known, Fault> {
        let facts = StoredFacts { day, ..StoredFacts::default() };
        let mut known = Known { facts, free: Vec::new(), register: 0 };
        for reference in consignment_references(declaration) {
            if hopeful {
                known.free.push(reference.to_owned());
                continue;
            }
            match self.store().key(UCR, reference).await? {
                None => known.free.push(reference.to_owned()),
                Some(by) if !own.is_empty() && by.starts_with(own) => {}
                Some(by) => {
                    let by = by.split_once(' ').map_or(by.as_str(), |(_, mrn)| mrn).to_owned();
                    known.facts.consignment_references.insert(reference.to_owned(), Taken { by });
                }
            }
        }
        self.registered(declaration, &mut known, hopeful).await?;
        Ok(known)
    }

    async fn registered(&self, declaration: &Declaration, known: &mut Known, hopeful: bool) -> Result<(), Fault> {
        let facts = &mut known.facts;
        let mut terms: BTreeMap<String, Terms> = BTreeMap::new();
        let (guarantees, quotas, previous) = {
            let register = if hopeful { self.register_here().await } else { self.register().await? };
            known.register = register.0;
            let register = &register.1;
            if register.keeps(RegisterName::Authorisations) {
                let holders = declaration.authorisation_holders.iter().filter_map(|holder| holder.id.as_deref());
                let held = |id: &str| Some((id.to_owned(), register.authorisations(id)?.to_vec()));
                facts.authorisations = Some(holders.filter_map(held).collect());
            }
            let named = declaration.obligation_guarantees.iter().filter_map(|g| g.reference_id.as_deref());
            terms.extend(named.filter_map(|id| Some((id.to_owned(), register.guarantee(id)?.clone()))));
            let keeps = |name| register.keeps(name);
            (keeps(RegisterName::Guarantees), keeps(RegisterName::Quotas), keeps(RegisterName::PreviousDocuments))
        };
        if guarantees {
            facts.guarantees = Some(self.guarantees(declaration, terms).await?);
        }
        if quotas {
            let mut known = BTreeMap::new();
            for order in quota_draws::claimed(declaration) {
                let mut held = self.hold(&book::quota(&order)).await?;
                self.refresh(&mut held).await?;
                if held.quota().is_known() {
                    known.insert(order, held.quota().is_open());
                }
            }
            facts.quotas = Some(known);
        }
        if previous {
            facts.previous_documents = Some(self.previous(declaration).await?);
        }
        Ok(())
    }

    async fn guarantees(
        &self,
        declaration: &Declaration,
        terms: BTreeMap<String, Terms>,
    ) -> Result<BTreeMap<String, Guarantee>, Fault> {
        let mut guarantees = BTreeMap::new();
        for (reference, terms) in terms {
            let mut held = self.hold(&book::account(&reference)).await?;
            self.refresh(&mut held).await?;
            let funds = held.account().available().map_or(Funds::Unlimited, |left| Funds::Left(left.value()));
            let mut declared = declaration.obligation_guarantees.iter();
            let declared = declared.find(|g| g.reference_id.as_deref() == Some(&reference));
            let code = declared.and_then(|g| g.access_code.as_deref()).unwrap_or_default();
            let access_code = match terms.access_hash.as_str() {
                "" => String::new(),
                right if right == access_hash(&reference, code) => code.to_owned(),
                _ => ANOTHER.to_owned(),
            };
            let (from, to) = (Some(terms.from), terms.to);
            guarantees.insert(reference, Guarantee { funds, access_code, from, to });
        }
        Ok(guarantees)
    }

    /// Declarations that are named as previous documents: those of this economy must be here, and not be void. Of
    /// others' nothing is known, and nothing judged.
    async fn previous(&self, declaration: &Declaration) -> Result<BTreeMap<String, PreviousRecord>, Fault> {
        let mut known = BTreeMap::new();
        let record = PreviousRecord { written_off: false, gross_mass_left: None };
        for (kind, id) in previous_mrns(declaration) {
            if !self.is_ours(id) || self.stands(id).await? {
                known.insert(format!("{kind}/{id}"), record.clone());
            }
        }
        Ok(known)
    }

    /// True for an MRN that bears this economy's country.
    pub(crate) fn is_ours(&self, mrn: &str) -> bool {
        mrn.get(2..4) == Some(&*self.profile().identity.country)
    }

    async fn stands(&self, mrn: &str) -> Result<bool, Fault> {
        let Some(stream) = self.stream_of(mrn).await? else { return Ok(false) };
        let (state, _) = record::replay(&self.store().load(&stream).await?)?;
        Ok(matches!(state, State::Live(_)) && state.name() != "invalidated")
    }
}

/// Type and MRN of each previous document that is a declaration, once.
pub(crate) fn previous_mrns(declaration: &Declaration) -> BTreeSet<(&str, &str)> {
    let Some(shipment) = declaration.goods_shipment.as_deref() else { return BTreeSet::new() };
    let of_items = shipment.items.iter().flat_map(|item| &item.previous_documents);
    let both = |document: &'_ PreviousDocument| document.id.is_some() && document.type_code.is_some();
    let documents = shipment.previous_documents.iter().chain(of_items).filter(|document| both(document));
    let named = documents.filter_map(|d| Some((d.type_code.as_deref()?, d.id.as_deref()?)));
    named.filter(|(_, id)| model::check_digit::is_mrn(id)).collect()
}
