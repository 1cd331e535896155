//! Writes an object of a class, and all below it, as XML elements.

use model::node::{Node, Value};

use crate::xml::{push_attribute, push_text};

/// Writes `<element>` with everything in `node`. `moments` is the prefix of `DateTimeString`, with its colon.
pub(crate) fn write_element(out: &mut Vec<u8>, element: &str, node: &dyn Node, moments: &str) {
    open(out, element);
    write_children(out, node, moments);
    close(out, element);
}

/// Writes the fields of `node` in their order. Objects nest as deep as the tables do, no deeper.
pub(crate) fn write_children(out: &mut Vec<u8>, node: &dyn Node, moments: &str) {
    for (at, field) in node.class().fields.iter().enumerate() {
        let element = field.element;
        match node.get(at) {
            Value::Absent => {}
            Value::Text(text) => leaf(out, element, "", None, text),
            Value::Numeric(number) => leaf(out, element, "", None, number.text()),
            Value::Amount(a) => leaf(out, element, "currencyID", a.currency.as_deref(), a.number.text()),
            Value::Measure(m) => leaf(out, element, "unitCode", m.unit.as_deref(), m.number.text()),
            Value::Moment(moment) => {
                open(out, element);
                let string = [moments, "DateTimeString"].concat();
                leaf(out, &string, "formatCode", moment.format.as_deref(), &moment.text);
                close(out, element);
            }
            Value::One(inner) => write_element(out, element, inner, moments),
            Value::Many(list) => {
                for inner in (0..list.len()).filter_map(|i| list.at(i)) {
                    write_element(out, element, inner, moments);
                }
            }
        }
    }
}

fn leaf(out: &mut Vec<u8>, element: &str, attribute: &str, value: Option<&str>, text: &str) {
    out.push(b'<');
    out.extend_from_slice(element.as_bytes());
    if let Some(value) = value {
        out.push(b' ');
        out.extend_from_slice(attribute.as_bytes());
        out.extend_from_slice(b"=\"");
        push_attribute(out, value);
        out.push(b'"');
    }
    out.push(b'>');
    push_text(out, text);
    close(out, element);
}

fn open(out: &mut Vec<u8>, element: &str) {
    out.push(b'<');
    out.extend_from_slice(element.as_bytes());
    out.push(b'>');
}

fn close(out: &mut Vec<u8>, element: &str) {
    out.extend_from_slice(b"</");
    out.extend_from_slice(element.as_bytes());
    out.push(b'>');
}
