//! The codes of this room's findings; a code is never reused.

/// The message is larger than is read.
pub const TOO_LARGE: &str = "CW-0101";
/// The bytes are not UTF-8, or the message says that it is in another encoding.
pub const NOT_UTF8: &str = "CW-0102";
/// The XML is not well-formed (XML 1.0, Namespaces in XML 1.0).
pub const NOT_WELL_FORMED: &str = "CW-0103";
/// A document type declaration or an entity; neither is ever read.
pub const DOCTYPE: &str = "CW-0104";
/// Too deep, too many elements, attributes or list entries, or too long a text.
pub const TOO_MUCH: &str = "CW-0105";
/// The root is no message that is known here.
pub const UNKNOWN_ROOT: &str = "CW-0106";
/// A response or report, which is never input.
pub const NOT_INPUT: &str = "CW-0107";
/// An envelope without a message inside.
pub const NOTHING_INSIDE: &str = "CW-0108";

/// An element that the class has not.
pub const UNKNOWN_ELEMENT: &str = "CW-0111";
/// An attribute that the element has not.
pub const UNKNOWN_ATTRIBUTE: &str = "CW-0112";
/// A single element that is there twice.
pub const GIVEN_TWICE: &str = "CW-0113";
/// An element behind one that it must precede.
pub const OUT_OF_ORDER: &str = "CW-0114";
/// Text between elements.
pub const STRAY_TEXT: &str = "CW-0115";
/// An element in another namespace, or in none.
pub const WRONG_NAMESPACE: &str = "CW-0116";
/// A point in time without its text or its format code.
pub const BAD_MOMENT: &str = "CW-0117";
/// A value that is well-formed, but has no place in the data set and is not kept.
pub const NOT_KEPT: &str = "CW-0118";
/// A required part of the message is missing.
pub const MISSING: &str = "CW-0119";

/// The JSON text is broken.
pub const NOT_JSON: &str = "CW-0121";
/// A key that the class has not.
pub const UNKNOWN_KEY: &str = "CW-0122";
/// Another kind of value than the field holds.
pub const WRONG_KIND: &str = "CW-0123";
/// A key that is there twice.
pub const KEY_TWICE: &str = "CW-0124";
/// A character that XML, and so any other node, could not be told.
pub const BAD_CHARACTER: &str = "CW-0125";

/// There were more findings than are told one by one.
pub const AND_MORE: &str = "CW-0199";
