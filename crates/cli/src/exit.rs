//! How a command ends: 0 done, 1 the input is at fault, 2 the program failed.

use std::process::ExitCode;

#[derive(Debug)]
pub enum Exit {
    Done,
    /// The input is at fault; the findings are on standard output already, or in the message.
    Input(Option<String>),
    /// The program or the machine failed.
    Failed(String),
}

impl Exit {
    pub fn message(&self) -> Option<&str> {
        match self {
            Exit::Done => None,
            Exit::Input(message) => message.as_deref(),
            Exit::Failed(message) => Some(message),
        }
    }

    pub fn input(message: impl ToString) -> Exit {
        Exit::Input(Some(message.to_string()))
    }

    pub fn failed(message: impl ToString) -> Exit {
        Exit::Failed(message.to_string())
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            Exit::Input(_) => ExitCode::from(1),
            Exit::Failed(_) => ExitCode::from(2),
        }
    }
}

/// A command's body may end early with an `Exit`.
pub fn ended(result: Result<Exit, Exit>) -> Exit {
    result.unwrap_or_else(|exit| exit)
}
