//! A node in memory with a small tariff and two people, and requests to it.

use app::{App, Clock, Ids, NewUser, Role, Setup};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use model::Money;
use store::{Config as StoreConfig, Store};
use tariff::{Commodity, Nomenclature, Rates, Tariff};
use tower::ServiceExt;

pub const PASSWORD: &str = "correct horse battery";
pub const NOW: &str = "2026-11-22T09:30:00Z";

const TARIFF: &str = "\
commodity,origin,preference,tax_type,expression,valid_from,valid_to,legal_base
8712003000,,,A00,14.00 %,2026-01-01,,Tariff Act 2026
8712003000,PE,300,A00,0.00 %,2026-01-01,,Agreement with Peru
2203000100,,,A00,3.00 %,2026-01-01,,Tariff Act 2026
,,,B00,20.00 %,2026-01-01,,VAT Act
";

pub struct World {
    pub app: App,
    pub router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

pub async fn world() -> World {
    world_with(server::Config::default()).await
}

pub async fn world_with(config: server::Config) -> World {
    let profile = codelist::shipped("neutral").expect("a shipped profile").expect("it can be read");
    let (measures, faults) = tariff::import::csv::read(TARIFF);
    assert!(faults.is_empty(), "{faults:?}");
    let names = [
        ("87", "Vehicles other than railway rolling stock"),
        ("8712", "Bicycles and other cycles, not motorised"),
        ("8712003000", "Bicycles with ball bearings"),
        ("22", "Beverages, spirits and vinegar"),
        ("2203000100", "Beer made from malt"),
    ];
    let named = |(code, text): (&str, &str)| Commodity { code: code.into(), description: text.into(), unit: None };
    let setup = Setup {
        store: Store::open(StoreConfig::Memory).await.expect("a store in memory"),
        opens_accounts: Some(Money::from_minor(100_000_000, profile.currency())),
        profile,
        tariff: Tariff::new(measures, Nomenclature::new(names.map(named)), "test@1".to_owned()),
        rates: Rates::default(),
        clock: Clock::fixed(NOW.parse().expect("a moment")),
        ids: Ids::counted(7),
    };
    let app = App::new(setup).expect("a node");
    for (login, name, roles, party) in [
        ("ana", "Ana Torres", vec![Role::Trader], "XA123456789"),
        ("omar", "Omar Haddad", vec![Role::Officer], ""),
        ("ada", "Ada Novak", vec![Role::Administrator], ""),
    ] {
        let user =
            NewUser { login: login.into(), name: name.into(), roles, party: party.into(), password: PASSWORD.into() };
        app.put_user(user).await.expect("a user");
    }
    World { router: server::router(app.clone(), config), app }
}

impl World {
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer: Response<Body> = self.router.clone().oneshot(request).await.expect("routers answer");
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// A key of the trader.
    pub async fn key(&self) -> String {
        let (actor, _) = self.app.sign_in("ana", PASSWORD).await.expect("the store").expect("the password");
        self.app.make_key(&actor, "test").await.expect("a key")
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(request("GET", path, headers, Body::empty())).await
    }

    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        self.send(request("POST", path, headers, body.into())).await
    }
}

pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).expect("a request")
}

impl Answer {
    /// Status, the headers that matter, and the body with indentation: for snapshots.
    pub fn text(&self) -> String {
        let named = ["content-type", "retry-after", "www-authenticate", "x-cursor", "location"];
        let headers: String = named
            .iter()
            .filter_map(|name| Some(format!("{name}: {}\n", self.headers.get(*name)?.to_str().ok()?)))
            .collect();
        let body = serde_json::from_str::<serde_json::Value>(&self.body)
            .map_or_else(|_| self.body.clone(), |value| format!("{value:#}"));
        format!("{}\n{headers}\n{body}", self.status)
    }
}
