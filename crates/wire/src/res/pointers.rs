//! WCO pointers as the schema spells them: one element a section, the tag in the last.

use model::dataset::WcoPointer;
use model::pointer::Step;
use model::{Numeric, Pointer, Text};

/// `67A`, `15C`: two digits and a letter; anything else is a tag.
fn is_section(id: &str) -> bool {
    matches!(id.as_bytes(), [a, b, c] if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_uppercase())
}

pub(crate) fn to_elements(pointer: &Pointer) -> Vec<WcoPointer> {
    let mut elements: Vec<WcoPointer> = Vec::with_capacity(pointer.steps().len());
    for step in pointer.steps() {
        if !is_section(&step.id) {
            if let Some(last) = elements.last_mut() {
                last.tag_id = Some(Text::from(&step.id));
            }
            break;
        }
        elements.push(WcoPointer {
            sequence: step.position.map(|position| Numeric::from(rust_decimal::Decimal::from(position))),
            document_section_code: Some(Text::from(&step.id)),
            tag_id: None,
        });
    }
    elements
}

/// `None` where an element has no section.
pub(crate) fn from_elements(elements: &[WcoPointer]) -> Option<Pointer> {
    let mut steps = Vec::with_capacity(elements.len() + 1);
    for element in elements {
        let section = element.document_section_code.as_deref()?.trim();
        let position = element.sequence.as_ref().and_then(|n| n.text().trim().parse().ok()).filter(|p| *p > 0);
        steps.push(Step { id: section.to_owned(), position });
        if let Some(tag) = &element.tag_id {
            steps.push(Step { id: tag.trim().to_owned(), position: None });
        }
    }
    (!steps.is_empty()).then(|| Pointer::new(steps))
}
