//! A supplementary declaration completes the simplified one that it names, in one commit (SW-07).

use clearance::{Actor as By, Command, Fact, timers};

use crate::known::previous_mrns;
use crate::standing::declarant;
use crate::steps::StepError;
use crate::work::Work;

impl<'a> Work<'a> {
    /// Once a supplementary declaration is accepted, the simplified ones of the same declarant that it names are told
    /// so. Their works become durable with this one.
    pub(crate) async fn complete(&mut self) -> Result<(), StepError> {
        let accepted = self.events.iter().any(|event| matches!(event.fact, Fact::Accepted { .. }));
        let Some(dossier) = self.state.dossier().filter(|dossier| accepted && dossier.regime.supplementary) else {
            return Ok(());
        };
        let own = declarant(&dossier.declaration, &dossier.sender).to_owned();
        let (mrn, declaration) = (dossier.mrn.clone(), dossier.declaration.clone());
        for (_, named) in previous_mrns(&declaration).into_iter().filter(|(_, named)| self.app.is_ours(named)) {
            let Some(stream) = self.app.stream_of(named).await? else { continue };
            if stream == self.stream || self.beside.iter().any(|(work, _)| work.stream == stream) {
                continue;
            }
            let mut other = Work::load(self.app, &stream).await?;
            let of_same = other.state.dossier().filter(|d| declarant(&d.declaration, &d.sender) == own);
            if of_same.is_none_or(|dossier| dossier.supplementary.is_none()) {
                continue;
            }
            let running = timers(&other.state);
            other.give(&By::System, Command::RecordSupplementary { mrn: mrn.clone() })?;
            self.beside.push((other, running));
        }
        self.post_beside().await
    }
}
