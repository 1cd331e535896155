//! Subscriptions to notifications: list, add, test, end.

use app::{Channel, NewSubscription, Role, SubscribeError, TargetError};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Form, Router};
use model::Function;

use super::{Answer, PageError, go, page_with};
use crate::context::SubscriptionsPage;
use crate::node::Node;
use crate::visit::Visit;

const PAGE: &str = "/notifications/subscriptions";

pub fn routes() -> Router<Node> {
    Router::new()
        .route(PAGE, get(show).post(add))
        .route("/notifications/subscriptions/{id}/test", post(test))
        .route("/notifications/subscriptions/{id}/end", post(end))
}

/// What the form sends: a field may come several times.
type Fields = Vec<(String, String)>;

/// `GET /notifications/subscriptions`
pub async fn show(visit: Visit) -> Answer {
    with(visit, StatusCode::OK, "", &Vec::new()).await
}

async fn with(visit: Visit, status: StatusCode, fault: &'static str, typed: &Fields) -> Answer {
    let actor = visit.need(Role::Trader)?;
    let list = visit.node.app.subscriptions(actor).await?;
    let chosen = all_of(typed, "function").filter_map(Function::from_code).collect();
    page_with(
        status,
        &SubscriptionsPage {
            page: visit.shell(),
            list: list.into_iter().map(Into::into).collect(),
            fault,
            channel: one_of(typed, "channel").to_owned(),
            target: one_of(typed, "target").to_owned(),
            chosen,
            all: Function::ALL.to_vec(),
        },
    )
}

/// `POST /notifications/subscriptions`
pub async fn add(visit: Visit, Form(typed): Form<Fields>) -> Answer {
    visit.check_form(one_of(&typed, "csrf"))?;
    let actor = visit.need(Role::Trader)?;
    let new = NewSubscription {
        channel: Channel::from_name(one_of(&typed, "channel")).unwrap_or(Channel::Webhook),
        target: one_of(&typed, "target").to_owned(),
        functions: all_of(&typed, "function").map(str::to_owned).collect(),
    };
    let fault = match visit.node.app.subscribe(actor, new).await {
        Ok(_) => return go("/notifications/subscriptions?done=saved"),
        Err(SubscribeError::Fault(fault)) => return Err(fault.into()),
        Err(SubscribeError::Target(target)) => fault_of(target),
        Err(SubscribeError::TooMany) => "subscriptions.fault-many",
        Err(SubscribeError::NoPush) => "subscriptions.fault-off",
        Err(SubscribeError::Function(_) | SubscribeError::Unknown) => return Err(PageError::NotFound),
    };
    with(visit, StatusCode::UNPROCESSABLE_ENTITY, fault, &typed).await
}

/// `POST /notifications/subscriptions/{id}/test`
pub async fn test(visit: Visit, Path(id): Path<String>, Form(typed): Form<Fields>) -> Answer {
    visit.check_form(one_of(&typed, "csrf"))?;
    let actor = visit.need(Role::Trader)?;
    match visit.node.app.test_subscription(actor, &id).await {
        Ok(()) => go("/notifications/subscriptions?done=test-sent"),
        Err(SubscribeError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

/// `POST /notifications/subscriptions/{id}/end`
pub async fn end(visit: Visit, Path(id): Path<String>, Form(typed): Form<Fields>) -> Answer {
    visit.check_form(one_of(&typed, "csrf"))?;
    let actor = visit.need(Role::Trader)?;
    visit.node.app.unsubscribe(actor, &id).await?;
    go("/notifications/subscriptions?done=done")
}

fn fault_of(fault: TargetError) -> &'static str {
    match fault {
        TargetError::NotHttps => "subscriptions.fault-https",
        TargetError::Credentials => "subscriptions.fault-credentials",
        TargetError::Private => "subscriptions.fault-private",
        TargetError::NoEmail => "subscriptions.fault-email",
        TargetError::NoUrl | TargetError::TooLong => "subscriptions.fault-url",
    }
}

fn one_of<'f>(fields: &'f Fields, name: &'f str) -> &'f str {
    all_of(fields, name).next().unwrap_or_default()
}

fn all_of<'f>(fields: &'f Fields, name: &'f str) -> impl Iterator<Item = &'f str> {
    fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
}
