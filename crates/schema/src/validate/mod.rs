//! One document through a compiled schema, in one pass.

mod attributes;
mod children;
mod frame;
mod open;
mod report;
mod text;

use crate::component::Schema;
use crate::names::QName;
use crate::program::Thread;
use crate::wellformed::too_long;
use crate::xml::{Broken, Name, Reader, Token, decode};
use crate::{Kind, Limits, Verdict};
use frame::Frame;
use report::Report;
use std::collections::HashSet;

impl Schema {
    /// Judges a document: is it namespace-well-formed, and does it fit the schema?
    ///
    /// Every fault is listed, up to `limits.faults`. A document that is not well-formed, has a DTD or passes a limit
    /// gets that one fault alone: what it says cannot be judged.
    pub fn validate(&self, bytes: &[u8], limits: &Limits) -> Verdict {
        if let Some(fault) = too_long(bytes, limits) {
            return Verdict { well_formed: false, faults: vec![fault] };
        }
        let decoded = decode(bytes);
        let mut run = Run {
            schema: self,
            reader: Reader::new(&decoded, limits),
            frames: Vec::new(),
            siblings: frame::Siblings::default(),
            namespaces: Vec::new(),
            text: String::new(),
            report: Report::new(limits.faults),
            ids: HashSet::new(),
            references: Vec::new(),
            work: Vec::new(),
            after: Vec::new(),
        };
        match run.document() {
            Ok(()) => Verdict { well_formed: true, faults: run.report.finish(&decoded.text) },
            Err(broken) => {
                let mut fault = crate::wellformed::fault_of(&decoded.text, broken);
                fault.path = run.path();
                Verdict { well_formed: false, faults: vec![fault] }
            }
        }
    }
}

/// The state of one validation.
struct Run<'s, 'd> {
    schema: &'s Schema,
    reader: Reader<'d>,
    frames: Vec<Frame<'d>>,
    siblings: frame::Siblings<'d>,
    /// The document's namespace numbers as the schema's.
    namespaces: Vec<u32>,
    /// Text of the innermost element with simple content.
    text: String,
    report: Report,
    ids: HashSet<String>,
    /// References to identifiers: the identifier, where, and the path.
    references: Vec<(String, usize, String)>,
    work: Vec<Thread>,
    after: Vec<Thread>,
}

impl Run<'_, '_> {
    fn document(&mut self) -> Result<(), Broken> {
        loop {
            match self.reader.read()? {
                Token::Start => self.start(),
                Token::Text(text) => self.characters(&text),
                Token::End => self.end(),
                Token::Finish => break,
            }
        }
        for (id, offset, path) in std::mem::take(&mut self.references) {
            if !self.ids.contains(&id) {
                self.report.add(offset, path, Kind::Identity, format!("no element has the identifier '{id}'"));
            }
        }
        Ok(())
    }

    /// A name of the document in the schema's numbers.
    fn name(&mut self, name: Name<'_>) -> QName {
        let at = name.namespace as usize;
        while self.namespaces.len() <= at {
            let next = u32::try_from(self.namespaces.len()).unwrap_or(u32::MAX);
            self.namespaces.push(self.schema.names.find(self.reader.uri(next)));
        }
        let namespace = self.namespaces.get(at).copied().unwrap_or(crate::names::UNKNOWN);
        QName { namespace, local: self.schema.names.find(name.local) }
    }

    /// The path of the innermost open element.
    fn path(&self) -> String {
        use std::fmt::Write;
        let mut path = String::new();
        for frame in &self.frames {
            // Writing to a String cannot fail.
            let _ = write!(path, "/{}[{}]", frame.raw, frame.index);
        }
        if path.is_empty() { "/".to_owned() } else { path }
    }

    fn fault(&mut self, offset: usize, kind: Kind, message: String) {
        if self.report.is_full() {
            return self.report.overflow();
        }
        let path = self.path();
        self.report.add(offset, path, kind, message);
    }
}
