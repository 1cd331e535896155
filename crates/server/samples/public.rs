//! Samples of the pages that everybody may see.

use server::context::*;
use server::form;

use super::declarations::{commodity, duty_set, findings};
use super::shells::{self, visitor};
use super::{lists, render};

pub fn pages() -> Vec<(&'static str, String)> {
    let mut pages = fronts();
    pages.extend(tools());
    pages
}

fn fronts() -> Vec<(&'static str, String)> {
    let demo = |login: &str, name: &str, what: &str| DemoUser {
        login: login.to_owned(),
        password: "clearway".to_owned(),
        name: name.to_owned(),
        what: what.to_owned(),
    };
    let front = FrontPage {
        page: visitor("/"),
        economy: "Demonstration economy".into(),
        currency: "USD".into(),
        profile: "neutral 2026.1".into(),
    };
    let spanish = FrontPage {
        page: shells::in_language("es", "/"),
        economy: "Economía de demostración".into(),
        currency: "USD".into(),
        profile: "neutral 2026.1".into(),
    };
    let chinese = FrontPage {
        page: shells::in_language("zh", "/"),
        economy: "演示经济体".into(),
        currency: "USD".into(),
        profile: "neutral 2026.1".into(),
    };
    let sign_in = SignInPage {
        page: visitor("/sign-in"),
        fault: "sign-in.wrong",
        login: "ana".into(),
        next: "/declarations".into(),
        demo_users: vec![
            demo("ana", "Ana Torres", "Trader: Andes Cycles"),
            demo("li", "Li Wei", "Trader: Harbour Foods"),
            demo("omar", "Omar Haddad", "Customs officer"),
            demo("ada", "Ada Novak", "Administrator"),
        ],
    };
    vec![
        render("front", &front),
        render("front-es", &spanish),
        render("front-zh", &chinese),
        render("sign-in", &sign_in),
    ]
}

fn tools() -> Vec<(&'static str, String)> {
    let duty = DutyPage {
        page: visitor("/duty"),
        fields: form::calculator_fields(&calculator(), &lists(), &[]),
        faults: Vec::new(),
        lists: form::lists(&lists()),
        result: Some(duty_set()),
        summary: "8712003000 from CN, value 12 500.00 USD, on 22 Nov 2026".into(),
    };
    let faulty = DutyPage {
        page: visitor("/duty"),
        fields: form::calculator_fields(&calculator(), &lists(), &form::calculator_faults(findings())),
        faults: form::calculator_faults(findings()),
        lists: form::lists(&lists()),
        result: None,
        summary: String::new(),
    };
    let hits = vec![
        ("8712".into(), "Bicycles and other cycles (including delivery tricycles), not motorised".into()),
        ("8712003000".into(), "Bicycles with ball bearings".into()),
        ("8714".into(), "Parts and accessories of vehicles of headings 8711 to 8713".into()),
    ];
    vec![
        render("duty", &duty),
        render("duty-faults", &faulty),
        render("tariff", &TariffPage { page: visitor("/tariff"), q: "bicycle".into(), hits }),
        render("tariff-empty", &TariffPage { page: visitor("/tariff"), q: "zzz".into(), hits: vec![] }),
        render(
            "commodity",
            &CommodityPage { page: visitor("/tariff/8712003000"), commodity: commodity(), on: "2026-11-22".into() },
        ),
        render(
            "error",
            &ErrorPage {
                page: visitor("/nowhere"),
                title: "error.fault",
                text: "error.fault-text",
                detail: String::new(),
                back: "/".into(),
                back_text: "error.back",
                reference: "7f3a90c1".into(),
            },
        ),
    ]
}

fn calculator() -> Vec<(String, String)> {
    let pairs = [("commodity", "8712003000"), ("origin", "CN"), ("value", "12500.00"), ("currency", "USD")];
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}
