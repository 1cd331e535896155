//! An entry summary as two parts: what the data set holds, and what it has no place for.

use model::Declaration;

use super::map::MAP;
use super::table::Cc315a;
use super::walk::{back, forth};

/// An entry summary declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntrySummary {
    /// Everything that the WCO data set has a place for.
    pub declaration: Declaration,
    /// The rest, in the shape of the message: its lists have an entry for every entry of the declaration.
    pub rest: Cc315a,
}

impl EntrySummary {
    /// Moves what the data set has a place for out of the message.
    pub fn from_message(mut message: Cc315a) -> EntrySummary {
        let mut declaration = Declaration::default();
        forth(&MAP, &mut message, &mut declaration);
        EntrySummary { declaration, rest: message }
    }

    /// The message again, with everything in it.
    pub fn to_message(&self) -> Cc315a {
        let mut message = self.rest.clone();
        back(&MAP, &self.declaration, &mut message);
        message
    }
}
