//! How much of a stranger's message is looked at before it is refused.

/// Bounds for one message. Each is far above what an honest message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the whole message in bytes.
    pub bytes: usize,
    /// Elements or objects inside each other.
    pub depth: usize,
    /// Elements, or JSON values, in all.
    pub elements: usize,
    /// Attributes of one element.
    pub attributes: usize,
    /// Length of one text in bytes.
    pub text: usize,
    /// Entries of one list, such as goods items.
    pub items: usize,
    /// Findings that are told one by one; the rest are counted.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 10_000_000,
            depth: 64,
            elements: 2_000_000,
            attributes: 64,
            text: 100_000,
            items: 99_999,
            findings: 1_000,
        }
    }
}
