//! The declaration form: one table of fields drives what is asked, what is lodged, and where a finding is shown.

mod amendment;
mod anchor;
mod answers;
mod calculator;
mod choices;
mod control;
mod fields;
mod lodgement;
mod refill;
mod sections;

pub use amendment::amendment;
pub use anchor::{Fault, anchored, unanchored};
pub use answers::Answers;
pub use calculator::{calculator_faults, calculator_fields};
pub use choices::Lists;
pub use control::{Choice, Control, Datalist};
pub use fields::label;
pub use lodgement::{declaration, set};
pub use refill::answers_of;
pub use sections::{Section, lists, sections};
