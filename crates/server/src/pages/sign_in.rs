//! Signing in with a local account, and out.

use app::Role;
use axum::Form;
use axum::extract::Query;
use axum::http::{StatusCode, header};
use serde::Deserialize;

use super::front::own_path;
use super::{Answer, go, page_with};
use crate::context::SignInPage;
use crate::headers::cookie;
use crate::visit::{SESSION_COOKIE, Visit};

/// As long as a session lasts: twelve hours.
const SESSION_SECONDS: u32 = 43_200;

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in?next=…`
pub async fn show(visit: Visit, Query(next): Query<Next>) -> Answer {
    form(&visit, StatusCode::OK, "", "", &next.next)
}

#[derive(Deserialize)]
pub struct SignIn {
    csrf: String,
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`
pub async fn sign_in(visit: Visit, Form(form_data): Form<SignIn>) -> Answer {
    let SignIn { csrf, login, password, next } = form_data;
    if visit.check_form(&csrf).is_err() {
        return form(&visit, StatusCode::FORBIDDEN, "sign-in.expired", &login, &next);
    }
    let login: String = login.trim().chars().take(100).collect();
    let limit = &visit.node.sign_ins;
    if !limit.allows(&login) || !limit.allows(&format!("from {}", visit.address)) || password.len() > 1_000 {
        return form(&visit, StatusCode::TOO_MANY_REQUESTS, "sign-in.slow", &login, &next);
    }
    let Some((actor, token)) = visit.node.app.sign_in(&login, &password).await? else {
        return form(&visit, StatusCode::UNPROCESSABLE_ENTITY, "sign-in.wrong", &login, &next);
    };
    let home = match () {
        () if actor.is(Role::Trader) => "/declarations",
        () if actor.is(Role::Officer) => "/officer/queue",
        () if actor.is(Role::Administrator) => "/admin",
        () => "/",
    };
    let to = if next.is_empty() { home } else { own_path(&next) };
    let mut answer = go(to)?;
    let cookie = cookie(SESSION_COOKIE, &token, SESSION_SECONDS, visit.node.config.https);
    answer.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(answer)
}

fn form(visit: &Visit, status: StatusCode, fault: &'static str, login: &str, next: &str) -> Answer {
    let context = SignInPage {
        page: visit.shell(),
        fault,
        login: login.to_owned(),
        next: next.to_owned(),
        demo_users: visit.node.config.demo_users.clone(),
    };
    page_with(status, &context)
}

#[derive(Deserialize)]
pub struct SignOut {
    csrf: String,
}

/// `POST /sign-out`
pub async fn sign_out(visit: Visit, Form(form): Form<SignOut>) -> Answer {
    visit.check_form(&form.csrf)?;
    if !visit.session.is_empty() {
        visit.node.app.sign_out(&visit.session).await?;
    }
    let mut answer = go("/?done=signed-out")?;
    answer.headers_mut().append(header::SET_COOKIE, cookie(SESSION_COOKIE, "", 0, visit.node.config.https));
    Ok(answer)
}
