//! Lists of declarations, page by page, and totals.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{Sqlite, row};
use crate::error::Fault;
use crate::view::{Cursor, DeclarationRow, Filter, Order, PAGE_LIMIT, Page, StateTotal, hs4};
use crate::words;

impl Sqlite {
    pub(crate) async fn declaration(
        &self,
        column: &'static str,
        value: String,
    ) -> Result<Option<DeclarationRow>, Fault> {
        self.read(move |connection| {
            let sql = format!(
                "select {} from declaration d where d.{column} = ?1 and d.{column} <> '' limit 1",
                row::COLUMNS
            );
            let mut select = connection.prepare_cached(&sql)?;
            let mut rows = select.query([&value])?;
            rows.next()?.map(|found| row::read(found).map(|(_, _, row)| row)).transpose()
        })
        .await
    }

    pub(crate) async fn list(&self, filter: Filter, after: Option<Cursor>, limit: usize) -> Result<Page, Fault> {
        self.read(move |connection| list(connection, &filter, after, limit.clamp(1, PAGE_LIMIT))).await
    }

    pub(crate) async fn totals(&self, sender: String, day: String) -> Result<Vec<StateTotal>, Fault> {
        self.read(move |connection| {
            let sql = "select state, count, value_minor, duty_minor from declaration_total
                       where sender = ?1 and day = ?2 and count <> 0 order by state";
            let mut select = connection.prepare_cached(sql)?;
            let rows = select.query_map((&sender, &day), |row| {
                Ok(StateTotal {
                    state: row.get(0)?,
                    count: row.get(1)?,
                    value_minor: row.get(2)?,
                    duty_minor: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}

fn list(connection: &Connection, filter: &Filter, after: Option<Cursor>, limit: usize) -> Result<Page, Fault> {
    let Some(query) = Query::of(filter, after) else { return Ok(Page::default()) };
    // one more than asked for tells whether there is a next page
    let sql = format!("{} limit {}", query.sql, limit + 1);
    let mut select = connection.prepare_cached(&sql)?;
    let mut found = select.query(params_from_iter(&query.values))?;
    let (mut rows, mut last) = (Vec::with_capacity(limit), None);
    while let Some(next) = found.next()? {
        if rows.len() == limit {
            return Ok(Page { rows, next: last });
        }
        let (id, created_at, row) = row::read(next)?;
        last = Some(Cursor { created_at, id });
        rows.push(row);
    }
    Ok(Page { rows, next: None })
}

/// A select statement under construction.
struct Query {
    sql: String,
    values: Vec<Value>,
    conditions: Vec<String>,
}

impl Query {
    /// `None` when the filter can hold for nothing.
    fn of(filter: &Filter, after: Option<Cursor>) -> Option<Query> {
        let mut query = Query { sql: String::new(), values: Vec::new(), conditions: Vec::new() };
        let from = match &filter.text {
            Some(text) => {
                let value = query.value(Value::Text(search_text(text)?));
                query.conditions.push(format!("t.declaration_text match {value}"));
                // the search decides the order of the walk: its row numbers are those of the declarations
                "declaration_text t cross join declaration d on d.id = t.rowid"
            }
            None => "declaration d",
        };
        query.filter(filter);
        query.page(filter, after);
        let order = match (filter.order, filter.text.is_some()) {
            (Order::Newest, false) => "d.created_at desc, d.id desc",
            (Order::Oldest, false) => "d.created_at, d.id",
            (Order::Newest, true) => "t.rowid desc",
            (Order::Oldest, true) => "t.rowid",
        };
        let conditions = query.conditions.join(" and ");
        let columns = row::COLUMNS;
        query.sql = format!("select {columns} from {from} where {conditions} order by {order}");
        Some(query)
    }

    fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn filter(&mut self, filter: &Filter) {
        let equal = [
            ("sender", &filter.sender),
            ("state", &filter.state),
            ("waits_for", &filter.waits_for),
            ("office", &filter.office),
            ("lane", &filter.lane),
        ];
        for (column, wanted) in equal {
            if let Some(wanted) = wanted {
                let value = self.value(Value::Text(wanted.clone()));
                self.conditions.push(format!("d.{column} = {value}"));
            }
        }
        if let Some(prefix) = &filter.hs_prefix {
            self.hs(prefix);
        }
        if let Some(from) = filter.from {
            let value = self.value(Value::Integer(from.as_microsecond()));
            self.conditions.push(format!("d.created_at >= {value}"));
        }
        if let Some(to) = filter.to {
            let value = self.value(Value::Integer(to.as_microsecond()));
            self.conditions.push(format!("d.created_at < {value}"));
        }
        self.conditions.push("1".to_owned());
    }

    /// Four digits or more go by the index; fewer by comparing.
    fn hs(&mut self, prefix: &str) {
        if prefix.len() >= 4 {
            let value = self.value(Value::Text(hs4(prefix).to_owned()));
            self.conditions.push(format!("d.hs4 = {value}"));
        }
        if prefix.len() != 4 {
            let value = self.value(Value::Text(prefix.to_owned()));
            self.conditions.push(format!("substr(d.hs, 1, length({value})) = {value}"));
        }
    }

    fn page(&mut self, filter: &Filter, after: Option<Cursor>) {
        let Some(after) = after else { return };
        let than = if filter.order == Order::Newest { "<" } else { ">" };
        let id = self.value(Value::Integer(after.id));
        if filter.text.is_some() {
            self.conditions.push(format!("t.rowid {than} {id}"));
        } else {
            let at = self.value(Value::Integer(after.created_at));
            self.conditions.push(format!("(d.created_at, d.id) {than} ({at}, {id})"));
        }
    }
}

/// An FTS5 query: each word as a string, the last as a prefix. `None` without words.
fn search_text(text: &str) -> Option<String> {
    let words: Vec<String> = words::asked(text).iter().map(|word| format!("\"{word}\"")).collect();
    if words.is_empty() { None } else { Some(format!("{}*", words.join(" "))) }
}
