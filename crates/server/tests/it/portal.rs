//! The portal as a browser without scripts sees it (SW-03, SW-12).

use axum::http::header;

use crate::browser::{Browser, token};
use crate::world::{PASSWORD, world};

/// What somebody types into an empty form.
const TYPED: &[(&str, &str)] = &[
    ("items", "1"),
    ("type", "IMA"),
    ("lrn", "HAND1"),
    ("declarant", "XA123456789"),
    ("importer", "XA123456789"),
    ("exporter-name", "Shenzhen Wheel Works"),
    ("exporter-line", "88 Harbour Road"),
    ("exporter-city", "Shenzhen"),
    ("exporter-postcode", "518000"),
    ("exporter-country", "CN"),
    ("mode", "1"),
    ("nationality", "PA"),
    ("arrival-kind", "10"),
    ("arrival-id", "9321483"),
    ("container", "0"),
    ("dispatch", "CN"),
    ("destination", "NZ"),
    ("location", "HARBOUR01"),
    ("location-type", "A"),
    ("location-qualifier", "U"),
    ("location-country", "NZ"),
    ("previous-category", "Z"),
    ("previous-type", "DCR"),
    ("previous-id", "6XA123456789-HAND1"),
    ("incoterm", "CIF"),
    ("incoterm-place", "NZAKL"),
    ("invoice", "12500.00"),
    ("currency", "USD"),
    ("nature", "1"),
    ("item0-description", "City bicycles with ball bearings"),
    ("item0-commodity", "87120030"),
    ("item0-taric", "00"),
    ("item0-origin", "CN"),
    ("item0-preference", "100"),
    ("item0-price", "12500.00"),
    ("item0-valuation", "1"),
    ("item0-net", "1450"),
    ("item0-gross", "1620"),
    ("item0-package-type", "PK"),
    ("item0-package-count", "100"),
    ("item0-marks", "AC 1/100"),
    ("item0-procedure", "40"),
    ("item0-procedure-previous", "00"),
    ("item0-procedure-additional", "000"),
    ("item0-addition", "0000"),
    ("item0-document-type", "N935"),
    ("item0-document-id", "INV-77120"),
    ("item0-document-status", "AC"),
    ("payment", "E"),
    ("account", "1234567"),
];

#[tokio::test]
async fn sw_02_a_declaration_is_lodged_by_the_form() {
    let world = world().await;
    let mut ana = Browser::signed_in(&world, "ana").await;
    let form = ana.get("/lodge/new").await;
    let mut typed = TYPED.to_vec();
    typed.push(("do", "check"));
    let saved = ana.submit("/lodge/d1", &form, &typed).await;
    assert_eq!(saved.headers[header::LOCATION], "/lodge/d1/check");
    let check = ana.follow(&saved).await;
    let said =
        || check.body.split("error-summary").nth(1).unwrap_or(&check.body).chars().take(3_000).collect::<String>();
    assert_eq!(check.status, 200, "{}", said());
    let lodged = ana.submit("/lodge/d1/lodge", &check, &[]).await;
    assert_eq!(lodged.status, 303, "{}", lodged.body);
    let page = ana.follow(&lodged).await;
    assert_eq!(page.status, 200);
    for words in ["Lodged.", "HAND1", "1 750.00".replace(' ', "\u{202f}").as_str(), "Timeline"] {
        assert!(page.body.contains(words), "{words} is missing");
    }
    assert_eq!(ana.get("/lodge/d1").await.status, 404, "a lodged draft is gone");
}

#[tokio::test]
async fn sw_03_each_fault_leads_to_its_field() {
    let world = world().await;
    let mut ana = Browser::signed_in(&world, "ana").await;
    let form = ana.get("/lodge/new").await;
    let faulty = ["item0-description", "item0-price", "item0-net"];
    let mut typed: Vec<(&str, &str)> = TYPED.iter().copied().filter(|(name, _)| !faulty.contains(name)).collect();
    typed.extend([("item0-price", "much"), ("item0-net", "-3"), ("do", "check")]);
    let saved = ana.submit("/lodge/d2", &form, &typed).await;
    let page = ana.follow(&saved).await;
    assert_eq!(page.status, 422);
    for name in faulty {
        assert!(page.body.contains(&format!("href=\"#{name}\"")), "the summary links {name}");
        assert!(page.body.contains(&format!("id=\"{name}-error\"")), "{name} shows its fault");
    }
}

#[tokio::test]
async fn sw_06_an_amendment_sends_only_what_differs() {
    let world = world().await;
    let mut ana = Browser::signed_in(&world, "ana").await;
    let form = ana.get("/lodge/new").await;
    let prelodged: Vec<(&str, &str)> =
        TYPED.iter().map(|(name, value)| if *name == "type" { (*name, "IMD") } else { (*name, *value) }).collect();
    ana.submit("/lodge/d5", &form, &prelodged).await;
    let lodged = ana.submit("/lodge/d5/lodge", &form, &[]).await;
    assert_eq!(lodged.status, 303, "{}", lodged.body);
    let page = ana.follow(&lodged).await;
    let to = lodged.headers[header::LOCATION].to_str().expect("text");
    let mrn = to.trim_start_matches("/declarations/").split('?').next().expect("an MRN").to_owned();
    let started = ana.submit(&format!("/declarations/{mrn}/amend"), &page, &[]).await;
    let draft = started.headers[header::LOCATION].to_str().expect("text").to_owned();
    let form = ana.follow(&started).await;
    assert!(form.body.contains("Shenzhen Wheel Works"), "the form is filled in");
    let mut typed: Vec<(&str, &str)> =
        prelodged.iter().copied().filter(|(name, _)| *name != "lrn" && *name != "item0-net").collect();
    typed.extend([("lrn", "HAND2"), ("item0-net", "1400"), ("amends", &mrn), ("do", "check")]);
    ana.submit(&draft, &form, &typed).await;
    let amended = ana.submit(&format!("{draft}/lodge"), &form, &[]).await;
    assert_eq!(amended.status, 303, "{}", amended.body);
    let (actor, _) = world.app.sign_in("ana", PASSWORD).await.expect("the store").expect("the password");
    let view = world.app.declaration(&actor, &mrn).await.expect("the store").expect("it is there");
    let asked: Vec<&str> = view.timeline.iter().map(|entry| entry.what.as_str()).collect();
    assert!(asked.contains(&"amendment_asked"), "{asked:?}");
    if view.row.version > 1 {
        let item = &view.declaration.goods_shipment.expect("a shipment").items[0];
        let measure = item.commodity.as_ref().and_then(|commodity| commodity.goods_measure.as_ref()).expect("masses");
        assert_eq!(measure.net_mass.as_ref().expect("a net mass").number.text(), "1400");
        assert_eq!(measure.gross_mass.as_ref().expect("a gross mass").number.text(), "1620");
    }
}

#[tokio::test]
async fn a_draft_keeps_what_was_typed() {
    let world = world().await;
    let mut ana = Browser::signed_in(&world, "ana").await;
    let form = ana.get("/lodge/new").await;
    let typed = [("items", "1"), ("lrn", "KEEP1"), ("item0-origin", "PE")];
    assert_eq!(ana.submit("/lodge/d3/save", &form, &typed).await.status, 204);
    let added = ana.submit("/lodge/d3", &form, &[&typed[..], &[("do", "add")]].concat()).await;
    let page = ana.follow(&added).await;
    assert!(page.body.contains("value=\"KEEP1\"") && page.body.contains("id=\"item1-origin\""));
    assert!(ana.get("/lodge").await.body.contains("/lodge/d3"));
}

#[tokio::test]
async fn who_may_see_what() {
    let world = world().await;
    let mut nobody = Browser::new(&world);
    for path in ["/", "/sign-in", "/duty", "/tariff", "/tariff/8712003000"] {
        assert_eq!(nobody.get(path).await.status, 200, "{path}");
    }
    for path in ["/lodge", "/declarations", "/officer/queue", "/keys", "/admin"] {
        let answer = nobody.get(path).await;
        assert_eq!(answer.status, 303, "{path}");
        let to = answer.headers[header::LOCATION].to_str().expect("text");
        assert!(to.starts_with("/sign-in?next="), "{path} leads to {to}");
    }
    let mut ana = Browser::signed_in(&world, "ana").await;
    let mut omar = Browser::signed_in(&world, "omar").await;
    let mut ada = Browser::signed_in(&world, "ada").await;
    for (path, trader, officer, administrator) in [
        ("/lodge", 200, 403, 403),
        ("/declarations", 200, 200, 200),
        ("/notifications", 200, 403, 403),
        ("/keys", 200, 403, 403),
        ("/officer/queue", 403, 200, 403),
        ("/admin", 403, 403, 200),
        ("/declarations/26XX0", 404, 404, 404),
    ] {
        assert_eq!(ana.get(path).await.status, trader, "trader {path}");
        assert_eq!(omar.get(path).await.status, officer, "officer {path}");
        assert_eq!(ada.get(path).await.status, administrator, "administrator {path}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_does_nothing() {
    let world = world().await;
    let mut ana = Browser::signed_in(&world, "ana").await;
    let page = ana.get("/keys").await;
    assert_eq!(ana.post("/keys", &[("csrf", "0123"), ("name", "x")]).await.status, 403);
    let mut other = Browser::signed_in(&world, "omar").await;
    let theirs = token(&other.get("/officer/queue").await);
    assert_eq!(ana.post("/keys", &[("csrf", &theirs), ("name", "x")]).await.status, 403);
    let made = ana.submit("/keys", &page, &[("name", "x")]).await;
    assert!(made.body.contains("cwk_"));
}

#[tokio::test]
async fn answers_carry_safe_headers_and_the_session_is_hidden_from_scripts() {
    let world = world().await;
    let mut browser = Browser::new(&world);
    let page = browser.get("/sign-in").await;
    let csp = page.headers["content-security-policy"].to_str().expect("text");
    assert!(csp.contains("default-src 'none'") && !csp.contains("unsafe"), "{csp}");
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    assert_eq!(page.headers["x-frame-options"], "DENY");
    let signed = browser.submit("/sign-in", &page, &[("login", "ana"), ("password", PASSWORD)]).await;
    let cookie = signed.headers[header::SET_COOKIE].to_str().expect("text");
    assert!(cookie.starts_with("cw_session=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    let page = browser.get("/sign-in").await;
    let wrong = browser.submit("/sign-in", &page, &[("login", "ana"), ("password", "no")]).await;
    assert_eq!(wrong.status, 422);
    let away = browser
        .submit("/sign-in", &page, &[("login", "ana"), ("password", PASSWORD), ("next", "//evil.example")])
        .await;
    assert_eq!(away.headers[header::LOCATION], "/");
}

#[tokio::test]
async fn tx_01_the_calculator_shows_every_step() {
    let world = world().await;
    let page = world.get("/duty?commodity=8712003000&origin=CN&value=12500&currency=USD", &[]).await;
    assert_eq!(page.status, 200);
    for figure in ["1\u{202f}750.00", "2\u{202f}850.00", "4\u{202f}600.00"] {
        assert!(page.body.contains(figure), "{figure} is missing");
    }
    let page = world.get("/duty?commodity=&origin=CN&value=many", &[]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("href=\"#commodity\"") && page.body.contains("href=\"#value\""));
}

#[tokio::test]
async fn static_files_are_kept_for_ever_by_their_content() {
    let world = world().await;
    let address = server::html::assets::address("clearway.css");
    let file = world.get(&address, &[]).await;
    assert_eq!(file.status, 200);
    assert!(file.headers[header::CACHE_CONTROL].to_str().expect("text").contains("immutable"));
    let tag = file.headers[header::ETAG].to_str().expect("text");
    assert_eq!(world.get(&address, &[("if-none-match", tag)]).await.status, 304);
    assert_eq!(world.get("/static/x/../../Cargo.toml", &[]).await.status, 404);
}

#[tokio::test]
async fn sw_03_a_refused_lodgement_can_be_looked_at_again() {
    let world = world().await;
    let (actor, _) = world.app.sign_in("ana", PASSWORD).await.expect("the store").expect("the password");
    let faulty = crate::api::declaration("BAD1", |d| {
        model::edit::put(d, "goods_shipment.items[0].commodity.description", "", None).expect("a field");
    });
    let receipt = world.app.receive(&actor, &faulty).await.expect("an answer");
    assert_eq!(receipt.state, "refused");
    let mut ana = Browser::signed_in(&world, "ana").await;
    let page = ana.get("/references/BAD1").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Goods item 1 has no description") && page.body.contains("Refused"));
    assert_eq!(ana.get("/references/NONE").await.status, 404);
}
