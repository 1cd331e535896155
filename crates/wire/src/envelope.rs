//! Finds the message inside a document, whatever envelope is around it.

use rules::nearest;

use crate::bind::Binder;
use crate::message::Message;
use crate::wco::Inside;
use crate::xml::{Broken, Tag, Token};
use crate::{code, ens, movement, wco};

/// Roots by which a message is recognised.
const ROOTS: [&str; 10] = [
    "MetaData",
    "Declaration",
    "submitDeclarationRequest",
    "inventoryLinkingMovementRequest",
    "inventoryLinkingConsolidationRequest",
    "inventoryLinkingQueryRequest",
    "inventoryLinkingImportsGoodsArrival",
    "InventoryLinkingImportsValidateMovementResponse",
    "InventoryLinkingExportsInboundRequest",
    "CC315A",
];

/// Reads the document to its end; `None` where there is no message in it.
pub(crate) fn read_document(binder: &mut Binder<'_>) -> Result<Option<Message>, Broken> {
    let Token::Start(root) = binder.cursor.next()? else { return Ok(None) };
    let message = match root.local {
        name if is_envelope(name) => open(binder)?,
        name if is_answer(name) => {
            binder.cursor.skip()?;
            Some(Message::Response)
        }
        _ => match content(binder, root)? {
            Some(message) => message,
            None => unknown(binder, root)?,
        },
    };
    binder.cursor.finish()?;
    Ok(message)
}

/// A request or a transport header around a message, whatever service it is addressed to.
fn is_envelope(element: &str) -> bool {
    let request = element.ends_with("DeclarationRequest") || element.ends_with("InboundRequest");
    request || matches!(element, "Envelope" | "Body" | "requestDetail" | "requestBody")
}

fn is_answer(element: &str) -> bool {
    let answer = element.ends_with("Response") || element.ends_with("Report") || element.ends_with("Notification");
    (answer && movement::root_of(element).is_none()) || element == "errorResponse"
}

/// Reads a message whose element has just begun; the outer `None` says that it is no message.
fn content<'a>(binder: &mut Binder<'a>, tag: Tag<'a>) -> Result<Option<Option<Message>>, Broken> {
    if let Some(root) = movement::root_of(tag.local) {
        let movement = movement::read_root(binder, root, tag)?;
        return Ok(Some(movement.map(|m| Message::Movement(Box::new(m)))));
    }
    Ok(Some(match tag.local {
        "MetaData" | "Declaration" => match wco::read_root(binder, tag)? {
            Inside::Declaration(submission) => Some(Message::Declaration(submission)),
            Inside::Response => Some(Message::Response),
            Inside::Nothing => None,
        },
        "CC315A" => Some(Message::EntrySummary(Box::new(ens::read_root(binder, tag)?))),
        _ => return Ok(None),
    }))
}

/// Looks for the message in an envelope just begun; headers are passed over.
fn open(binder: &mut Binder<'_>) -> Result<Option<Message>, Broken> {
    let mut depth = 1usize;
    let mut found = None;
    while depth > 0 {
        match binder.cursor.next()? {
            Token::Start(tag) if is_envelope(tag.local) => depth += 1,
            Token::Start(_) if found.is_some() => binder.cursor.skip()?,
            Token::Start(tag) => match content(binder, tag)? {
                Some(message) => found = Some(message),
                None => binder.cursor.skip()?,
            },
            Token::End => depth -= 1,
            Token::Text(_) => {}
            Token::Eof => break,
        }
    }
    if found.is_none() {
        binder.tell(code::NOTHING_INSIDE, || "there is no known message inside the envelope".to_owned());
    }
    Ok(found.flatten())
}

fn unknown(binder: &mut Binder<'_>, root: Tag<'_>) -> Result<Option<Message>, Broken> {
    let near = nearest(root.local, ROOTS).map(|near| format!("; perhaps {near} is meant")).unwrap_or_default();
    binder.tell(code::UNKNOWN_ROOT, || format!("{} is no message that is known here{near}", root.local));
    binder.cursor.skip()?;
    Ok(None)
}
