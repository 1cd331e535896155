//! States, tones and the row of steps: how a declaration's standing looks.

/// The look of a state, an event or a decision: `go`, `wait`, `stop`, `calm`, or nothing for the plain one.
pub fn tone(name: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["ended", "taken", "answered"]) {
        "go"
    } else if has(&["reject", "refuse", "invalidat", "overdue", "tamper", "control", "short", "held", "escalated"]) {
        "stop"
    } else if has(&["await", "wanted", "asked", "requested", "due", "remind", "hand", "reserved"]) {
        "wait"
    } else if has(&["clear", "release", "grant", "paid", "payment", "exited", "settled", "provided"]) {
        "go"
    } else if has(&[
        "accept",
        "assess",
        "register",
        "receiv",
        "lodge",
        "present",
        "amend",
        "routed",
        "corrected",
        "declared",
    ]) {
        "calm"
    } else {
        ""
    }
}

/// A text key's part for a name as rooms give it: `under control`, `grant_amendment`.
pub fn slug(name: &str) -> String {
    name.replace([' ', '_'], "-")
}

/// One step of a declaration's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub key: &'static str,
    pub class: &'static str,
    pub done: bool,
    pub now: bool,
}

/// Where a state stands on the way from lodging to clearance.
pub fn steps(state: &str) -> Vec<Step> {
    let state = slug(state);
    let way = ["steps.lodged", "steps.accepted", "steps.checked", "steps.paid", "steps.released", "steps.cleared"];
    let (reached, stop) = match state.as_str() {
        "rejected" | "refused" => return ended("steps.refused"),
        "invalidated" => return ended("steps.invalidated"),
        "registered" | "pre-lodged" | "received" => (1, false),
        "accepted" | "awaiting-assessment" => (2, false),
        "under-control" | "documents-wanted" => (2, true),
        "awaiting-payment" => (3, false),
        "released" | "awaiting-quota" => (5, false),
        "cleared" | "exited" => (6, false),
        _ => (1, false),
    };
    let class = |at: usize| match at {
        at if at < reached => "done",
        at if at == reached && stop => "now stop",
        at if at == reached => "now",
        _ => "",
    };
    let step =
        |(at, key): (usize, &'static str)| Step { key, class: class(at), done: at < reached, now: at == reached };
    way.into_iter().enumerate().map(step).collect()
}

fn ended(key: &'static str) -> Vec<Step> {
    vec![
        Step { key: "steps.lodged", class: "done", done: true, now: false },
        Step { key, class: "now stop", done: false, now: true },
    ]
}

/// True if one of the commands that are `allowed` is what a page calls `deed`.
pub fn may(allowed: &[&str], deed: &str) -> bool {
    let names: &[&str] = match deed {
        "pay" => &["pay", "receive_payment"],
        "control" => &["control", "order_control"],
        "record-result" => &["record_result", "record_examination"],
        "grant" => &["grant", "grant_amendment", "grant_invalidation"],
        "ask-documents" => &["ask_documents"],
        "provide-document" => &["provide_document", "provide_documents"],
        "exit" => &["exit", "depart"],
        "present" => &["present"],
        "amend" => &["amend"],
        "invalidate" => &["invalidate"],
        "release" => &["release"],
        _ => &[],
    };
    allowed.iter().any(|allowed| names.contains(allowed))
}
