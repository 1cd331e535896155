//! Sample declarations in several states, with their duties, findings and notifications.

use app::{Decision, DeclarationView, Document, DutyLine, DutySet, Role, Row, TimelineEntry, Wait, WorkStep};
use jiff::Timestamp;
use model::{Currency, Finding, Function, Money, Note, Notification, TaxLine};
use rust_decimal::Decimal;
use server::context::{CommodityView, DecidePage, DeclarationPage, MeasureView};
use server::form;
use server::html::{self, Shell};

const MRN: &str = "26NZ7Q0K2M4W8B6D13";

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment of the sample")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number of the sample")
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, "USD".parse::<Currency>().expect("a currency"))
}

pub fn row(state: &str) -> Row {
    let waits_for = match state {
        "documents wanted" => "declarant",
        "under control" => "officer",
        "awaiting payment" => "payer",
        _ => "",
    };
    Row {
        mrn: (state != "rejected").then(|| MRN.to_owned()),
        lrn: "AC-2026-1178".into(),
        sender: "XA123456789".into(),
        type_code: "IMA".into(),
        state: state.into(),
        waits_for: waits_for.into(),
        lane: if state == "under control" { "red".into() } else { String::new() },
        office: "NZAKL01".into(),
        importer: "Andes Cycles".into(),
        commodity: "87120030".into(),
        origin: "CN".into(),
        duty: Some(number("4265.63")),
        currency: "USD".into(),
        version: 2,
        lodged_at: at("2026-11-20T08:14:09Z"),
        updated_at: at("2026-11-21T16:02:44Z"),
    }
}

fn line(tax_type: &str, base: i64, rate: &str, assessed: i64, steps: &[(&str, &str, &str, &str)]) -> DutyLine {
    let tax = TaxLine {
        item: 1,
        tax_type: tax_type.into(),
        base: Some(usd(base)),
        quantity: None,
        rate: Some(number(rate)),
        relief: usd(0),
        preference: Some("100".into()),
        assessed: usd(assessed),
        payable: usd(assessed),
        payment_method: Some("A".into()),
    };
    let step = |(what, value, unit, source): &(&str, &str, &str, &str)| WorkStep {
        what: (*what).into(),
        number: number(value),
        unit: (*unit).into(),
        source: (*source).into(),
    };
    DutyLine { tax, legal_base: "Customs Act, art. 20".into(), steps: steps.iter().map(step).collect() }
}

pub fn duty_set() -> DutySet {
    let duty = [
        ("Price of the item", "12500.00", "USD", "invoice, item 1"),
        ("Customs value", "12500.00", "USD", "Customs Act, part 4"),
        ("Rate for all origins", "14", "%", "8712 00 30, measure 3021"),
    ];
    let vat = [
        ("Customs value", "12500.00", "USD", "Customs Act, part 4"),
        ("Customs duty", "1750.00", "USD", "A00 above"),
        ("Base", "14250.00", "USD", "VAT Act, art. 17"),
        ("Standard rate", "17.653", "%", "VAT Act, art. 8"),
    ];
    DutySet {
        version: 2,
        stage: "67".into(),
        at: at("2026-11-20T08:14:10Z"),
        lines: vec![line("A00", 1_250_000, "14.00", 175_000, &duty), line("B00", 1_425_000, "17.653", 251_563, &vat)],
        total: number("4265.63"),
        currency: "USD".into(),
    }
}

pub fn findings() -> Vec<Finding> {
    vec![
        Finding::error("CW-2014", "42A/67A/68A[1]/23A/79A/112", "The price of the item is missing.")
            .hint("Give the price as on the invoice."),
        Finding::error("CW-1003", "42A/67A/68A[2]/92A[1]/063", "“XX” is no country code.").hint("Did you mean XK?"),
        Finding::error("CW-2001", "42A/67A/68A[2]/23A/137", "The goods are not described."),
        Finding::warning("CW-3005", "42A/67A/68A[1]/23A/65A/126", "The gross mass is unusually high for 100 packages."),
    ]
}

pub fn notifications() -> Vec<Notification> {
    let one = |function, status: Option<&str>, when: &str, notes: Vec<Note>| Notification {
        function,
        status: status.map(str::to_owned),
        issued_at: at(when),
        id: "n1".into(),
        lrn: "AC-2026-1178".into(),
        mrn: Some(MRN.into()),
        version: 1,
        accepted_at: Some(at("2026-11-20T08:14:09Z")),
        findings: vec![],
        taxes: vec![],
        changed: vec![],
        notes,
    };
    let wanted = Note {
        code: "N935".into(),
        text: "Commercial invoice, all pages".into(),
        due: Some("2026-11-30".parse().expect("a day")),
    };
    vec![
        one(Function::Accepted, None, "2026-11-20T08:14:09Z", vec![]),
        one(Function::Tax, Some("67"), "2026-11-20T08:14:10Z", vec![]),
        one(Function::DocumentsWanted, None, "2026-11-20T08:14:11Z", vec![wanted]),
    ]
}

fn wait(state: &str) -> Vec<Wait> {
    let (owner, why) = match state {
        "documents wanted" => ("declarant", "Customs wants to see the commercial invoice (N935)."),
        "under control" => {
            ("officer", "The goods are to be examined: value per kilo far below the usual for this origin.")
        }
        "awaiting payment" => ("payer", "4 265.63 USD are to be paid before the goods are released."),
        _ => return vec![],
    };
    vec![Wait {
        owner: owner.into(),
        why: why.into(),
        since: at("2026-11-20T08:14:11Z"),
        until: Some(at("2026-11-30T23:59:00Z")),
    }]
}

fn timeline() -> Vec<TimelineEntry> {
    let entry = |when: &str, what: &str, text: &str, who: &str, version| TimelineEntry {
        at: at(when),
        what: what.into(),
        text: text.into(),
        who: who.into(),
        version,
    };
    vec![
        entry("2026-11-20T08:14:09Z", "lodged", "", "declarant Andes Cycles", 1),
        entry("2026-11-20T08:14:09Z", "accepted", "every check passed; goods declared as arrived", "system", 1),
        entry("2026-11-20T08:14:10Z", "assessed_indicative", "", "system", 1),
        entry("2026-11-20T08:14:11Z", "documents_asked", "value per kilo far below the usual", "system", 1),
        entry(
            "2026-11-21T15:58:02Z",
            "amendment_asked",
            "net mass 1 540 kg becomes 1 450 kg",
            "declarant Andes Cycles",
            2,
        ),
        entry("2026-11-21T16:02:44Z", "amendment_granted", "", "officer Omar Haddad", 2),
    ]
}

pub fn view(state: &str, roles: &[Role]) -> DeclarationView {
    let mut declaration = form::declaration(&super::answers());
    form::set(&mut declaration, "functional_reference_id", "AC-2026-1178", "");
    let document = |code: &str, state: &str, name: &str| Document {
        code: code.into(),
        reference: "INV-77120".into(),
        state: state.into(),
        hash: (state == "delivered").then(|| "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into()),
        name: name.into(),
    };
    let trader: &[&str] = match state {
        "awaiting payment" => &["receive_payment", "amend", "invalidate"],
        "cleared" => &[],
        _ => &["provide_documents", "amend", "invalidate", "present"],
    };
    let officer: &[&str] = &["release", "record_examination", "ask_documents", "order_control", "grant_amendment"];
    DeclarationView {
        row: row(state),
        declaration,
        timeline: timeline(),
        waits: wait(state),
        duties: vec![duty_set(), DutySet { version: 1, ..duty_set() }],
        decisions: vec![Decision {
            at: at("2026-11-20T08:14:10Z"),
            what: "control_ordered".into(),
            by: "system".into(),
            reasons: vec![
                "Value per kilo 8.62 USD, usual 14 to 22 USD (rule V-12)".into(),
                "First import from this seller (rule S-03)".into(),
            ],
            versions: vec!["neutral@2026.1".into(), "tariff@2026-11-01".into(), "rules@14".into()],
        }],
        notifications: notifications(),
        documents: vec![
            document("N935", if state == "documents wanted" { "wanted" } else { "delivered" }, "invoice.pdf"),
            document("N730", "declared", ""),
        ],
        findings: vec![findings().remove(3)],
        allowed: if roles.contains(&Role::Officer) { officer.to_vec() } else { trader.to_vec() },
    }
}

pub fn page(shell: Shell, view: DeclarationView) -> DeclarationPage {
    DeclarationPage {
        mrn: MRN.into(),
        steps: html::steps(&view.row.state),
        groups: html::groups(&shell, &view.declaration),
        faults: vec![],
        due: number("4265.63"),
        has_actions: !view.allowed.is_empty(),
        page: shell,
        view,
    }
}

pub fn decide(shell: Shell, view: DeclarationView) -> DecidePage {
    DecidePage {
        mrn: MRN.into(),
        groups: html::groups(&shell, &view.declaration),
        faults: vec![],
        why: "value per kilo far below the usual".into(),
        request: "r1".into(),
        due: "2026-12-02".into(),
        has_actions: true,
        page: shell,
        view,
    }
}

pub fn commodity() -> CommodityView {
    let measure = |tax: &str, origin: &str, expression: &str, preference: &str, quota: &str| MeasureView {
        tax_type: tax.into(),
        origin: origin.into(),
        preference: preference.into(),
        expression: expression.into(),
        valid: "since 1 Jan 2026".into(),
        legal_base: "Tariff Act 2025, schedule 1".into(),
        additional_code: String::new(),
        quota_order: quota.into(),
    };
    CommodityView {
        code: "8712003000".into(),
        description: "Bicycles with ball bearings".into(),
        ancestors: vec![
            ("87".into(), "Vehicles other than railway rolling stock, and parts thereof".into()),
            ("8712".into(), "Bicycles and other cycles, not motorised".into()),
        ],
        children: vec![],
        declarable: true,
        measures: vec![
            measure("A00", "", "14.00 %", "", ""),
            measure("A00", "PE", "0.00 %", "300", "050112"),
            measure("A30", "CN", "48.50 %", "", ""),
            measure("B00", "", "17.653 %", "", ""),
        ],
    }
}
