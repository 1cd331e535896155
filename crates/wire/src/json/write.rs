//! Writes any object of the data set as JSON.

use model::node::{Node, Value};

pub(crate) fn write_node(node: &dyn Node, out: &mut Vec<u8>) {
    out.push(b'{');
    let mut first = true;
    for (at, field) in node.class().fields.iter().enumerate() {
        let value = node.get(at);
        if matches!(value, Value::Absent) {
            continue;
        }
        if !first {
            out.push(b',');
        }
        first = false;
        key(out, field.name);
        write_value(&value, out);
    }
    out.push(b'}');
}

fn write_value(value: &Value<'_>, out: &mut Vec<u8>) {
    match value {
        Value::Absent => {}
        Value::Text(text) => string(out, text),
        Value::Numeric(number) => string(out, number.text()),
        Value::Amount(amount) => pair(out, "value", amount.number.text(), "currency", amount.currency.as_deref()),
        Value::Measure(measure) => pair(out, "value", measure.number.text(), "unit", measure.unit.as_deref()),
        Value::Moment(moment) => pair(out, "text", &moment.text, "format", moment.format.as_deref()),
        Value::One(inner) => write_node(*inner, out),
        Value::Many(list) => {
            out.push(b'[');
            for (at, inner) in (0..list.len()).filter_map(|i| list.at(i)).enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                write_node(inner, out);
            }
            out.push(b']');
        }
    }
}

fn pair(out: &mut Vec<u8>, first: &str, value: &str, second: &str, other: Option<&str>) {
    out.push(b'{');
    key(out, first);
    string(out, value);
    if let Some(other) = other {
        out.push(b',');
        key(out, second);
        string(out, other);
    }
    out.push(b'}');
}

/// Our names need no escapes.
fn key(out: &mut Vec<u8>, name: &str) {
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
}

fn string(out: &mut Vec<u8>, text: &str) {
    // Writing a string to memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}
