//! Recognises a movement message by its root and reads it.

use model::Movement;
use model::node::{Class, Node, Value};

use super::convert;
use super::table::{
    ConsolidationRequest, GoodsArrival, MovementRequest, QueryRequest, ValidateMovementRequest,
    ValidateMovementResponse,
};
use crate::bind::{Binder, Form, Pointing};
use crate::code;
use crate::xml::{Broken, Space, Tag};

/// A movement message's root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    Movement,
    Consolidation,
    Query,
    GoodsArrival,
    Matching,
    MatchingRequest,
}

pub(crate) fn root_of(element: &str) -> Option<Root> {
    Some(match element {
        "inventoryLinkingMovementRequest" => Root::Movement,
        "inventoryLinkingConsolidationRequest" => Root::Consolidation,
        "inventoryLinkingQueryRequest" => Root::Query,
        "inventoryLinkingImportsGoodsArrival" => Root::GoodsArrival,
        "InventoryLinkingImportsValidateMovementResponse" => Root::Matching,
        "InventoryLinkingImportsValidateMovementRequest" => Root::MatchingRequest,
        _ => return None,
    })
}

const fn form(root: &'static Class, elements: Space, element: &'static str) -> Form {
    Form { root, elements, moments: Space::None, pointing: Pointing::Path(element) }
}

static MOVEMENT: Form = form(MovementRequest::CLASS, Space::ExportMovement, "inventoryLinkingMovementRequest");
static CONSOLIDATION: Form =
    form(ConsolidationRequest::CLASS, Space::ExportMovement, "inventoryLinkingConsolidationRequest");
static QUERY: Form = form(QueryRequest::CLASS, Space::ExportMovement, "inventoryLinkingQueryRequest");
static ARRIVAL: Form = form(GoodsArrival::CLASS, Space::ImportMovement, "inventoryLinkingImportsGoodsArrival");
static MATCHING: Form =
    form(ValidateMovementResponse::CLASS, Space::ImportMovement, "InventoryLinkingImportsValidateMovementResponse");
static ASKING: Form =
    form(ValidateMovementRequest::CLASS, Space::ImportMovement, "InventoryLinkingImportsValidateMovementRequest");

/// Reads from the root element just begun up to its end; `None` where what it says is not enough for a movement.
pub(crate) fn read_root<'a>(binder: &mut Binder<'a>, root: Root, tag: Tag<'a>) -> Result<Option<Movement>, Broken> {
    Ok(match root {
        Root::Movement => {
            let request: MovementRequest = message(binder, &MOVEMENT, tag)?;
            convert::movement(binder, request)
        }
        Root::Consolidation => {
            let request: ConsolidationRequest = message(binder, &CONSOLIDATION, tag)?;
            convert::consolidation(binder, request)
        }
        Root::Query => Some(convert::query(message(binder, &QUERY, tag)?)),
        Root::GoodsArrival => Some(convert::arrival(message(binder, &ARRIVAL, tag)?)),
        Root::Matching => Some(convert::matching(message(binder, &MATCHING, tag)?)),
        Root::MatchingRequest => Some(convert::asking(message(binder, &ASKING, tag)?)),
    })
}

fn message<'a, T: Node + Default>(binder: &mut Binder<'a>, form: &'static Form, tag: Tag<'a>) -> Result<T, Broken> {
    binder.enter(form);
    binder.check_space(tag, form.elements);
    let mut message = T::default();
    binder.object(&mut message)?;
    required(binder, &message);
    Ok(message)
}

/// Tells what the message lacks at its top; the values below are the trader's own affair.
fn required(binder: &mut Binder<'_>, message: &dyn Node) {
    for (at, field) in message.class().fields.iter().enumerate() {
        if field.required && matches!(message.get(at), Value::Absent) {
            binder.tell(code::MISSING, || format!("{} is missing", field.element));
        }
    }
}
