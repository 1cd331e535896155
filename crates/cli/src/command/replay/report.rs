//! What a replay says of one folder: each declaration with its notifications and duties.

use std::path::Path;

use app::DeclarationView;
use model::Notification;
use serde_json::{Value, json};

use super::Run;
use crate::command::check::finding_json;
use crate::exit::Exit;

pub async fn scenario(dir: &Path, run: &Run) -> Result<Value, Exit> {
    let mut declarations = Vec::new();
    for lrn in &run.declarations {
        let view = run.node.declaration_by_lrn(&run.actor, &run.actor.party, lrn).await;
        if let Some(view) = view.map_err(Exit::failed)? {
            declarations.push(declaration(&view));
        }
    }
    let name = dir.file_name().map_or_else(|| dir.display().to_string(), |name| name.to_string_lossy().into_owned());
    let refused: Vec<Value> = run.faults.iter().map(|(file, why)| json!({ "file": file, "why": why })).collect();
    Ok(json!({ "scenario": name, "declarations": declarations, "not_taken": refused }))
}

fn declaration(view: &DeclarationView) -> Value {
    json!({
        "lrn": view.row.lrn,
        "mrn": view.row.mrn,
        "state": view.row.state,
        "version": view.row.version,
        "notifications": view.notifications.iter().map(notification).collect::<Vec<_>>(),
        "duties": duties(view),
        "waits": view.waits.iter().map(|w| json!({ "owner": w.owner, "why": w.why })).collect::<Vec<_>>(),
    })
}

fn notification(notification: &Notification) -> Value {
    json!({
        "function_code": notification.function.code(),
        "status_code": notification.status,
        "issued_at": notification.issued_at.to_string(),
        "findings": notification.findings.iter().map(finding_json).collect::<Vec<_>>(),
    })
}

/// One row a tax line, in the order of the tax notifications.
fn duties(view: &DeclarationView) -> Vec<Value> {
    let rows = view.duties.iter().flat_map(|set| set.lines.iter().map(move |line| (set, &line.tax)));
    let row = |(set, tax): (&app::DutySet, &model::TaxLine)| {
        json!({
            "version": set.version,
            "stage": set.stage,
            "item": tax.item,
            "tax_type": tax.tax_type,
            "base": tax.base.map(|base| base.to_string()),
            "rate": tax.rate.map(|rate| rate.to_string()),
            "relief": tax.relief.to_string(),
            "assessed": tax.assessed.to_string(),
            "payable": tax.payable.to_string(),
        })
    };
    rows.map(row).collect()
}

pub fn print_text(line: &Value) {
    println!("{}", line["scenario"].as_str().unwrap_or_default());
    for declaration in line["declarations"].as_array().into_iter().flatten() {
        let notifications = declaration["notifications"].as_array().into_iter().flatten();
        let codes: Vec<String> = notifications
            .map(|n| match n["status_code"].as_str() {
                Some(status) => format!("{}/{status}", n["function_code"].as_str().unwrap_or_default()),
                None => n["function_code"].as_str().unwrap_or_default().to_owned(),
            })
            .collect();
        let state = declaration["state"].as_str().unwrap_or_default();
        println!("  {} {state}: {}", declaration["lrn"].as_str().unwrap_or_default(), codes.join(" "));
    }
    for fault in line["not_taken"].as_array().into_iter().flatten() {
        println!("  not taken: {} ({})", fault["file"], fault["why"]);
    }
}
