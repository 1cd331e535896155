//! A browser without scripts: keeps cookies, finds form tokens, follows redirects.

use std::collections::BTreeMap;

use axum::http::header;

use crate::world::{Answer, PASSWORD, World};

pub struct Browser<'w> {
    world: &'w World,
    cookies: BTreeMap<String, String>,
}

impl<'w> Browser<'w> {
    pub fn new(world: &'w World) -> Browser<'w> {
        Browser { world, cookies: BTreeMap::new() }
    }

    pub async fn signed_in(world: &'w World, login: &str) -> Browser<'w> {
        let mut browser = Browser::new(world);
        let page = browser.get("/sign-in").await;
        let answer = browser.submit("/sign-in", &page, &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        browser
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let cookies = self.header();
        let answer = self.world.get(path, &[("cookie", &cookies)]).await;
        self.keep(&answer);
        answer
    }

    /// Posts a form of `page` with its token.
    pub async fn submit(&mut self, path: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let token = token(page);
        let mut all = vec![("csrf", token.as_str())];
        all.extend(fields);
        self.post(path, &all).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        let cookies = self.header();
        let headers = [("cookie", cookies.as_str()), ("content-type", "application/x-www-form-urlencoded")];
        let answer = self.world.post(path, &headers, body.join("&")).await;
        self.keep(&answer);
        answer
    }

    /// Follows one redirect.
    pub async fn follow(&mut self, answer: &Answer) -> Answer {
        let to = answer.headers.get(header::LOCATION).expect("a redirect").to_str().expect("text").to_owned();
        self.get(&to).await
    }

    fn header(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("text").split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The form token of a page.
pub fn token(page: &Answer) -> String {
    let start = "name=\"csrf\" value=\"";
    let at = page.body.find(start).expect("a form with a token") + start.len();
    page.body[at..].chars().take_while(|c| *c != '"').collect()
}

fn escape(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}
