//! From our notification to the response classes.

use jiff::civil::Date;
use model::dataset::Amendment;
use model::{Finding, Function, Moment, Note, Notification, Numeric, Pointer, TaxLine, Text};

use super::amounts::to_element;
use super::answer::Answer;

use super::table::{
    AssessedCommodity, AssessedDuty, AssessedItem, AssessedPayment, AssessedShipment, DeclarationStatus, Fault, Remark,
    Response, Status,
};
use crate::wco::MetaData;

impl From<&Notification> for Answer {
    fn from(notification: &Notification) -> Answer {
        let metadata = MetaData {
            data_model_version_code: Some(Text::const_new("3.6")),
            type_name: Some(Text::const_new("RES")),
            ..MetaData::default()
        };
        Answer { metadata, response: response(notification), new_data: None }
    }
}

fn response(notification: &Notification) -> Response {
    let function = notification.function;
    Response {
        function_code: Some(Text::from(function.code())),
        functional_reference_id: Some(text(&notification.id, 35)),
        issue_date_time: Some(Moment::from_timestamp(notification.issued_at)),
        additional_information: notification.notes.iter().map(|note| remark(note, function)).collect(),
        amendments: notification.changed.iter().map(amendment).collect(),
        errors: notification.findings.iter().map(fault).collect(),
        statuses: notification.status.iter().map(|code| status(code)).collect(),
        declaration: Some(Box::new(declaration(notification))),
        ..Response::default()
    }
}

fn declaration(notification: &Notification) -> DeclarationStatus {
    let when = |function: Function| {
        (notification.function == function).then(|| Moment::from_timestamp(notification.issued_at))
    };
    DeclarationStatus {
        acceptance_date_time: notification.accepted_at.map(Moment::from_timestamp),
        cancellation_date_time: when(Function::Invalidated),
        functional_reference_id: Some(text(&notification.lrn, 35)),
        id: notification.mrn.as_deref().map(Text::from),
        rejection_date_time: when(Function::Rejected),
        version_id: Some(Text::from(notification.version.to_string())),
        duty_tax_fees: Vec::new(),
        goods_shipment: shipment(&notification.taxes),
    }
}

/// Lines of the same item stand together, in the order given.
fn shipment(taxes: &[TaxLine]) -> Option<Box<AssessedShipment>> {
    let mut items: Vec<(u32, AssessedItem)> = Vec::new();
    for line in taxes {
        let at = items.iter().position(|(number, _)| *number == line.item).unwrap_or(items.len());
        if at == items.len() {
            let sequence = Some(Numeric::from(rust_decimal::Decimal::from(line.item)));
            items.push((line.item, AssessedItem { sequence, commodity: None }));
        }
        if let Some((_, item)) = items.get_mut(at) {
            let commodity: &mut Box<AssessedCommodity> = item.commodity.get_or_insert_default();
            commodity.duty_tax_fees.push(duty(line));
        }
    }
    let items: Vec<AssessedItem> = items.into_iter().map(|(_, item)| item).collect();
    (!items.is_empty()).then(|| Box::new(AssessedShipment { items }))
}

fn duty(line: &TaxLine) -> AssessedDuty {
    AssessedDuty {
        ad_valorem_tax_base: line.base.map(to_element),
        deducted: Some(to_element(line.relief)),
        duty_regime_code: line.preference.as_deref().map(|code| text(code, 3)),
        specific_tax_base: line.quantity.as_ref().map(|(quantity, unit)| model::Measure {
            number: Numeric::from(*quantity),
            unit: (!unit.is_empty()).then(|| Text::from(unit)),
        }),
        tax_rate: line.rate.map(Numeric::from),
        type_code: Some(text(&line.tax_type, 3)),
        payment: Some(Box::new(AssessedPayment {
            tax_assessed: Some(to_element(line.assessed)),
            payment_amount: Some(to_element(line.payable)),
        })),
    }
}

/// Error with the code, the place, and the words; what to do about it follows the words.
fn fault(finding: &Finding) -> Fault {
    let pointer: Option<Pointer> = finding.pointer.parse().ok();
    let pointers = pointer.as_ref().map(Pointer::to_elements).unwrap_or_default();
    let mut description = finding.message.clone();
    if pointers.is_empty() && !finding.pointer.is_empty() {
        description = format!("{}: {description}", finding.pointer);
    }
    if !finding.hint.is_empty() {
        description = format!("{description} ({})", finding.hint);
    }
    Fault {
        description: (!description.is_empty()).then(|| text(&description, 512)),
        validation_code: Some(text(&finding.code, 8)),
        pointers,
    }
}

fn amendment(pointer: &Pointer) -> Amendment {
    let pointers = pointer.to_elements();
    Amendment { change_reason_code: None, pointers }
}

fn status(code: &str) -> Status {
    Status { name_code: Some(text(code, 3)), ..Status::default() }
}

/// The statement's kind (UN/EDIFACT 4451) follows from what the notification is for.
fn remark(note: &Note, function: Function) -> Remark {
    let kind = match function {
        Function::DocumentsWanted => "ACA",
        Function::Exited | Function::ExitEvidenceWanted => "CEX",
        Function::Corrected => "AES",
        _ => "AFB",
    };
    Remark {
        statement_code: (!note.code.is_empty()).then(|| text(&note.code, 17)),
        statement_description: (!note.text.is_empty()).then(|| text(&note.text, 512)),
        limit_date_time: note.due.map(day),
        statement_type_code: Some(Text::const_new(kind)),
        pointers: Vec::new(),
    }
}

/// Format 102, a day.
fn day(date: Date) -> Moment {
    let text = format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    Moment { text: Text::from(text), format: Some(Text::const_new("102")) }
}

/// As many characters as the schema has room for.
fn text(text: &str, most: usize) -> Text {
    text.chars().take(most).collect()
}
