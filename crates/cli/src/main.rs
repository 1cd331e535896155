//! The one binary: arguments in, data on standard output, exit status out.

mod args;
mod bench;
mod command;
mod exit;
mod input;
mod node;
mod push;
mod serve;

use clap::Parser;

use crate::args::{AccountCommand, Cli, Command, SealCommand, TariffCommand, UserCommand, ZoneCommand};
use crate::exit::Exit;

fn main() -> std::process::ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(said) => return unclear(&said),
    };
    let exit = match cli.command {
        Command::Check(args) => command::check::run(&args),
        Command::Replay(args) => command::replay::run(&args),
        Command::Tariff(TariffCommand::Import(args)) => command::tariff::run(&args),
        Command::Duty(args) => command::duty::run(&args),
        Command::Up(args) => command::up::run(args),
        Command::Demo(args) => command::demo::run(args),
        Command::User(UserCommand::Add(args)) => command::user::run(&args),
        Command::Account(AccountCommand::Open(args)) => command::account::run(&args),
        Command::Seal(SealCommand::Decode(args)) => command::seal::run_decode(&args),
        Command::Seal(SealCommand::Encode(args)) => command::seal::run_encode(&args),
        Command::Zone(ZoneCommand::Replay(args)) => command::zone::run(&args),
        Command::Doctor(args) => command::doctor::run(&args),
        Command::Bench(args) => bench::run(&args),
    };
    exit.report()
}

/// Help and version were asked for; all else is a fault of the command line, which is input too.
fn unclear(said: &clap::Error) -> std::process::ExitCode {
    // Where neither output can be written, the status is all there is to say.
    let _ = said.print();
    if said.use_stderr() { Exit::Input(None).into() } else { Exit::Done.into() }
}

impl Exit {
    /// Says on standard error why it ended, with a hint where there is one.
    fn report(self) -> std::process::ExitCode {
        if let Some(message) = self.message() {
            eprintln!("clearway: {message}");
        }
        self.into()
    }
}
