//! Compares two XML documents as data: elements, order, namespaces, attributes, texts; read by another reader than ours.

use roxmltree::{Document, Node};

/// The first difference below the elements called `element`, or `None`.
///
/// Comments, blanks between elements, prefixes and schema locations do not count; texts do, to the last blank.
pub fn difference(left: &str, right: &str, element: &str) -> Option<String> {
    compare(left, right, element, true)
}

/// The same, where the left document was published without namespaces.
pub fn difference_in_names(left: &str, right: &str, element: &str) -> Option<String> {
    compare(left, right, element, false)
}

fn compare(left: &str, right: &str, element: &str, spaces: bool) -> Option<String> {
    let parse = |text: &str| Document::parse(text).map(drop).map_err(|e| e.to_string());
    if let Err(error) = parse(left).and_then(|()| parse(right)) {
        return Some(error);
    }
    let (left, right) = (Document::parse(left).unwrap(), Document::parse(right).unwrap());
    let find = |d: &'static str| format!("no {d} {element}");
    let at = |doc: &Document<'_>| doc.descendants().find(|n| n.tag_name().name() == element).map(|n| lines(n, spaces));
    match (at(&left), at(&right)) {
        (Some(left), Some(right)) => first(&left, &right),
        (None, _) => Some(find("left")),
        (_, None) => Some(find("right")),
    }
}

fn first(left: &[String], right: &[String]) -> Option<String> {
    let at = left.iter().zip(right).position(|(l, r)| l != r);
    let at = at.or((left.len() != right.len()).then_some(left.len().min(right.len())))?;
    Some(format!("{:?} is not {:?}", left.get(at), right.get(at)))
}

/// One line an element: its path, name, attributes and text.
fn lines(root: Node<'_, '_>, spaces: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let top = root.ancestors().count();
    for node in root.descendants().filter(Node::is_element) {
        let depth = node.ancestors().count() - top;
        let mut attributes: Vec<String> = (node.attributes())
            .filter(|a| a.namespace() != Some("http://www.w3.org/2001/XMLSchema-instance"))
            .map(|a| format!("{}={:?}", a.name(), a.value()))
            .collect();
        attributes.sort();
        let text: String = node.children().filter(Node::is_text).filter_map(|n| n.text()).collect();
        let leaf = !node.children().any(|c| c.is_element());
        let text = if leaf && !text.trim().is_empty() { text } else { text.trim().to_owned() };
        let space = node.tag_name().namespace().filter(|_| spaces).unwrap_or_default();
        lines.push(format!("{depth} {{{space}}}{} {attributes:?} {text:?}", node.tag_name().name()));
    }
    lines
}
