//! Reads a WCO declaration from whatever it comes wrapped in.

use model::Declaration;

use super::metadata::{MetaData, Submission};
use crate::bind::{Binder, Form, Pointing, field_of};
use crate::code;
use crate::xml::{Broken, Space, Tag, Token, is_blank};

pub(crate) static DECLARATION: Form = Form {
    root: Declaration::CLASS,
    elements: Space::Declaration,
    moments: Space::DeclarationTypes,
    pointing: Pointing::Wco("42A"),
};

pub(crate) static METADATA: Form = Form {
    root: MetaData::CLASS,
    elements: Space::MetaData,
    moments: Space::None,
    pointing: Pointing::Path("MetaData"),
};

/// What stands inside a `MetaData` element.
pub(crate) enum Inside {
    Declaration(Box<Submission>),
    /// A response: recognised by its name, not read further.
    Response,
    Nothing,
}

/// Reads from the root element just begun, `MetaData` or `Declaration`, up to its end.
pub(crate) fn read_root<'a>(binder: &mut Binder<'a>, root: Tag<'a>) -> Result<Inside, Broken> {
    if root.local == "Declaration" {
        let mut submission = Box::<Submission>::default();
        read_declaration(binder, root, &mut submission.declaration)?;
        return Ok(Inside::Declaration(submission));
    }
    read_metadata(binder, root)
}

fn read_metadata<'a>(binder: &mut Binder<'a>, root: Tag<'a>) -> Result<Inside, Broken> {
    binder.enter(&METADATA);
    binder.check_space(root, Space::MetaData);
    binder.no_attributes();
    let mut metadata = MetaData::default();
    let mut declaration: Option<Declaration> = None;
    let mut response = false;
    let mut last = 0;
    loop {
        match binder.cursor.next_between()? {
            Token::Start(tag) if tag.local == "Declaration" && declaration.is_none() => {
                read_declaration(binder, tag, declaration.insert(Declaration::default()))?;
                binder.enter(&METADATA);
            }
            Token::Start(tag) if tag.local == "Response" => {
                response = true;
                binder.cursor.skip()?;
            }
            Token::Start(tag) => match field_of(MetaData::CLASS, tag.local, last) {
                Some(field) => binder.field(&mut metadata, MetaData::CLASS, field, &mut last, tag)?,
                None => binder.unknown(MetaData::CLASS, tag)?,
            },
            Token::Text(text) if is_blank(&text) => {}
            Token::Text(text) => binder.stray(&text),
            Token::End | Token::Eof => break,
        }
    }
    Ok(match declaration {
        Some(declaration) => Inside::Declaration(Box::new(Submission { metadata: Some(metadata), declaration })),
        None if response => {
            // Whether an answer has the right form is asked where answers are read.
            binder.findings.clear();
            Inside::Response
        }
        None => {
            binder.tell(code::NOTHING_INSIDE, || "there is no Declaration inside MetaData".to_owned());
            Inside::Nothing
        }
    })
}

fn read_declaration<'a>(binder: &mut Binder<'a>, tag: Tag<'a>, declaration: &mut Declaration) -> Result<(), Broken> {
    binder.enter(&DECLARATION);
    binder.check_space(tag, Space::Declaration);
    binder.object(declaration)
}
