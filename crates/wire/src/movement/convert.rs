//! From each movement message to the one noun.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use model::{ConsignmentReference, Movement, MovementKind, Text, Transport};

use super::table::{
    ConsolidationRequest, GoodsArrival, MovementRequest, QueryRequest, UcrBlock, ValidateMovementRequest,
    ValidateMovementResponse,
};
use crate::bind::Binder;
use crate::code;

pub(super) fn movement(binder: &mut Binder<'_>, request: MovementRequest) -> Option<Movement> {
    let kind = match trimmed(&request.message_code) {
        "EAL" => MovementKind::Arrival,
        "EAA" => MovementKind::AnticipatedArrival,
        "EDL" => MovementKind::Departure,
        "RET" => MovementKind::Retrospective,
        other => return unknown(binder, other, "EAA, EAL, EDL or RET"),
    };
    let mut movement = Movement::new(kind);
    movement.arrived_at = moment(binder, request.arrived_at.as_deref());
    movement.departed_at = moment(binder, request.departed_at.as_deref());
    movement.ucr = request.ucr.and_then(|block| reference(*block));
    movement.master_ucr = request.master_ucr;
    movement.location = request.location;
    movement.reference = request.reference;
    movement.agent = request.agent.and_then(|agent| agent.eori);
    movement.transport = request.transport.map(|t| Transport { id: t.id, mode: t.mode, nationality: t.nationality });
    Some(movement)
}

/// With a master reference a consignment joins it, without one it leaves; without a consignment the master is shut.
pub(super) fn consolidation(binder: &mut Binder<'_>, request: ConsolidationRequest) -> Option<Movement> {
    let kind = match (trimmed(&request.message_code), &request.master_ucr) {
        ("CST", _) => MovementKind::Shut,
        ("EAC", Some(_)) if request.ucr.is_none() => MovementKind::Shut,
        ("EAC", Some(_)) => MovementKind::Associate,
        ("EAC", None) => MovementKind::Disassociate,
        (other, _) => return unknown(binder, other, "CST or EAC"),
    };
    let mut movement = Movement::new(kind);
    movement.ucr = request.ucr.and_then(|block| reference(*block));
    movement.master_ucr = request.master_ucr;
    Some(movement)
}

pub(super) fn query(request: QueryRequest) -> Movement {
    let ucr = request.ucr.and_then(|block| reference(*block));
    Movement { ucr, ..Movement::new(MovementKind::Query) }
}

pub(super) fn arrival(message: GoodsArrival) -> Movement {
    let nationality = message.transport_nationality;
    Movement {
        mrn: message.mrn,
        version: number(message.version),
        ucr: master(message.consignment_reference),
        transport: nationality.map(|n| Transport { nationality: Some(n), ..Transport::default() }),
        ..Movement::new(MovementKind::GoodsArrival)
    }
}

pub(super) fn matching(message: ValidateMovementResponse) -> Movement {
    Movement {
        mrn: message.mrn,
        version: number(message.version),
        ucr: master(message.consignment_reference),
        result: message.result,
        ..Movement::new(MovementKind::Matching)
    }
}

pub(super) fn asking(message: ValidateMovementRequest) -> Movement {
    Movement {
        mrn: message.mrn,
        version: number(message.version),
        ucr: master(message.consignment_reference),
        result: message.result,
        reference: message.trader_reference,
        location: message.agent_location,
        ..Movement::new(MovementKind::MatchingRequest)
    }
}

fn unknown(binder: &mut Binder<'_>, found: &str, expected: &str) -> Option<Movement> {
    binder.tell(code::MISSING, || format!("messageCode {found:?} is not known; expected {expected}"));
    None
}

fn trimmed(text: &Option<Text>) -> &str {
    text.as_deref().unwrap_or_default().trim()
}

fn reference(block: UcrBlock) -> Option<ConsignmentReference> {
    let master = trimmed(&block.kind) == "M";
    block.ucr.map(|id| ConsignmentReference { id, part: block.part, master })
}

/// The inventory's consignment reference, which the declaration has as its master reference.
fn master(id: Option<Text>) -> Option<ConsignmentReference> {
    id.map(|id| ConsignmentReference { id, part: None, master: true })
}

fn number(text: Option<Text>) -> Option<u32> {
    text.and_then(|text| text.trim().parse().ok())
}

/// `xs:dateTime`; without a zone it is UTC.
fn moment(binder: &mut Binder<'_>, text: Option<&str>) -> Option<Timestamp> {
    let text = text?.trim();
    let zoned = text.parse::<Timestamp>().ok();
    let at = zoned.or_else(|| Offset::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok());
    if at.is_none() && !text.is_empty() {
        binder.tell(code::BAD_MOMENT, || format!("{text:?} is no date and time"));
    }
    at
}
