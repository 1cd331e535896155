//! What a validation answers: well-formed or not, and every fault with its place.

/// The answer of a validation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// False when the bytes are not namespace-well-formed XML 1.0, or were refused (a limit, a DTD).
    pub well_formed: bool,
    /// All faults, in document order.
    pub faults: Vec<Fault>,
}

impl Verdict {
    /// Well-formed and without a fault.
    pub fn is_valid(&self) -> bool {
        self.well_formed && self.faults.is_empty()
    }
}

/// One fault and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of the document, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// XPath with the document's own prefixes, as `/ie:CC315A[1]/GOOITEGDS[2]/@x`.
    pub path: String,
    /// Plain words for a person.
    pub message: String,
    /// What kind of fault it is.
    pub kind: Kind,
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The bytes are not namespace-well-formed XML 1.0.
    NotWellFormed,
    /// A limit was passed, or the document carries a DTD.
    Refused,
    /// The schema declares no such root element.
    UnknownRoot,
    /// An element that is not allowed at this place.
    UnexpectedElement,
    /// An element that must be there is not.
    MissingElement,
    /// Text where only elements, or nothing, may stand.
    UnexpectedText,
    /// A value that its type does not allow.
    Value,
    /// An attribute that is not allowed.
    UnexpectedAttribute,
    /// An attribute that must be there is not.
    MissingAttribute,
    /// `xsi:type`, `xsi:nil` or an abstract declaration used wrongly.
    Type,
    /// An identifier twice, or a reference to none.
    Identity,
}
