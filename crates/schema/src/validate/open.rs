//! An element opens: its type, `xsi:type`, `xsi:nil`, and how its content will be judged.

use super::Run;
use super::children::Judged;
use super::frame::Mode;
use crate::Kind;
use crate::component::{ANY_TYPE, Content, ElementId, Given, TypeId, TypeKind};
use crate::names::QName;
use crate::program::Thread;
use crate::value::Space;
use crate::xml::XSI;
use crate::xml::chars::split_q_name;

impl Run<'_, '_> {
    /// Sets the mode of the innermost frame.
    pub(super) fn open(&mut self, judged: Judged, name: QName, offset: usize) {
        let element = match judged {
            Judged::Skip => return,
            Judged::Declared(element) => Some(element),
            Judged::Lax => self.schema.global_elements.get(&name).copied(),
        };
        let declaration = element.and_then(|id| self.schema.elements.get(id as usize));
        if declaration.is_some_and(|declaration| declaration.is_abstract) {
            let message = format!("'{}' is abstract: another element must take its place", self.reader.name().local);
            self.fault(offset, Kind::Type, message);
            return;
        }
        let declared = declaration.map_or(ANY_TYPE, |declaration| declaration.type_id);
        let Some(type_id) = self.actual_type(declared, offset) else {
            return;
        };
        if self.schema.types.get(type_id as usize).is_some_and(|found| found.is_abstract) {
            let message = "the type of the element is abstract: xsi:type must name another".to_owned();
            self.fault(offset, Kind::Type, message);
            return;
        }
        let nil = self.nil(element, offset);
        self.attributes(type_id);
        let mode = if nil { Mode::Empty { nil } } else { self.mode(type_id, element) };
        if matches!(mode, Mode::Simple { .. }) {
            self.text.clear();
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.mode = mode;
        }
    }

    fn mode(&self, type_id: TypeId, element: Option<ElementId>) -> Mode {
        let elements = |mixed: bool| Mode::Elements { type_id, thread: Thread::START, more: Vec::new(), mixed };
        match self.schema.types.get(type_id as usize).map(|found| &found.kind) {
            Some(TypeKind::Simple(_)) => Mode::Simple { type_id, element, children: false },
            Some(TypeKind::Complex(complex)) => match &complex.content {
                Content::Empty => Mode::Empty { nil: false },
                Content::Simple(type_id) => Mode::Simple { type_id: *type_id, element, children: false },
                Content::Elements(_) => elements(false),
                Content::Mixed(_) => elements(true),
            },
            _ => Mode::Skip,
        }
    }

    /// An attribute of the `xsi` namespace.
    fn instance(&self, local: &str) -> Option<(String, usize)> {
        let mut attributes = self.reader.attributes().iter();
        let found = attributes.find(|one| one.name.namespace == XSI && one.name.local == local)?;
        Some((Space::Collapse.apply(&found.value).into_owned(), found.offset))
    }

    /// Does the element name its own type?
    pub(super) fn has_type(&self) -> bool {
        self.instance("type").is_some()
    }

    /// The declared type, or the one that `xsi:type` puts in its place; `None` when that is wrong.
    fn actual_type(&mut self, declared: TypeId, offset: usize) -> Option<TypeId> {
        let Some((value, _)) = self.instance("type") else {
            return Some(declared);
        };
        let found = split_q_name(&value).and_then(|(prefix, local)| {
            let namespace = self.reader.resolve(prefix)?;
            let namespace = self.schema.names.find(self.reader.uri(namespace));
            self.schema.global_types.get(&QName { namespace, local: self.schema.names.find(local) }).copied()
        });
        let message = match found {
            None => format!("xsi:type '{value}' names no type of the schema"),
            Some(found) if self.schema.is_derived(found, declared) => return Some(found),
            Some(_) => format!("xsi:type '{value}' is not derived from the type of the element"),
        };
        self.fault(offset, Kind::Type, message);
        None
    }

    fn nil(&mut self, element: Option<ElementId>, offset: usize) -> bool {
        let Some((value, _)) = self.instance("nil") else {
            return false;
        };
        // Without a declaration nothing says whether the element may be nil, and xsi:nil means nothing.
        let Some(declaration) = element.and_then(|id| self.schema.elements.get(id as usize)) else {
            return false;
        };
        let nil = matches!(value.as_str(), "true" | "1");
        let message = match declaration {
            _ if !nil && !matches!(value.as_str(), "false" | "0") => format!("xsi:nil '{value}' is not true or false"),
            declaration if !declaration.nillable => "the element may not carry xsi:nil".to_owned(),
            declaration if nil && matches!(declaration.given, Some(Given::Fixed(_))) => {
                "an element with a fixed value cannot be nil".to_owned()
            }
            _ => return nil,
        };
        self.fault(offset, Kind::Type, message);
        false
    }
}
