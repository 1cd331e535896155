//! What the reader hands out: names, attributes, tokens.

use std::borrow::Cow;

/// A name with its namespace's number in this document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name<'a> {
    /// As written, prefix included.
    pub raw: &'a str,
    /// After the colon.
    pub local: &'a str,
    /// Number of the namespace; [`Reader::uri`] gives its name.
    pub namespace: u32,
}

/// An attribute that is no namespace declaration.
#[derive(Debug, Clone)]
pub struct Attribute<'a> {
    pub name: Name<'a>,
    /// References replaced, white space normalised.
    pub value: Cow<'a, str>,
    /// Where its name begins.
    pub offset: usize,
}

/// What comes next in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    /// An element opens: see [`Reader::name`] and [`Reader::attributes`].
    Start,
    /// The innermost element closes: see [`Reader::name`].
    End,
    /// A piece of its text, references replaced, line ends normalised; an element's text may come in pieces.
    Text(Cow<'a, str>),
    /// The document has ended as it should.
    Finish,
}
