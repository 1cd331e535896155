//! The command line, parsed and nothing else.

mod cargo;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use cargo::{SealCommand, SealDecode, SealEncode, ZoneCommand, ZoneReplay};

/// Clearway: an open smart-customs single window.
#[derive(Debug, Parser)]
#[command(name = "clearway", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check messages: every fault, with its place and what to do.
    Check(Check),
    /// Run folders of messages through a fresh node in memory.
    Replay(Replay),
    /// Import a tariff into Clearway's form.
    #[command(subcommand)]
    Tariff(TariffCommand),
    /// Calculate duty and taxes, each step shown.
    Duty(Duty),
    /// Run one node.
    Up(Up),
    /// Run two demo economies with traffic, and say where to look.
    Demo(Demo),
    /// People and systems that may use a node.
    #[command(subcommand)]
    User(UserCommand),
    /// Accounts and guarantees that duties are charged to.
    #[command(subcommand)]
    Account(AccountCommand),
    /// Frames of electronic seals, one a line on standard input.
    #[command(subcommand)]
    Seal(SealCommand),
    /// Books of a free zone.
    #[command(subcommand)]
    Zone(ZoneCommand),
    /// See whether this machine and a data folder are fit to run a node.
    Doctor(Doctor),
    /// Measure: `read`, `rules`, `lodge`, `list`.
    Bench(Bench),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Wco,
    Ens,
    Ncts,
    Epcis,
    Dcsa,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The kind of message; recognised when not given.
    #[arg(long)]
    pub kind: Option<Kind>,
    /// Validate against this XSD or JSON Schema.
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    /// Run this rule pack alone; FILE#SET picks a set of a file that lists sets.
    #[arg(long, value_name = "FILE[#SET]")]
    pub rules: Option<String>,
    /// The economy profile whose checks are run.
    #[arg(long, value_name = "NAME", default_value = "neutral")]
    pub profile: String,
    /// One JSON object a line.
    #[arg(long)]
    pub json: bool,
    /// Files; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Replay {
    /// A shipped profile's name, or a profile folder.
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: String,
    /// Tariff in Clearway's CSV form; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub tariff: Vec<PathBuf>,
    /// The time of the first message (RFC 3339); the rest follow one second apart.
    #[arg(long, value_name = "T", default_value = "2026-07-01T00:00:00Z")]
    pub clock: jiff::Timestamp,
    #[arg(long)]
    pub json: bool,
    /// Folders, one scenario each.
    #[arg(required = true, value_name = "DIR")]
    pub dirs: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum TariffCommand {
    /// Read a published tariff and write Clearway's CSV; what is not understood is kept as `manual`.
    Import(TariffImport),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TariffFormat {
    UsHts,
    UkJson,
    Csv,
}

#[derive(Debug, Args)]
pub struct TariffImport {
    #[arg(long)]
    pub format: TariffFormat,
    /// Where to write the CSV; `-` is standard output, and the counts then go to standard error.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long)]
    pub json: bool,
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Duty {
    #[arg(long, value_name = "FILE", required = true)]
    pub tariff: Vec<PathBuf>,
    /// The day whose law applies.
    #[arg(long, value_name = "DATE")]
    pub on: jiff::civil::Date,
    #[arg(long, value_name = "C")]
    pub commodity: String,
    /// ISO 3166 country of origin.
    #[arg(long, value_name = "CC")]
    pub origin: String,
    #[arg(long, value_name = "V")]
    pub value: rust_decimal::Decimal,
    #[arg(long, value_name = "CUR")]
    pub currency: String,
    #[arg(long, value_name = "P")]
    pub preference: Option<String>,
    #[arg(long, value_name = "A")]
    pub additional_code: Vec<String>,
    /// A quantity such as KGM=500.
    #[arg(long, value_name = "UNIT=Q")]
    pub quantity: Vec<String>,
    /// Requested and previous procedure, such as 4000.
    #[arg(long, value_name = "P")]
    pub procedure: Option<String>,
    /// Code of a document that goes with the goods.
    #[arg(long, value_name = "CODE")]
    pub document: Vec<String>,
    #[arg(long, value_name = "NAME", default_value = "neutral")]
    pub profile: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Up {
    /// Where the node keeps its data.
    #[arg(long, value_name = "DIR", default_value = "clearway-data")]
    pub data: PathBuf,
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// PostgreSQL instead of the embedded store.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    #[arg(long, value_name = "NAME", default_value = "neutral")]
    pub profile: String,
    /// Tariff in Clearway's CSV form; kept in the data folder from then on.
    #[arg(long, value_name = "FILE")]
    pub tariff: Vec<PathBuf>,
    #[command(flatten)]
    pub push: Push,
}

/// How notifications are pushed.
#[derive(Clone, Debug, Args)]
pub struct Push {
    /// Webhooks may lead into private networks.
    #[arg(long)]
    pub push_private: bool,
    /// Where e-mails are handed in: smtps://name:password@host:465 or smtp://host:25; better in the environment as
    /// CLEARWAY_MAIL_RELAY. Without one they are written to the folder outbox in the data folder.
    #[arg(long, value_name = "URL")]
    pub mail_relay: Option<String>,
    /// Sender address of e-mails.
    #[arg(long, value_name = "ADDR", default_value = "clearway@localhost")]
    pub mail_from: String,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Where the first economy listens; the second takes the next port.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Keep the data here instead of in a folder that goes with the process.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Declarations lodged a minute in each economy.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub per_minute: u32,
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Make or replace a user; with --key an API key of the user's party too, said only now.
    Add(UserAdd),
}

#[derive(Debug, Args)]
pub struct UserAdd {
    #[command(flatten)]
    pub place: Place,
    /// What they sign in with.
    #[arg(long, value_name = "L")]
    pub login: String,
    /// Name to show; the login where not given.
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// `trader`, `officer` or `administrator`; may be given several times.
    #[arg(long, value_name = "ROLE", required = true)]
    pub role: Vec<String>,
    /// The party (sender, agency) they act for.
    #[arg(long, value_name = "P")]
    pub party: String,
    /// Read the password from standard input instead of making one.
    #[arg(long)]
    pub password_stdin: bool,
    /// Make an API key of this name for the party.
    #[arg(long, value_name = "NAME")]
    pub key: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Open an account, or change the limit of one; a running node sees it with its next decision.
    Open(AccountOpen),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AccountKind {
    Deferred,
    Guarantee,
}

#[derive(Debug, Args)]
pub struct AccountOpen {
    #[command(flatten)]
    pub place: Place,
    /// The profile of the node, for its currency.
    #[arg(long, value_name = "NAME", default_value = "neutral")]
    pub profile: String,
    /// The reference that declarations name.
    #[arg(long, value_name = "R")]
    pub reference: String,
    /// The party that owes what is charged.
    #[arg(long, value_name = "P")]
    pub holder: String,
    #[arg(long, default_value = "deferred")]
    pub kind: AccountKind,
    /// How much may be earmarked and charged at once, in the currency of the profile.
    #[arg(long, value_name = "AMOUNT")]
    pub limit: rust_decimal::Decimal,
}

/// Where a node keeps its data.
#[derive(Debug, Args)]
pub struct Place {
    /// The node's data folder.
    #[arg(long, value_name = "DIR", default_value = "clearway-data")]
    pub data: PathBuf,
    /// PostgreSQL instead of the embedded store.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
}

#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    pub place: Place,
    /// The address that the node shall listen on; may be given several times.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: Vec<String>,
    #[arg(long, value_name = "NAME", default_value = "neutral")]
    pub profile: String,
    /// One JSON object a check.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Bench {
    /// Which measurement.
    pub name: BenchName,
    /// Messages or rule packs to measure with.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Schema for the comparison with libxml2 (`read`).
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    /// How long to measure.
    #[arg(long, value_name = "S", default_value_t = 10)]
    pub seconds: u64,
    /// PostgreSQL instead of the embedded store (`lodge`, `list`).
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Connections at once (`lodge`).
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub connections: usize,
    /// How many declarations to store (`list`).
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub rows: u64,
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BenchName {
    Read,
    Rules,
    Lodge,
    List,
}
