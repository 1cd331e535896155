//! The store: opens, has this program's schema, and keeps what it acknowledges.

use std::path::Path;

use ::store::survey::{Survey, survey};
use ::store::{Config, Store};

use super::report::Line;

/// The embedded store of a data folder; where there is none yet, one is tried beside it.
pub async fn sqlite(data: &Path) -> Vec<Line> {
    let path = data.join("clearway.db");
    if path.exists() {
        return told(survey(&Config::Sqlite { path }).await.map_err(|fault| fault.to_string()));
    }
    let trial = data.join(format!(".clearway-doctor-{}.db", std::process::id()));
    let tried = try_out(&trial).await;
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", trial.display()));
    }
    let mut lines = told(tried);
    lines.push(Line::ok("data", "none yet; the first start makes the store"));
    lines
}

async fn try_out(trial: &Path) -> Result<Survey, String> {
    let config = Config::Sqlite { path: trial.to_owned() };
    drop(Store::open(config.clone()).await.map_err(|fault| fault.to_string())?);
    survey(&config).await.map_err(|fault| fault.to_string())
}

pub async fn postgres(url: &str) -> Vec<Line> {
    match survey(&Config::Postgres { url: url.to_owned() }).await {
        Ok(found) => told(Ok(found)),
        Err(fault) => {
            let remedy =
                "see that the server runs, that its address, user and password are right, and that it lets us in";
            vec![Line::fail("store", fault, remedy)]
        }
    }
}

fn told(found: Result<Survey, String>) -> Vec<Line> {
    let survey = match found {
        Ok(survey) => survey,
        Err(fault) => {
            let remedy = "restore the folder from a backup, or name another with --data";
            return vec![Line::fail("store", fault, remedy)];
        }
    };
    let mut lines = vec![version(&survey), schema(&survey)];
    lines.extend(survey.settings.iter().map(|(name, value)| setting(name, value)));
    lines
}

/// The oldest server whose SQL is ours.
const OLDEST_POSTGRES: u32 = 14;

fn version(survey: &Survey) -> Line {
    let found = format!("{} {} answers", survey.engine, survey.version);
    let major: Option<u32> = survey.version.split(['.', ' ']).next().and_then(|major| major.parse().ok());
    if survey.engine == "postgresql" && major.is_none_or(|major| major < OLDEST_POSTGRES) {
        return Line::warn("store", found, format!("use PostgreSQL {OLDEST_POSTGRES} or newer"));
    }
    Line::ok("store", found)
}

fn schema(survey: &Survey) -> Line {
    let (done, known) = survey.steps;
    match &survey.refused {
        Some(why) => Line::fail("schema", why, "use the program that wrote it, or restore a backup; never edit it"),
        None if done == known => Line::ok("schema", format!("all {known} steps done")),
        None => {
            let remedy = "the next start does the rest; make a backup first";
            Line::warn("schema", format!("{done} of {known} steps done"), remedy)
        }
    }
}

/// What a setting must be for an acknowledged message to outlive a crash.
fn setting(name: &'static str, value: &str) -> Line {
    let found = format!("{name} is {value}");
    let lasting = match name {
        "journal_mode" => value == "wal",
        "synchronous" => matches!(value, "full" | "extra"),
        "synchronous_commit" => !matches!(value, "off"),
        _ => value == "on",
    };
    if lasting {
        return Line::ok("durability", found);
    }
    let remedy = match name {
        "journal_mode" => "the file system does not carry a write-ahead log: use a local disk",
        "synchronous" => "the store must not be opened by another program that changes its settings",
        "synchronous_commit" => "alter the database or user: set synchronous_commit = on",
        _ => "turn it on in postgresql.conf; without it a power cut loses what was acknowledged",
    };
    Line::fail("durability", found, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_lose_acknowledged_messages_fail() {
        for (name, value, mark) in [
            ("journal_mode", "wal", "ok"),
            ("journal_mode", "delete", "fail"),
            ("synchronous", "normal", "fail"),
            ("synchronous_commit", "on", "ok"),
            ("synchronous_commit", "remote_apply", "ok"),
            ("synchronous_commit", "off", "fail"),
            ("fsync", "off", "fail"),
            ("full_page_writes", "off", "fail"),
        ] {
            let text = setting(name, value).text();
            assert!(text.starts_with(mark), "{name}={value}: {text}");
        }
    }
}
