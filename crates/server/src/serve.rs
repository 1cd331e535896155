//! Connections: accepted, served, given up where the other side is too slow, and finished when the node stops.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::App;
use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

use crate::Config;
use crate::routes::router;

/// A request's head must be here by then; a connection that asks nothing is closed by then too.
const HEAD: Duration = Duration::from_secs(15);
/// Largest head of a request in bytes.
const LARGEST_HEAD: usize = 64 * 1024;
/// Connections at one time; more wait to be accepted.
const MOST: usize = 10_000;
/// How long requests that are under way may take once the node is told to stop.
const LAST: Duration = Duration::from_secs(20);

/// Answers on `listener` until `stop` completes; requests that are under way are finished.
pub async fn serve(
    listener: TcpListener,
    app: App,
    config: Config,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let routes = router(app, config);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LARGEST_HEAD);
    let (connections, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(MOST)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, address, place) = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let routes = routes.clone();
        let service = service_fn(move |request| answer(routes.clone(), request, address));
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A connection that breaks is the other side's matter.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    // Streams of events never end by themselves.
    let _ = tokio::time::timeout(LAST, connections.shutdown()).await;
    Ok(())
}

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        // The semaphore is never closed.
        let Ok(place) = places.clone().acquire_owned().await else { continue };
        match listener.accept().await {
            Ok((stream, address)) => return (stream, address, place),
            Err(error) => {
                // Out of file handles, mostly: others will be closed.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn answer(
    routes: Router,
    request: Request<Incoming>,
    address: SocketAddr,
) -> Result<axum::response::Response, std::convert::Infallible> {
    let mut request = request.map(axum::body::Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    routes.oneshot(request).await
}
