//! A whole response message, read and written.

use model::{Declaration, Finding};

use super::table::Response;
use crate::bind::{Binder, Form, Pointing, field_of, write_children};
use crate::message::text_of;
use crate::wco::{DECLARATION, METADATA, MetaData, begin};
use crate::xml::{Broken, Cursor, Space, Tag, Token, is_blank};
use crate::{Limits, code};

/// A response, and the new data where it tells of a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub metadata: MetaData,
    pub response: Response,
    /// The corrected data, at the places that the amendments point at.
    pub new_data: Option<Box<Declaration>>,
}

static RESPONSE: Form = Form {
    root: Response::CLASS,
    elements: Space::Response,
    moments: Space::ResponseTypes,
    pointing: Pointing::Wco("07B"),
};

/// Reads a response; namespaces may be absent, as they are in published samples.
///
/// The answer is there whenever the message is well-formed and one; the findings say what is wrong with its form.
pub fn read(bytes: &[u8], limits: &Limits) -> (Option<Answer>, Vec<Finding>) {
    let text = match text_of(bytes, limits) {
        Ok(text) => text,
        Err(finding) => return (None, vec![finding]),
    };
    let binder = Cursor::new(text, limits).map(|cursor| Binder::new(cursor, text, &METADATA));
    let mut binder = match binder {
        Ok(binder) => binder,
        Err(broken) => return (None, vec![broken.finding(text, String::new())]),
    };
    binder.accept_any_space();
    let mut answer = Answer::default();
    let found = match document(&mut binder, &mut answer) {
        Ok(found) => found,
        Err(broken) => {
            let pointer = binder.pointer();
            binder.findings.push(broken.finding(text, pointer));
            false
        }
    };
    (found.then_some(answer), binder.findings.into_list())
}

/// True if there was a response.
fn document(binder: &mut Binder<'_>, answer: &mut Answer) -> Result<bool, Broken> {
    let Token::Start(root) = binder.cursor.next()? else { return Ok(false) };
    let found = match root.local {
        "Response" => response(binder, answer).map(|()| true)?,
        "MetaData" => metadata(binder, answer)?,
        other => {
            binder.tell(code::UNKNOWN_ROOT, || format!("{other} is no response"));
            binder.cursor.skip()?;
            false
        }
    };
    binder.cursor.finish()?;
    Ok(found)
}

fn metadata(binder: &mut Binder<'_>, answer: &mut Answer) -> Result<bool, Broken> {
    let mut found = false;
    let mut last = 0;
    while let Some(tag) = child(binder)? {
        match field_of(MetaData::CLASS, tag.local, last) {
            _ if tag.local == "Response" && !found => {
                found = true;
                response(binder, answer)?;
                binder.enter(&METADATA);
            }
            Some(field) => binder.field(&mut answer.metadata, MetaData::CLASS, field, &mut last, tag)?,
            None => binder.unknown(MetaData::CLASS, tag)?,
        }
    }
    if !found {
        binder.tell(code::NOTHING_INSIDE, || "there is no Response inside MetaData".to_owned());
    }
    Ok(found)
}

/// The schema has two elements called Declaration: what the response is about, and the new data.
fn response(binder: &mut Binder<'_>, answer: &mut Answer) -> Result<(), Broken> {
    binder.enter(&RESPONSE);
    let mut last = 0;
    while let Some(tag) = child(binder)? {
        let again = tag.local == "Declaration" && answer.response.declaration.is_some();
        match field_of(Response::CLASS, tag.local, last) {
            _ if again && answer.new_data.is_none() => {
                binder.enter(&DECLARATION);
                binder.object(&mut **answer.new_data.insert(Box::default()))?;
                binder.enter(&RESPONSE);
            }
            Some(field) => binder.field(&mut answer.response, Response::CLASS, field, &mut last, tag)?,
            None => binder.unknown(Response::CLASS, tag)?,
        }
    }
    Ok(())
}

/// The next child of the element just begun; `None` at its end.
fn child<'a>(binder: &mut Binder<'a>) -> Result<Option<Tag<'a>>, Broken> {
    loop {
        match binder.cursor.next()? {
            Token::Start(tag) => return Ok(Some(tag)),
            Token::Text(text) if is_blank(&text) => {}
            Token::Text(text) => binder.stray(&text),
            Token::End | Token::Eof => return Ok(None),
        }
    }
}

/// Writes a response with all its namespaces, UTF-8.
pub fn write_answer(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::with_capacity(8 * 1024);
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    begin(&mut out, "MetaData", &[("xmlns", Space::MetaData)]);
    write_children(&mut out, &answer.metadata, "");
    begin(&mut out, "Response", &[("xmlns", Space::Response), ("xmlns:ds", Space::ResponseTypes)]);
    write_children(&mut out, &answer.response, "ds:");
    if let Some(new_data) = &answer.new_data {
        begin(&mut out, "Declaration", &[("xmlns", Space::Declaration), ("xmlns:ds", Space::DeclarationTypes)]);
        write_children(&mut out, &**new_data, "ds:");
        out.extend_from_slice(b"</Declaration>");
    }
    out.extend_from_slice(b"</Response></MetaData>\n");
    out
}
