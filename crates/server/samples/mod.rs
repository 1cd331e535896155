//! Sample contexts of every template: for the test that renders them all and for the gallery.

mod declarations;
mod public;
mod shells;

use app::Role;
use askama::Template;
use model::Function;
use server::context::*;
use server::form::{self, Answers, Lists};

use declarations::{findings, notifications, row, view};
use shells::shell;

/// Every page by name, rendered.
pub fn all() -> Vec<(&'static str, String)> {
    let mut pages = public::pages();
    pages.extend(lodging());
    pages.extend(declarant());
    pages.extend(officer());
    pages.extend(account());
    pages
}

fn render(name: &'static str, template: &impl Template) -> (&'static str, String) {
    (name, template.render().expect("a sample renders"))
}

fn lists() -> Lists {
    let mut lists = Lists::own();
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    lists.put("country", pairs(&[("CN", "China"), ("PE", "Peru"), ("DE", "Germany")]));
    lists.put("preference", pairs(&[("100", "No preference: the ordinary rate"), ("300", "Trade agreement")]));
    lists.put("payment-method", pairs(&[("A", "Cash"), ("E", "Deferment account")]));
    lists.put("package", pairs(&[("PK", "Package"), ("BX", "Box"), ("CT", "Carton")]));
    lists.put("procedure", pairs(&[("40", "Release for home use"), ("51", "Inward processing")]));
    lists.put("incoterm", pairs(&[("CIF", "Cost, insurance and freight"), ("FOB", "Free on board")]));
    lists.put("valuation-method", pairs(&[("1", "Transaction value")]));
    lists
}

pub fn answers() -> Answers {
    let mut answers = Answers::new();
    let given = [
        ("lrn", "AC-2026-1178"),
        ("declarant", "XA123456789"),
        ("importer", "XA123456789"),
        ("importer-name", "Andes Cycles"),
        ("exporter-name", "Shenzhen Wheel Works"),
        ("exporter-line", "88 Harbour Road"),
        ("exporter-city", "Shenzhen"),
        ("exporter-postcode", "518000"),
        ("exporter-country", "CN"),
        ("nationality", "PA"),
        ("arrival-id", "9321483"),
        ("dispatch", "CN"),
        ("destination", "NZ"),
        ("location", "NZAKL01"),
        ("location-country", "NZ"),
        ("incoterm-place", "NZAKL"),
        ("invoice", "12500.00"),
        ("currency", "USD"),
        ("item0-description", "City bicycles with ball bearings, 28 inch"),
        ("item0-commodity", "87120030"),
        ("item0-origin", "CN"),
        ("item0-price", "12500.00"),
        ("item0-net", "1450"),
        ("item0-gross", "1620"),
        ("item0-package-count", "100"),
        ("item0-marks", "AC 1/100"),
        ("payment", "A"),
    ];
    given.iter().for_each(|(name, value)| answers.set(name, value));
    answers
}

fn lodging() -> Vec<(&'static str, String)> {
    let page = || shell(&[Role::Trader], "/lodge");
    let drafts = vec![DraftRow {
        id: "d1".into(),
        title: "AC-2026-1178 · Andes Cycles · City bicycles".into(),
        saved: "22 Nov 2026, 02:31 UTC".into(),
    }];
    let mut two = answers();
    two.add_item();
    let faults = form::anchored(findings(), &two);
    let form_page = |answers: &Answers, faults: Vec<form::Fault>| FormPage {
        page: page(),
        draft: "d1".into(),
        amends: String::new(),
        items: answers.items,
        sections: form::sections(&page(), answers, &lists(), &faults),
        faults,
        lists: form::lists(&lists()),
        saved: "12:03".into(),
    };
    let check = |faults: Vec<form::Fault>, refused: bool| CheckPage {
        page: page(),
        draft: "d1".into(),
        sections: form::sections(&page(), &two, &lists(), &faults),
        faults,
        refused,
    };
    vec![
        render("lodge", &LodgePage { page: page(), faults: vec![], drafts }),
        render("lodge-unreadable", &LodgePage { page: page(), faults: form::unanchored(findings()), drafts: vec![] }),
        render("form", &form_page(&answers(), vec![])),
        render("form-faults", &form_page(&two, faults.clone())),
        render("check", &check(vec![], false)),
        render("check-refused", &check(faults, true)),
    ]
}

fn declarant() -> Vec<(&'static str, String)> {
    let page = |path: &str| shell(&[Role::Trader], path);
    let total = |state: &str, count: u64| Total { state: state.to_owned(), count, current: state == "cleared" };
    let rows =
        vec![row("cleared"), row("awaiting payment"), row("documents wanted"), row("under control"), row("rejected")];
    let list = DeclarationsPage {
        page: page("/declarations"),
        totals: vec![
            total("awaiting payment", 2),
            total("documents wanted", 1),
            total("under control", 1),
            total("released", 3),
            total("cleared", 1_284),
            total("rejected", 7),
        ],
        text: String::new(),
        commodity: String::new(),
        from: String::new(),
        filtered: true,
        more: false,
        rows,
        first: String::new(),
        next: "/declarations?cursor=x".into(),
    };
    let empty = DeclarationsPage {
        page: page("/declarations"),
        totals: vec![],
        text: "zzz".into(),
        commodity: String::new(),
        from: String::new(),
        filtered: true,
        more: false,
        rows: vec![],
        first: String::new(),
        next: String::new(),
    };
    let one =
        |state: &str| declarations::page(page("/declarations/26NZ7Q0K2M4W8B6D13"), view(state, &[app::Role::Trader]));
    let notes = NotificationsPage {
        page: page("/notifications"),
        list: notifications(),
        first: String::new(),
        next: "/notifications?after=9".into(),
    };
    let none =
        NotificationsPage { page: page("/notifications"), list: vec![], first: String::new(), next: String::new() };
    vec![
        render("declarations", &list),
        render("declarations-empty", &empty),
        render("declaration", &one("documents wanted")),
        render("declaration-pay", &one("awaiting payment")),
        render("declaration-cleared", &one("cleared")),
        render("notifications", &notes),
        render("notifications-empty", &none),
    ]
}

fn officer() -> Vec<(&'static str, String)> {
    let page = |path: &str| shell(&[Role::Officer], path);
    let group = |state: &str, count| Group { state: state.to_owned(), count, current: state.is_empty() };
    let queue_row = |state: &str, waiting: &str, next| QueueRow { row: row(state), waiting: waiting.to_owned(), next };
    let queue = |rows: Vec<QueueRow>| QueuePage {
        page: page("/officer/queue"),
        groups: vec![
            group("", 14),
            group("under control", 6),
            group("documents wanted", 5),
            group("amendment requested", 3),
        ],
        show: String::new(),
        text: String::new(),
        office: String::new(),
        commodity: String::new(),
        more: false,
        rows,
        first: String::new(),
        next: String::new(),
        live: "/events/queue".into(),
    };
    let decide =
        declarations::decide(page("/officer/declarations/26NZ7Q0K2M4W8B6D13"), view("under control", &[Role::Officer]));
    vec![
        render(
            "queue",
            &queue(vec![
                queue_row("under control", "1 d 4 h", "next.examine"),
                queue_row("documents wanted", "6 h 12 min", "next.documents"),
            ]),
        ),
        render("queue-empty", &queue(vec![])),
        render("decide", &decide),
    ]
}

fn account() -> Vec<(&'static str, String)> {
    let keys = |made: &str| KeysPage {
        page: shell(&[Role::Trader], "/keys"),
        made: made.into(),
        origin: "https://customs.example".into(),
    };
    let user = |login: &str, name: &str, roles: &str| UserRow {
        login: login.into(),
        name: name.into(),
        roles: roles.into(),
        party: "XA123456789".into(),
    };
    let admin = AdminPage {
        page: shell(&[Role::Administrator], "/admin"),
        store_ok: true,
        projection_lag: 0,
        tariff: "demo-2026".into(),
        profile: "neutral 2026.1".into(),
        version: "0.1.0".into(),
        users: vec![user("ana", "Ana Torres", "trader"), user("omar", "Omar Haddad", "officer")],
    };
    let mut pages = subscriptions();
    pages.extend([
        render("keys", &keys("")),
        render("keys-made", &keys("cwk_4f1d8a9c20b14f7a9e0c6a5b2d7e8f90")),
        render("admin", &admin),
    ]);
    pages
}

fn subscriptions() -> Vec<(&'static str, String)> {
    let page = |fault: &'static str, list: Vec<SubscriptionView>| SubscriptionsPage {
        page: shell(&[Role::Trader], "/notifications/subscriptions"),
        list,
        fault,
        channel: String::new(),
        target: if fault.is_empty() { String::new() } else { "https://10.0.0.1/hook".into() },
        chosen: vec![Function::Accepted],
        all: Function::ALL.to_vec(),
    };
    let subscribed = |id: &str, tone: &'static str, state: &'static str, error: &str| SubscriptionView {
        id: id.into(),
        channel: "subscriptions.webhook",
        target: "https://systems.example.org/customs/notifications?node=xa".into(),
        functions: if error.is_empty() { Vec::new() } else { vec![Function::Accepted, Function::Cleared] },
        tone,
        state,
        since: "2026-11-21T16:02:44Z".parse().expect("a moment of the sample"),
        error: error.into(),
    };
    let both = vec![
        subscribed("1f8a", "go", "subscriptions.works", ""),
        subscribed("2f8a", "stop", "subscriptions.fails", "it answered 503 Service Unavailable"),
    ];
    vec![
        render("subscriptions", &page("", both)),
        render("subscriptions-refused", &page("subscriptions.fault-private", Vec::new())),
    ]
}
