//! The shapes of answers as the API's description names them. What is written comes from `told`; a test compares.
#![expect(dead_code, reason = "these types are read by the description only")]

use utoipa::ToSchema;

/// The answer to a message, once it is durable.
#[derive(ToSchema)]
pub struct Receipt {
    /// The sender's own reference.
    lrn: String,
    /// Absent where the lodgement was refused.
    mrn: Option<String>,
    state: String,
    notifications: Vec<Notification>,
    /// SHA-256 of the bytes received, in hexadecimal.
    receipt: String,
}

/// One notification (WCO RES).
#[derive(ToSchema)]
pub struct Notification {
    /// WCO function code: 01 accepted, 03 refused, 05 control, 09 cleared, 13 tax …
    function_code: String,
    status_code: Option<String>,
    issued_at: String,
    id: String,
    lrn: String,
    mrn: Option<String>,
    version: u32,
    findings: Vec<Finding>,
}

/// One fault or warning.
#[derive(ToSchema)]
pub struct Finding {
    code: String,
    severity: String,
    pointer: String,
    message: String,
    hint: String,
}

/// RFC 9457
#[derive(ToSchema)]
pub struct Problem {
    r#type: String,
    title: String,
    status: u16,
    detail: Option<String>,
    findings: Option<Vec<Finding>>,
}

/// One line of a list.
#[derive(ToSchema)]
pub struct Row {
    mrn: Option<String>,
    lrn: String,
    sender: String,
    r#type: String,
    state: String,
    /// Who is waited for; empty when done.
    waits_for: String,
    lane: String,
    office: String,
    importer: String,
    commodity: String,
    origin: String,
    duty: Option<String>,
    currency: String,
    version: u32,
    lodged_at: String,
    updated_at: String,
}

#[derive(ToSchema)]
pub struct List {
    declarations: Vec<Row>,
    next: Option<String>,
}

/// Every reference of one sender on one day.
#[derive(ToSchema)]
pub struct Day {
    sender: String,
    day: String,
    declarations: Vec<Row>,
}

#[derive(ToSchema)]
pub struct View {
    mrn: Option<String>,
    lrn: String,
    state: String,
    waits: Vec<Wait>,
    timeline: Vec<Entry>,
    duties: Vec<Duty>,
    notifications: Vec<Notification>,
    findings: Vec<Finding>,
    allowed: Vec<String>,
}

#[derive(ToSchema)]
pub struct Wait {
    owner: String,
    why: String,
    since: String,
    until: Option<String>,
}

#[derive(ToSchema)]
pub struct Entry {
    at: String,
    what: String,
    text: String,
    who: String,
    version: u32,
}

#[derive(ToSchema)]
pub struct Duty {
    lines: Vec<DutyLine>,
    total: String,
    currency: String,
}

#[derive(ToSchema)]
pub struct DutyLine {
    item: u32,
    tax_type: String,
    base: Option<String>,
    rate: Option<String>,
    assessed: String,
    relief: String,
    payable: String,
    legal_base: String,
    steps: Vec<Step>,
}

#[derive(ToSchema)]
pub struct Step {
    what: String,
    number: String,
    unit: String,
    source: String,
}

#[derive(ToSchema)]
pub struct Notifications {
    notifications: Vec<Notification>,
    next: String,
}

#[derive(ToSchema)]
pub struct Commodity {
    code: String,
    description: String,
    declarable: bool,
    measures: Vec<Measure>,
}

#[derive(ToSchema)]
pub struct Measure {
    tax_type: String,
    origin: String,
    preference: String,
    expression: String,
    valid_from: Option<String>,
    valid_to: Option<String>,
}
