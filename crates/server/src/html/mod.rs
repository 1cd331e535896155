//! What every page is made of: the shell around it, its texts, and how values are shown.

pub mod assets;
mod declared;
mod say;
mod shell;
mod state;
mod text;
mod values;

pub use declared::{Fact, Group, groups};
pub use shell::{NavLink, Notice, Shell, Viewer};
pub use state::{Step, may, steps};
pub use text::Texts;
pub use values::{Html, clock_time, wait_length};
