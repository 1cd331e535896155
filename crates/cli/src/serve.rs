//! Running nodes: their listener, the jobs beside it, and how they are told to stop.

use app::App;
use tokio::net::TcpListener;

use crate::exit::Exit;

/// Log lines on standard error; `RUST_LOG` chooses how many.
pub fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

pub async fn listen(address: &str) -> Result<TcpListener, Exit> {
    TcpListener::bind(address).await.map_err(|error| Exit::failed(format!("cannot listen on {address}: {error}")))
}

/// One node with its projection and its clocks, until `stop`.
pub async fn node(
    node: App,
    listener: TcpListener,
    config: server::Config,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Exit> {
    let jobs = [
        tokio::spawn({
            let node = node.clone();
            async move { node.keep_projecting().await }
        }),
        tokio::spawn({
            let node = node.clone();
            async move { node.keep_timing().await }
        }),
        tokio::spawn({
            let node = node.clone();
            async move { node.keep_delivering().await }
        }),
    ];
    let served = server::serve(listener, node, config, stop).await;
    for job in jobs {
        job.abort();
    }
    served.map_err(Exit::failed)
}

/// Completes when the process is asked to end.
pub async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
