//! Pointers as the WCO schema spells them: one element a section, the tag in the last.

use rust_decimal::Decimal;

use crate::dataset::WcoPointer;
use crate::pointer::{Pointer, Step};
use crate::{Numeric, Text};

/// `67A`, `15C`: two digits and a letter; anything else is a tag.
fn is_section(id: &str) -> bool {
    matches!(id.as_bytes(), [a, b, c] if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_uppercase())
}

impl Pointer {
    /// The elements (WCO 97A) that spell this pointer.
    pub fn to_elements(&self) -> Vec<WcoPointer> {
        let mut elements: Vec<WcoPointer> = Vec::with_capacity(self.steps().len());
        for step in self.steps() {
            if !is_section(&step.id) {
                if let Some(last) = elements.last_mut() {
                    last.tag_id = Some(Text::from(&step.id));
                }
                break;
            }
            elements.push(WcoPointer {
                sequence: step.position.map(|position| Numeric::from(Decimal::from(position))),
                document_section_code: Some(Text::from(&step.id)),
                tag_id: None,
            });
        }
        elements
    }

    /// The pointer that the elements spell; `None` where one has no section.
    pub fn from_elements(elements: &[WcoPointer]) -> Option<Pointer> {
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
}
