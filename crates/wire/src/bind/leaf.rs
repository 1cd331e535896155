//! Reads leaf elements: the text exactly as it is, and the one attribute that goes with it.

use model::{Amount, Measure, Moment, Numeric, Text};

use super::read::Binder;
use crate::code;
use crate::xml::{Broken, Space, Tag, Token, is_blank};

/// Attributes of the WCO's unqualified data types that the data set has no place for.
const UNKEPT: [&str; 17] = [
    "languageID",
    "listAgencyID",
    "listAgencyName",
    "listID",
    "listName",
    "listSchemeURI",
    "listURI",
    "listVersionID",
    "name",
    "schemeAgencyID",
    "schemeAgencyName",
    "schemeDataURI",
    "schemeID",
    "schemeName",
    "schemeURI",
    "schemeVersionID",
    "unitCodeListVersionID",
];

impl Binder<'_> {
    pub(super) fn text_leaf(&mut self) -> Result<Text, Broken> {
        self.one_attribute("");
        self.content()
    }

    pub(super) fn numeric_leaf(&mut self) -> Result<Numeric, Broken> {
        self.one_attribute("");
        Ok(Numeric::new(self.content()?))
    }

    pub(super) fn amount_leaf(&mut self) -> Result<Amount, Broken> {
        let currency = self.one_attribute("currencyID");
        Ok(Amount { number: Numeric::new(self.content()?), currency })
    }

    pub(super) fn measure_leaf(&mut self) -> Result<Measure, Broken> {
        let unit = self.one_attribute("unitCode");
        Ok(Measure { number: Numeric::new(self.content()?), unit })
    }

    /// `<DateTimeString formatCode="304">…</DateTimeString>` inside the element just begun.
    pub(super) fn moment_leaf(&mut self) -> Result<Option<Moment>, Broken> {
        self.no_attributes();
        let mut moment = None;
        loop {
            match self.cursor.next_between()? {
                Token::Start(tag) if tag.local == "DateTimeString" && moment.is_none() => {
                    moment = Some(self.moment(tag)?);
                }
                Token::Start(tag) => self.unexpected(tag)?,
                Token::Text(text) if is_blank(&text) => {}
                Token::Text(text) => self.stray(&text),
                Token::End | Token::Eof => break,
            }
        }
        if moment.is_none() {
            self.tell(code::BAD_MOMENT, || "a point in time needs a DateTimeString".to_owned());
        }
        Ok(moment)
    }

    fn moment(&mut self, tag: Tag<'_>) -> Result<Moment, Broken> {
        self.check_space(tag, self.form.moments);
        let format = self.one_attribute("formatCode");
        if format.is_none() {
            self.tell(code::BAD_MOMENT, || "DateTimeString needs a formatCode".to_owned());
        }
        Ok(Moment { text: self.content()?, format })
    }

    /// The value of the attribute called `name`; every other one is a finding.
    fn one_attribute(&mut self, name: &str) -> Option<Text> {
        if self.cursor.attributes().is_empty() {
            return None;
        }
        let mut value = None;
        let mut others: Vec<&str> = Vec::new();
        for attribute in self.cursor.attributes() {
            if attribute.prefix.is_empty() && attribute.local == name {
                value = Some(Text::from(attribute.value()));
            } else if !attribute.declares_namespace() && !matches!(attribute.space, Space::Instance | Space::Xml) {
                others.push(attribute.local);
            }
        }
        for other in others {
            if UNKEPT.contains(&other) {
                self.warn(code::NOT_KEPT, || format!("the attribute {other} is not kept"));
            } else {
                self.tell(code::UNKNOWN_ATTRIBUTE, || format!("the attribute {other} is not known here"));
            }
        }
        value
    }

    /// The text up to the end of the element just begun.
    fn content(&mut self) -> Result<Text, Broken> {
        if let Some(text) = self.cursor.plain_content() {
            return Ok(Text::from(text));
        }
        let mut content = Text::default();
        loop {
            match self.cursor.next()? {
                Token::Text(piece) if content.is_empty() => content = Text::from(piece),
                Token::Text(piece) => self.append(&mut content, &piece)?,
                Token::Start(tag) => self.unexpected(tag)?,
                Token::End | Token::Eof => return Ok(content),
            }
        }
    }

    fn append(&self, content: &mut Text, piece: &str) -> Result<(), Broken> {
        content.push_str(piece);
        if content.len() > self.cursor.limits().text {
            return Err(Broken::new(code::TOO_MUCH, self.cursor.at(), "a text is longer than is read"));
        }
        Ok(())
    }

    fn unexpected(&mut self, tag: Tag<'_>) -> Result<(), Broken> {
        self.tell(code::UNKNOWN_ELEMENT, || format!("the element {} is not known here", tag.local));
        self.cursor.skip()
    }
}
