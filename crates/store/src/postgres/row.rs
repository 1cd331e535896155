//! A declaration row to and from its table.

use serde_json::{Value, json};
use tokio_postgres::Row;

use crate::error::Fault;
use crate::stored::timestamp;
use crate::view::{DeclarationRow, hs4};
use crate::words;

/// Columns in the order of [`read`].
pub(crate) const COLUMNS: &str = "d.id, d.created_at, d.stream, d.mrn, d.lrn, d.sender, d.kind, d.type_code, d.state, \
     d.waits_for, d.office, d.lane, d.importer, d.declarant, d.hs, d.origin, d.value_minor, d.duty_minor, d.day, \
     d.updated_at, d.version, d.summary";

/// Rows come as one JSON array, in the shape of [`to_json`].
pub(crate) const UPSERT: &str = "insert into declaration (stream, mrn, lrn, sender, kind, type_code, state, waits_for,
    office, lane, importer, declarant, hs, hs4, origin, value_minor, duty_minor, day, created_at, updated_at, version,
    summary, words)
    select stream, mrn, lrn, sender, kind, type_code, state, waits_for, office, lane, importer, declarant, hs, hs4,
    origin, value_minor, duty_minor, day, created_at, updated_at, version, summary, array_to_tsvector(string_to_array(words, ' '))
    from json_to_recordset($1) as j (n bigint, stream text, mrn text, lrn text, sender text, kind text, type_code text,
    state text, waits_for text, office text, lane text, importer text, declarant text, hs text, hs4 text, origin text,
    value_minor bigint, duty_minor bigint, day text, created_at bigint, updated_at bigint, version bigint,
    summary text, words text) order by n
    on conflict (stream) do update set mrn = excluded.mrn, lrn = excluded.lrn, sender = excluded.sender,
    kind = excluded.kind, type_code = excluded.type_code, state = excluded.state, waits_for = excluded.waits_for,
    office = excluded.office, lane = excluded.lane, importer = excluded.importer, declarant = excluded.declarant,
    hs = excluded.hs, hs4 = excluded.hs4, origin = excluded.origin, value_minor = excluded.value_minor,
    duty_minor = excluded.duty_minor, day = excluded.day, created_at = excluded.created_at,
    updated_at = excluded.updated_at, version = excluded.version, summary = excluded.summary, words = excluded.words";

/// The row as [`UPSERT`] reads it; `n` keeps the order of first appearance.
pub(crate) fn to_json(n: usize, row: &DeclarationRow) -> Value {
    // PostgreSQL cannot hold a zero character
    let text = |value: &str| value.replace('\0', "");
    let searched = words::of_text(&row.text).into_iter().collect::<Vec<_>>().join(" ");
    json!({
        "n": n, "stream": text(&row.stream), "mrn": text(&row.mrn), "lrn": text(&row.lrn),
        "sender": text(&row.sender), "kind": text(&row.kind), "type_code": text(&row.type_code),
        "state": text(&row.state), "waits_for": row.waits_for.as_deref().map(text), "office": text(&row.office),
        "lane": text(&row.lane), "importer": text(&row.importer), "declarant": text(&row.declarant),
        "hs": text(&row.hs), "hs4": text(hs4(&row.hs)), "origin": text(&row.origin),
        "value_minor": row.value_minor, "duty_minor": row.duty_minor, "day": row.day.to_string(),
        "created_at": row.created_at.as_microsecond(), "updated_at": row.updated_at.as_microsecond(),
        "version": row.version, "summary": row.summary.to_string(), "words": searched,
    })
}

/// Reads the columns of [`COLUMNS`]: row number, time as stored, row.
pub(crate) fn read(row: &Row) -> Result<(i64, i64, DeclarationRow), Fault> {
    let (id, created_at): (i64, i64) = (row.get(0), row.get(1));
    let corrupt = |reason: String| Fault::Corrupt { table: "declaration", row: id.to_string(), reason };
    let declaration = DeclarationRow {
        stream: row.get(2),
        mrn: row.get(3),
        lrn: row.get(4),
        sender: row.get(5),
        kind: row.get(6),
        type_code: row.get(7),
        state: row.get(8),
        waits_for: row.get(9),
        office: row.get(10),
        lane: row.get(11),
        importer: row.get(12),
        declarant: row.get(13),
        hs: row.get(14),
        origin: row.get(15),
        value_minor: row.get(16),
        duty_minor: row.get(17),
        day: row.get::<_, &str>(18).parse().map_err(|e: jiff::Error| corrupt(e.to_string()))?,
        created_at: timestamp("declaration", id, created_at)?,
        updated_at: timestamp("declaration", id, row.get(19))?,
        version: row.get::<_, i64>(20) as u64,
        summary: serde_json::from_str(row.get(21)).map_err(|e| corrupt(e.to_string()))?,
        text: String::new(),
    };
    Ok((id, created_at, declaration))
}
