//! The supplementary declaration that completes a simplified one.

use super::{Outcome, live};
use crate::event::Fact;
use crate::state::{Dossier, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    if dossier.supplementary.is_some() { Ok(dossier) } else { Err("no supplementary declaration is due".to_owned()) }
}

pub(crate) fn record(state: &State, mrn: String) -> Outcome {
    let dossier = live(state)?;
    if dossier.supplementary.is_none() && dossier.regime.simplified && dossier.accepted_at.is_some() {
        return Ok(Vec::new());
    }
    may(state)?;
    Ok(vec![Fact::SupplementaryReceived { mrn }])
}
