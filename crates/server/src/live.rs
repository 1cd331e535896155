//! Server-sent events: a list as it is now, and again whenever something in it changed.

use std::convert::Infallible;
use std::time::Duration;

use app::{Changed, Role};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{Stream, stream};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::context::{QueueItems, TimelineItems};
use crate::pages::declarations::find;
use crate::pages::officer::{Asked, rows};
use crate::pages::{Answer, PageError};
use crate::visit::Visit;

/// Changes that come faster are told together.
const PAUSE: Duration = Duration::from_millis(500);

/// `GET /events/declarations/{mrn}`: the inner HTML of its timeline.
pub async fn declaration(visit: Visit, Path(mrn): Path<String>) -> Answer {
    find(&visit, &mrn).await?;
    let watched = mrn.clone();
    let concerns = move |change: &Changed| change.mrn == watched;
    let render = move |visit: Visit| {
        let mrn = mrn.clone();
        async move {
            let view = find(&visit, &mrn).await?;
            html(&TimelineItems { page: visit.shell(), entries: view.timeline })
        }
    };
    Ok(follow(visit, concerns, render))
}

/// `GET /events/queue?…`: the inner HTML of the officer's queue.
pub async fn queue(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    visit.need(Role::Officer)?;
    let render = move |visit: Visit| {
        let asked = asked.clone();
        async move {
            let (rows, _) = rows(&visit.node, visit.need(Role::Officer)?, &asked).await?;
            html(&QueueItems { page: visit.shell(), rows })
        }
    };
    Ok(follow(visit, |_| true, render))
}

fn html(template: &impl Template) -> Result<String, PageError> {
    template.render().map_err(|error| PageError::fault(&error))
}

struct Following<C, R> {
    visit: Visit,
    changes: Receiver<Changed>,
    concerns: C,
    render: R,
    first: bool,
}

/// The list once, then after every change that concerns it; a stream that cannot render ends, and the browser comes back.
fn follow<C, R, F>(visit: Visit, concerns: C, render: R) -> Response
where
    C: Fn(&Changed) -> bool + Send + Sync + 'static,
    R: Fn(Visit) -> F + Send + 'static,
    F: Future<Output = Result<String, PageError>> + Send + 'static,
{
    let changes = visit.node.app.watch();
    let following = Following { visit, changes, concerns, render, first: true };
    Sse::new(events(following)).keep_alive(KeepAlive::default()).into_response()
}

fn events<C, R, F>(following: Following<C, R>) -> impl Stream<Item = Result<Event, Infallible>> + Send
where
    C: Fn(&Changed) -> bool + Send + Sync,
    R: Fn(Visit) -> F + Send,
    F: Future<Output = Result<String, PageError>> + Send,
{
    stream::unfold(following, |mut following| async move {
        if !following.first && !changed(&mut following.changes, &following.concerns).await {
            return None;
        }
        following.first = false;
        let list = (following.render)(following.visit.clone()).await.ok()?;
        Some((Ok(Event::default().event("list").data(list)), following))
    })
}

/// Waits for a change that concerns the list, then lets a moment pass for more; false when the node stops.
async fn changed(changes: &mut Receiver<Changed>, concerns: &(impl Fn(&Changed) -> bool + Sync)) -> bool {
    loop {
        match changes.recv().await {
            Ok(change) if concerns(&change) => break,
            Ok(_) => {}
            // Some changes were missed: look again rather than guess which.
            Err(RecvError::Lagged(_)) => break,
            Err(RecvError::Closed) => return false,
        }
    }
    tokio::time::sleep(PAUSE).await;
    while changes.try_recv().is_ok() {}
    true
}
