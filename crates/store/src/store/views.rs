//! Read models: projections write them, lists and totals read them.

use jiff::civil::Date;

use super::{Store, on};
use crate::error::{Fault, ProjectionError};
use crate::view::{Changes, Cursor, DeclarationRow, Filter, Page, StateTotal};

impl Store {
    /// Position of the last event a projection has seen; 0 before the first.
    pub async fn projection_cursor(&self, name: &str) -> Result<u64, Fault> {
        on!(self, engine => engine.cursor(name.to_owned()).await)
    }

    /// Writes the changes that follow from the events after `from` up to `to`, and the cursor, together.
    ///
    /// # Errors
    /// [`ProjectionError::Moved`] when the cursor is not at `from`: another process did that step; nothing is written.
    pub async fn apply_projection(
        &self,
        name: &str,
        from: u64,
        to: u64,
        changes: Changes,
    ) -> Result<(), ProjectionError> {
        on!(self, engine => engine.apply(name.to_owned(), from, to, changes).await)
    }

    /// Empties what a projection wrote and sets it back to the start, to be rebuilt from the events.
    pub async fn reset_projection(&self, name: &str) -> Result<(), Fault> {
        on!(self, engine => engine.reset(name.to_owned()).await)
    }

    /// The view's row of one declaration stream.
    pub async fn declaration(&self, stream: &str) -> Result<Option<DeclarationRow>, Fault> {
        on!(self, engine => engine.declaration("stream", stream.to_owned()).await)
    }

    /// The view's row with this MRN.
    pub async fn declaration_by_mrn(&self, mrn: &str) -> Result<Option<DeclarationRow>, Fault> {
        on!(self, engine => engine.declaration("mrn", mrn.to_owned()).await)
    }

    /// One page of declarations. `limit` is kept between 1 and [`crate::view::PAGE_LIMIT`].
    pub async fn list_declarations(&self, filter: &Filter, after: Option<Cursor>, limit: usize) -> Result<Page, Fault> {
        on!(self, engine => engine.list(filter.clone(), after, limit).await)
    }

    /// Running totals by state over everything.
    pub async fn totals_by_state(&self) -> Result<Vec<StateTotal>, Fault> {
        on!(self, engine => engine.totals(String::new(), String::new()).await)
    }

    /// A sender's totals by state of the declarations lodged on one day.
    pub async fn status_of_day(&self, sender: &str, day: Date) -> Result<Vec<StateTotal>, Fault> {
        on!(self, engine => engine.totals(sender.to_owned(), day.to_string()).await)
    }
}
