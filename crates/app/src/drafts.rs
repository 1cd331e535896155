//! Half-filled forms, kept until they are lodged.

use store::account::Draft;

use crate::{Actor, App, Fault};

/// Largest draft in bytes.
const LARGEST: usize = 1_000_000;

impl App {
    pub async fn draft(&self, actor: &Actor, id: &str) -> Result<Option<Draft>, Fault> {
        Ok(self.store().draft(&actor.login, id).await?)
    }

    /// The actor's drafts, newest first.
    pub async fn drafts(&self, actor: &Actor) -> Result<Vec<Draft>, Fault> {
        Ok(self.store().drafts(&actor.login).await?)
    }

    /// Keeps a draft; one that is far too large is refused.
    pub async fn save_draft(&self, actor: &Actor, id: &str, json: String) -> Result<(), Fault> {
        if json.len() > LARGEST || id.len() > 100 {
            return Err(Fault::Other("draft too large".to_owned()));
        }
        let draft = Draft { owner: actor.login.clone(), id: id.to_owned(), json, updated_at: self.now() };
        Ok(self.store().put_draft(draft).await?)
    }

    pub async fn drop_draft(&self, actor: &Actor, id: &str) -> Result<(), Fault> {
        Ok(self.store().drop_draft(&actor.login, id).await?)
    }
}
