//! Arguments of the commands about sealed cargo and free zones.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum SealCommand {
    /// What frames say, and what their senders wait for.
    Decode(SealDecode),
    /// Write commands to locks from JSON lines.
    Encode(SealEncode),
}

#[derive(Debug, Args)]
pub struct SealDecode {
    /// The escapes of the frames are undone already; replies are shown without them too.
    #[arg(long)]
    pub unescaped: bool,
    /// One JSON object a line.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct SealEncode {
    /// One JSON object a line.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum ZoneCommand {
    /// Book journals in a fresh ledger: an answer a line, and the state at the end.
    Replay(ZoneReplay),
}

#[derive(Debug, Args)]
pub struct ZoneReplay {
    /// Enterprises, items with their duty rates, bills of material.
    #[arg(long, value_name = "FILE")]
    pub config: PathBuf,
    /// Where to write the final state.
    #[arg(long = "final", value_name = "OUT")]
    pub r#final: PathBuf,
    /// Journals, an event a line, booked one after the other; `-` is standard input.
    #[arg(required = true, value_name = "JOURNAL")]
    pub journals: Vec<PathBuf>,
}
