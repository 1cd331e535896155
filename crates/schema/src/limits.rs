//! How much of a document we are willing to read.

/// Bounds on one document; beyond one of them the document is refused, never half judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document as it came.
    pub bytes: usize,
    /// Elements inside each other.
    pub depth: usize,
    /// Attributes (namespace declarations included) of one element.
    pub attributes: usize,
    /// Elements and attributes of the whole document.
    pub nodes: usize,
    /// Faults that are listed; one more says that there are others.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 256, attributes: 256, nodes: 4_000_000, faults: 1000 }
    }
}
