//! Reads CC315A from its root element.

use super::header::EntrySummary;
use super::table::Cc315a;
use crate::bind::{Binder, Form, Pointing};
use crate::xml::{Broken, Space, Tag};

static SUMMARY: Form =
    Form { root: Cc315a::CLASS, elements: Space::None, moments: Space::None, pointing: Pointing::Path("ie:CC315A") };

/// Reads from the root element just begun up to its end.
pub(crate) fn read_root<'a>(binder: &mut Binder<'a>, root: Tag<'a>) -> Result<EntrySummary, Broken> {
    binder.enter(&SUMMARY);
    binder.check_space(root, Space::EntrySummary);
    let mut message = Cc315a::default();
    binder.object(&mut message)?;
    Ok(EntrySummary::from_message(message))
}
