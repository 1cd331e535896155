//! A declaration row to and from its table.

use rusqlite::{Row, named_params};

use crate::error::Fault;
use crate::stored::timestamp;
use crate::view::{DeclarationRow, hs4};

/// Columns in the order of [`read`]; the row number and time come first, for the page's cursor.
pub(crate) const COLUMNS: &str = "d.id, d.created_at, d.stream, d.mrn, d.lrn, d.sender, d.kind, d.type_code, d.state, \
     d.waits_for, d.office, d.lane, d.importer, d.declarant, d.hs, d.origin, d.value_minor, d.duty_minor, d.day, \
     d.updated_at, d.version, d.summary";

pub(crate) const UPSERT: &str = "insert into declaration (stream, mrn, lrn, sender, kind, type_code, state, waits_for, \
     office, lane, importer, declarant, hs, hs4, origin, value_minor, duty_minor, day, created_at, updated_at, version, \
     summary, text_hash) values (:stream, :mrn, :lrn, :sender, :kind, :type_code, :state, :waits_for, :office, :lane, \
     :importer, :declarant, :hs, :hs4, :origin, :value_minor, :duty_minor, :day, :created_at, :updated_at, :version, \
     :summary, :text_hash) on conflict (stream) do update set mrn = excluded.mrn, lrn = excluded.lrn, \
     sender = excluded.sender, kind = excluded.kind, type_code = excluded.type_code, state = excluded.state, \
     waits_for = excluded.waits_for, office = excluded.office, lane = excluded.lane, importer = excluded.importer, \
     declarant = excluded.declarant, hs = excluded.hs, hs4 = excluded.hs4, origin = excluded.origin, \
     value_minor = excluded.value_minor, duty_minor = excluded.duty_minor, day = excluded.day, \
     created_at = excluded.created_at, updated_at = excluded.updated_at, version = excluded.version, \
     summary = excluded.summary, text_hash = excluded.text_hash returning id";

/// Writes the row; returns its number.
pub(crate) fn write(connection: &rusqlite::Connection, row: &DeclarationRow, text_hash: i64) -> Result<i64, Fault> {
    let id = connection.prepare_cached(UPSERT)?.query_row(
        named_params! {
            ":stream": row.stream, ":mrn": row.mrn, ":lrn": row.lrn, ":sender": row.sender, ":kind": row.kind,
            ":type_code": row.type_code, ":state": row.state, ":waits_for": row.waits_for, ":office": row.office,
            ":lane": row.lane, ":importer": row.importer, ":declarant": row.declarant, ":hs": row.hs,
            ":hs4": hs4(&row.hs), ":origin": row.origin, ":value_minor": row.value_minor,
            ":duty_minor": row.duty_minor, ":day": row.day.to_string(),
            ":created_at": row.created_at.as_microsecond(), ":updated_at": row.updated_at.as_microsecond(),
            ":version": row.version as i64, ":summary": row.summary.to_string(), ":text_hash": text_hash,
        },
        |row| row.get(0),
    )?;
    Ok(id)
}

/// Reads the columns of [`COLUMNS`]: row number, time as stored, row.
pub(crate) fn read(row: &Row<'_>) -> Result<(i64, i64, DeclarationRow), Fault> {
    let (id, created_at): (i64, i64) = (row.get(0)?, row.get(1)?);
    let corrupt = |reason: String| Fault::Corrupt { table: "declaration", row: id.to_string(), reason };
    let day: String = row.get(18)?;
    let summary: String = row.get(21)?;
    let declaration = DeclarationRow {
        stream: row.get(2)?,
        mrn: row.get(3)?,
        lrn: row.get(4)?,
        sender: row.get(5)?,
        kind: row.get(6)?,
        type_code: row.get(7)?,
        state: row.get(8)?,
        waits_for: row.get(9)?,
        office: row.get(10)?,
        lane: row.get(11)?,
        importer: row.get(12)?,
        declarant: row.get(13)?,
        hs: row.get(14)?,
        origin: row.get(15)?,
        value_minor: row.get(16)?,
        duty_minor: row.get(17)?,
        day: day.parse().map_err(|e: jiff::Error| corrupt(e.to_string()))?,
        created_at: timestamp("declaration", id, created_at)?,
        updated_at: timestamp("declaration", id, row.get(19)?)?,
        version: row.get::<_, i64>(20)? as u64,
        summary: serde_json::from_str(&summary).map_err(|e| corrupt(e.to_string()))?,
        text: String::new(),
    };
    Ok((id, created_at, declaration))
}
