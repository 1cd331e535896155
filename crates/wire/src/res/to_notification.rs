//! From the response classes to our notification.

use jiff::Timestamp;
use model::dataset::WcoPointer;
use model::{Finding, Function, Moment, Note, Notification, Pointer, Severity, TaxLine, Text};

use super::amounts::from_element;
use super::answer::Answer;

use super::table::{AssessedDuty, AssessedItem, Fault, Remark, Response};
use crate::code;

/// Currency of amounts that name none.
const UNNAMED: &str = "XXX";

impl Answer {
    /// The notification that the response carries.
    ///
    /// # Errors
    /// A finding for each thing without which it is none: function, time of issue, the declaration's reference.
    pub fn notification(&self) -> Result<Notification, Vec<Finding>> {
        let response = &self.response;
        let function = response.function_code.as_deref().map(str::trim).and_then(Function::from_code);
        let issued = time(response.issue_date_time.as_ref());
        let Some((function, issued_at, declaration)) = function
            .zip(issued)
            .zip(response.declaration.as_deref())
            .map(|((function, issued), declaration)| (function, issued, declaration))
        else {
            return Err(missing(response, function.is_none(), issued.is_none()));
        };
        let items = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.items);
        Ok(Notification {
            function,
            status: response.statuses.first().and_then(|s| string(&s.name_code)),
            issued_at,
            id: string(&response.functional_reference_id).unwrap_or_default(),
            lrn: string(&declaration.functional_reference_id).unwrap_or_default(),
            mrn: string(&declaration.id),
            version: string(&declaration.version_id).and_then(|v| v.parse().ok()).unwrap_or(1),
            accepted_at: time(declaration.acceptance_date_time.as_ref()),
            findings: response.errors.iter().map(|fault| finding(fault, function)).collect(),
            taxes: items.flat_map(lines).collect(),
            changed: response.amendments.iter().filter_map(|a| Pointer::from_elements(&a.pointers)).collect(),
            notes: response.additional_information.iter().map(note).collect(),
        })
    }
}

fn missing(response: &Response, function: bool, issued: bool) -> Vec<Finding> {
    let absent = [
        (function, "07B/017", "a known function code is missing"),
        (issued, "07B/D029", "the time of issue is missing"),
        (response.declaration.is_none(), "07B/42A", "the declaration is missing"),
    ];
    let told = absent.into_iter().filter(|(absent, ..)| *absent);
    told.map(|(_, pointer, message)| Finding::error(code::MISSING, pointer, message)).collect()
}

fn lines(item: &AssessedItem) -> Vec<TaxLine> {
    let number = item.sequence.as_ref().and_then(|n| n.text().trim().parse().ok()).unwrap_or(0);
    let duties = item.commodity.iter().flat_map(|commodity| &commodity.duty_tax_fees);
    duties.filter_map(|duty| line(number, duty)).collect()
}

/// `None` where nothing was assessed.
fn line(item: u32, duty: &AssessedDuty) -> Option<TaxLine> {
    let payment = duty.payment.as_deref()?;
    let assessed = from_element(payment.tax_assessed.as_ref()?, UNNAMED)?;
    let nothing = model::Money::zero(assessed.currency());
    let money = |amount: &Option<model::Amount>| {
        amount.as_ref().and_then(|amount| from_element(amount, assessed.currency().as_str()))
    };
    Some(TaxLine {
        item,
        tax_type: string(&duty.type_code).unwrap_or_default(),
        base: money(&duty.ad_valorem_tax_base),
        quantity: duty.specific_tax_base.as_ref().and_then(|measure| {
            Some((measure.number.value()?, measure.unit.as_deref().unwrap_or_default().to_owned()))
        }),
        rate: duty.tax_rate.as_ref().and_then(model::Numeric::value),
        relief: money(&duty.deducted).unwrap_or(nothing),
        preference: string(&duty.duty_regime_code),
        assessed,
        payable: money(&payment.payment_amount).unwrap_or(nothing),
        payment_method: None,
    })
}

/// In a rejection an error refuses; anywhere else it is a warning.
fn finding(fault: &Fault, function: Function) -> Finding {
    let severity = if function == Function::Rejected { Severity::Error } else { Severity::Warning };
    let code = string(&fault.validation_code).unwrap_or_default();
    let message = string(&fault.description).unwrap_or_default();
    Finding { severity, ..Finding::error(code, pointer(&fault.pointers), message) }
}

fn pointer(elements: &[WcoPointer]) -> String {
    Pointer::from_elements(elements).map(|pointer| pointer.to_string()).unwrap_or_default()
}

fn note(remark: &Remark) -> Note {
    Note {
        code: string(&remark.statement_code).unwrap_or_default(),
        text: string(&remark.statement_description).unwrap_or_default(),
        due: remark.limit_date_time.as_ref().and_then(Moment::date),
    }
}

fn time(moment: Option<&Moment>) -> Option<Timestamp> {
    let moment = moment?;
    let trimmed = Moment { text: moment.text.trim().into(), format: None };
    trimmed.timestamp()
}

/// Without the blanks around it, which published samples have.
fn string(text: &Option<Text>) -> Option<String> {
    text.as_deref().map(|text| text.trim().to_owned())
}
