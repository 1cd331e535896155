//! What the evaluator needs of a tree: the children of a name, and a node's value.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// Nodes are handles, cheap to copy. Names are numbers that the compiler of a pack has resolved.
pub(crate) trait Tree<'a> {
    type Node: Copy;

    /// The first child with this name.
    fn first(&self, node: Self::Node, name: u32) -> Option<Self::Node>;
    /// The next sibling with the same name.
    fn next(&self, node: Self::Node) -> Option<Self::Node>;
    /// The text of a leaf; `None` for a node that has no text of its own.
    fn text(&self, node: Self::Node) -> Option<&'a str>;
    fn number(&self, node: Self::Node) -> Option<Decimal>;
    fn day(&self, node: Self::Node) -> Option<Date>;
    /// How many child elements a node has, whatever their names.
    fn children(&self, node: Self::Node) -> u64;
}
