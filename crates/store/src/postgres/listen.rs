//! Hears of commits by other processes.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Config, NoTls};

const PAUSE: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(crate) struct Listener(JoinHandle<()>);

impl Listener {
    pub(crate) fn start(config: Config, channel: String, wake: Arc<watch::Sender<u64>>) -> Listener {
        Listener(tokio::spawn(async move {
            loop {
                if let Err(error) = listen(&config, &channel, &wake).await {
                    tracing::warn!(%error, "wake-ups from the database interrupted");
                }
                tokio::time::sleep(PAUSE).await;
            }
        }))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn listen(config: &Config, channel: &str, wake: &watch::Sender<u64>) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = config.connect(NoTls).await?;
    let ask = format!("listen \"{}\"", channel.replace('"', "\"\""));
    let asked = client.batch_execute(&ask);
    let heard = async {
        while let Some(message) = poll_fn(|cx| connection.poll_message(cx)).await {
            if matches!(message?, AsyncMessage::Notification(_)) {
                bump(wake);
            }
        }
        Ok(())
    };
    // after a break something may have been missed
    let asked = async {
        asked.await?;
        bump(wake);
        // `client` lives as long as the connection is heard
        std::future::pending::<Result<(), tokio_postgres::Error>>().await
    };
    futures::future::try_select(Box::pin(heard), Box::pin(asked))
        .await
        .map(drop)
        .map_err(|either| either.factor_first().0)
}

fn bump(wake: &watch::Sender<u64>) {
    wake.send_modify(|count| *count = count.wrapping_add(1));
}
