//! What a PostgreSQL server says of itself and of our schema in it.

use std::str::FromStr;
use std::time::Duration;

use jiff::Timestamp;
use tokio_postgres::{Client, NoTls};

use crate::error::Fault;
use crate::migration::POSTGRES;
use crate::survey::{Survey, schema};

/// How long a server may take to answer at all.
const PATIENCE: Duration = Duration::from_secs(5);

/// Settings that a commit's durability stands on.
const SETTINGS: [&str; 3] = ["fsync", "synchronous_commit", "full_page_writes"];

pub(crate) async fn look(url: &str) -> Result<Survey, Fault> {
    let mut config = tokio_postgres::Config::from_str(url).map_err(|e| Fault::Unavailable(e.to_string()))?;
    config.connect_timeout(PATIENCE);
    let connected = tokio::time::timeout(PATIENCE * 2, config.connect(NoTls)).await;
    let (client, connection) = connected.map_err(|_| Fault::Unavailable("no answer in time".to_owned()))??;
    let driver = tokio::spawn(connection);
    let survey = ask(&client).await;
    drop(client);
    driver.abort();
    survey
}

async fn ask(client: &Client) -> Result<Survey, Fault> {
    let setting = |name: &'static str| async move {
        let row = client.query_one("select current_setting($1)", &[&name]).await?;
        Ok::<String, Fault>(row.get(0))
    };
    let mut settings = Vec::new();
    for name in SETTINGS {
        settings.push((name, setting(name).await?));
    }
    let now = client.query_one("select (extract(epoch from clock_timestamp()) * 1000)::bigint", &[]).await?;
    let (steps, refused) = schema(POSTGRES, &done(client).await?);
    Ok(Survey {
        engine: "postgresql",
        version: setting("server_version").await?,
        settings,
        steps,
        refused,
        clock: Timestamp::from_millisecond(now.get(0)).ok(),
    })
}

async fn done(client: &Client) -> Result<Vec<(String, String)>, Fault> {
    let there = client.query_one("select to_regclass('migration') is not null", &[]).await?;
    if !there.get::<_, bool>(0) {
        return Ok(Vec::new());
    }
    let rows = client.query("select name, checksum from migration order by number", &[]).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}
