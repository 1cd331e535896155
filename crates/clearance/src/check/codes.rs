//! The codes that the checks give besides those of rule packs, with their words for the manual.

/// One code: what it means, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeText {
    /// Never reused.
    pub code: &'static str,
    /// What is wrong.
    pub meaning: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

const fn text(code: &'static str, meaning: &'static str, remedy: &'static str) -> CodeText {
    CodeText { code, meaning, remedy }
}

/// Shape (CW-1…), the limit of rule packs (CW-2000), stored facts (CW-5…). Packs describe their own rules.
pub const CODES: &[CodeText] = &[
    text("CW-1001", "A required field is missing.", "Give the field."),
    text("CW-1002", "A field occurs more often than it may.", "Leave some out, or split the declaration."),
    text("CW-1003", "A field is there, but blank.", "Give a value, or leave the field out."),
    text("CW-1004", "A text is too long.", "Shorten it."),
    text("CW-1005", "A code has other characters than it may.", "Use letters or digits only, as the message says."),
    text(
        "CW-1006",
        "A code of fixed length is too short or too long.",
        "Give exactly as many characters as the message says.",
    ),
    text("CW-1007", "A number is not a number.", "Write digits, with a point before decimals."),
    text("CW-1008", "A number has too many digits.", "Give a smaller number, or another unit."),
    text("CW-1009", "A number has too many decimals.", "Round it."),
    text("CW-1010", "A date or time is not one of the calendar.", "Write the year first, such as 20260131."),
    text("CW-1011", "The format code of a date is not known.", "Use 102 for a day, 304 for a moment."),
    text("CW-1012", "A currency is not three capital letters.", "Give an ISO 4217 code."),
    text("CW-2000", "The declaration is too large to be checked as a whole.", "Split it."),
    text("CW-5001", "The local reference number was used before.", "Give each declaration its own reference."),
    text("CW-5002", "The unique consignment reference was used before.", "Give each consignment its own reference."),
    text("CW-5101", "The authorisation's holder is not known.", "Check the identification number of the holder."),
    text("CW-5102", "The holder has no authorisation of this kind.", "Check the kind, or apply for the authorisation."),
    text("CW-5103", "The authorisation does not hold on this day.", "Use one that is in force."),
    text("CW-5201", "The guarantee is not known.", "Check the guarantee's reference number."),
    text("CW-5202", "The guarantee does not hold on this day.", "Use one that is in force."),
    text("CW-5203", "The guarantee does not cover the amount.", "Raise the guarantee, or pay in another way."),
    text("CW-5204", "The guarantee's access code is wrong.", "Give the code that belongs to the guarantee."),
    text("CW-5301", "The quota is not known.", "Check the order number."),
    text("CW-5302", "The quota is suspended or closed.", "Claim another preference, or none."),
    text("CW-5401", "The previous document is not known.", "Check its reference and type."),
    text("CW-5402", "The previous document has been written off.", "Name the document that still has goods on it."),
    text("CW-5403", "The previous document has less left than is declared.", "Declare at most what is left."),
];
