//! `clearway duty`: what is to be paid for one kind of goods, each step shown.

use app::{DutyLine, DutyQuery, DutySet};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tariff::Unit;

use crate::args::Duty;
use crate::exit::{Exit, ended};
use crate::node;

pub fn run(args: &Duty) -> Exit {
    ended(calculate(args))
}

fn calculate(args: &Duty) -> Result<Exit, Exit> {
    let profile = node::profile(&args.profile)?;
    let tariff = node::tariff(&args.tariff)?;
    let query = query(args)?;
    let node = node::runtime()?.block_on(node::in_memory(profile, tariff, jiff::Timestamp::UNIX_EPOCH))?;
    match node.duty(&query) {
        Ok(set) if args.json => println!("{}", in_json(&set)),
        Ok(set) => print_table(&set),
        Err(findings) => {
            let lines: Vec<String> = findings.iter().map(|f| format!("{} {}", f.code, f.message)).collect();
            return Err(Exit::input(lines.join("\n")));
        }
    }
    Ok(Exit::Done)
}

fn query(args: &Duty) -> Result<DutyQuery, Exit> {
    let mut quantities = Vec::new();
    for text in &args.quantity {
        let wrong = || Exit::input(format!("--quantity {text:?}: expected UNIT=NUMBER such as KGM=500"));
        let (unit, number) = text.split_once('=').ok_or_else(wrong)?;
        let unit: Unit = unit.parse().map_err(|_| wrong())?;
        let number: Decimal = number.parse().map_err(|_| wrong())?;
        quantities.push((unit, number));
    }
    Ok(DutyQuery {
        on: args.on,
        commodity: args.commodity.as_str().into(),
        origin: args.origin.as_str().into(),
        value: args.value,
        currency: args.currency.as_str().into(),
        preference: args.preference.as_deref().unwrap_or_default().into(),
        additional_codes: args.additional_code.iter().map(Into::into).collect(),
        quantities,
        procedure: args.procedure.as_deref().unwrap_or_default().into(),
        documents: args.document.iter().map(Into::into).collect(),
        ..DutyQuery::default()
    })
}

fn in_json(set: &DutySet) -> Value {
    let lines: Vec<Value> = set.lines.iter().map(line_json).collect();
    json!({ "lines": lines, "total": set.total.to_string() })
}

fn line_json(line: &DutyLine) -> Value {
    let tax = &line.tax;
    let steps: Vec<Value> = line
        .steps
        .iter()
        .map(|step| json!({ "what": step.what, "number": step.number.to_string(), "unit": step.unit, "source": step.source }))
        .collect();
    json!({
        "tax_type": tax.tax_type,
        "base": tax.base.map(|base| base.to_string()),
        "rate": tax.rate.map(|rate| rate.to_string()),
        "assessed": tax.assessed.to_string(),
        "relief": tax.relief.to_string(),
        "payable": tax.payable.to_string(),
        "steps": steps,
    })
}

fn print_table(set: &DutySet) {
    for line in &set.lines {
        let tax = &line.tax;
        println!("{:<4} {:>14} {}   {}", tax.tax_type, tax.payable, set.currency, line.legal_base);
        for step in &line.steps {
            println!("       {:<40} {:>14} {:<10} {}", step.what, step.number, step.unit, step.source);
        }
    }
    println!("total {:>13} {}", set.total, set.currency);
}
