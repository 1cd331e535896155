//! Lists of declarations, page by page, and totals.

use tokio_postgres::types::ToSql;

use super::{Param, Postgres, row};
use crate::error::Fault;
use crate::view::{Cursor, DeclarationRow, Filter, Order, PAGE_LIMIT, Page, StateTotal, hs4};
use crate::words;

impl Postgres {
    pub(crate) async fn declaration(
        &self,
        column: &'static str,
        value: String,
    ) -> Result<Option<DeclarationRow>, Fault> {
        let sql =
            format!("select {} from declaration d where d.{column} = $1 and d.{column} <> '' limit 1", row::COLUMNS);
        let found = self.query_opt(&sql, &[&value]).await?;
        found.map(|found| row::read(&found).map(|(_, _, row)| row)).transpose()
    }

    pub(crate) async fn list(&self, filter: Filter, after: Option<Cursor>, limit: usize) -> Result<Page, Fault> {
        let limit = limit.clamp(1, PAGE_LIMIT);
        let Some(query) = Query::of(&filter, after) else { return Ok(Page::default()) };
        let values: Vec<Param<'_>> = query.values.iter().map(|value| value.as_ref() as Param<'_>).collect();
        // one more than asked for tells whether there is a next page
        let enough = limit + 1;
        let mut found = Vec::new();
        for sql in query.statements(enough) {
            found = self.query(&sql, &values).await?;
            if found.len() == enough {
                break;
            }
        }
        let (mut rows, mut next) = (Vec::with_capacity(limit), None);
        for found_row in found.iter().take(limit) {
            let (id, created_at, row) = row::read(found_row)?;
            next = Some(Cursor { created_at, id });
            rows.push(row);
        }
        Ok(Page { rows, next: next.filter(|_| found.len() > limit) })
    }

    pub(crate) async fn totals(&self, sender: String, day: String) -> Result<Vec<StateTotal>, Fault> {
        let sql = "select state, count, value_minor, duty_minor from declaration_total
                   where sender = $1 and day = $2 and count <> 0 order by state";
        let rows = self.query(sql, &[&sender, &day]).await?;
        let total = |row: &tokio_postgres::Row| StateTotal {
            state: row.get(0),
            count: row.get(1),
            value_minor: row.get(2),
            duty_minor: row.get(3),
        };
        Ok(rows.iter().map(total).collect())
    }
}

type Owned = Box<dyn ToSql + Sync + Send>;

/// Rows from the page's start in which a text search first looks for frequent words.
const NEAR: usize = 3000;

/// A select statement under construction.
struct Query {
    values: Vec<Owned>,
    conditions: Vec<String>,
    /// The condition by which a text search goes on after the last page.
    start: String,
    order: &'static str,
    by_text: bool,
}

impl Query {
    /// `None` when the filter can hold for nothing.
    fn of(filter: &Filter, after: Option<Cursor>) -> Option<Query> {
        let order = match (filter.order, filter.text.is_some()) {
            (Order::Newest, false) => "d.created_at desc, d.id desc",
            (Order::Oldest, false) => "d.created_at, d.id",
            (Order::Newest, true) => "d.id desc",
            (Order::Oldest, true) => "d.id",
        };
        let (start, by_text) = ("true".to_owned(), filter.text.is_some());
        let mut query = Query { values: Vec::new(), conditions: vec!["true".to_owned()], start, order, by_text };
        if let Some(text) = &filter.text {
            let value = query.value(search_text(text)?);
            query.conditions.push(format!("d.words @@ {value}::text::tsquery"));
        }
        query.filter(filter);
        query.page(filter, after);
        Some(query)
    }

    /// What to ask, one after the other until a page is full.
    ///
    /// Frequent words fill it from the nearest rows; for rare ones the word index is asked for all, which are then few.
    /// Left to choose, the planner takes rare words for frequent ones and walks through the whole table.
    fn statements(&self, enough: usize) -> Vec<String> {
        let (columns, order, start) = (row::COLUMNS, self.order, &self.start);
        let conditions = self.conditions.join(" and ");
        if !self.by_text {
            return vec![format!(
                "select {columns} from declaration d where {conditions} order by {order} limit {enough}"
            )];
        }
        let near = format!(
            "select {columns} from (select * from declaration d where {start} order by {order} limit {NEAR}) d
             where {conditions} order by {order} limit {enough}"
        );
        let all = format!(
            "with hit as materialized (select d.id from declaration d where {conditions})
             select {columns} from declaration d
             where d.id in (select d.id from hit d order by {order} limit {enough}) order by {order}"
        );
        vec![near, all]
    }

    fn value(&mut self, value: impl ToSql + Sync + Send + 'static) -> String {
        self.values.push(Box::new(value));
        format!("${}", self.values.len())
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
                let value = self.value(wanted.clone());
                self.conditions.push(format!("d.{column} = {value}"));
            }
        }
        if let Some(prefix) = &filter.hs_prefix {
            self.hs(prefix);
        }
        if let Some(from) = filter.from {
            let value = self.value(from.as_microsecond());
            self.conditions.push(format!("d.created_at >= {value}"));
        }
        if let Some(to) = filter.to {
            let value = self.value(to.as_microsecond());
            self.conditions.push(format!("d.created_at < {value}"));
        }
    }

    /// Four digits or more go by the index; fewer by comparing.
    fn hs(&mut self, prefix: &str) {
        if prefix.len() >= 4 {
            let value = self.value(hs4(prefix).to_owned());
            self.conditions.push(format!("d.hs4 = {value}"));
        }
        if prefix.len() != 4 {
            let value = self.value(prefix.to_owned());
            self.conditions.push(format!("starts_with(d.hs, {value})"));
        }
    }

    fn page(&mut self, filter: &Filter, after: Option<Cursor>) {
        let Some(after) = after else { return };
        let than = if filter.order == Order::Newest { "<" } else { ">" };
        let id = self.value(after.id);
        if filter.text.is_some() {
            self.start = format!("d.id {than} {id}");
            self.conditions.push(self.start.clone());
        } else {
            let at = self.value(after.created_at);
            self.conditions.push(format!("(d.created_at, d.id) {than} ({at}, {id})"));
        }
    }
}

/// A tsquery: all words, the last as a prefix. `None` without words.
fn search_text(text: &str) -> Option<String> {
    let words: Vec<String> = words::asked(text).iter().map(|word| format!("'{word}'")).collect();
    if words.is_empty() { None } else { Some(format!("{}:*", words.join(" & "))) }
}
