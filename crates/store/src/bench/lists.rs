//! How long lists, filters and searches take over many declarations.

use std::time::Instant;

use super::{Times, rows};
use crate::error::{Fault, ProjectionError};
use crate::store::Store;
use crate::view::{Changes, DECLARATIONS, Filter, Order};

/// Rows per step while filling.
const STEP: u64 = 5000;
/// Rows a page has in the questions asked.
const PAGE: usize = 50;

/// Times of one kind of question.
#[derive(Debug, Clone, Copy)]
pub struct ListFigures {
    /// What was asked.
    pub question: &'static str,
    /// Questions asked.
    pub asked: usize,
    /// Rows given, all together.
    pub rows: usize,
    /// From asking to having the page.
    pub times: Times,
}

/// Fills the declaration view up to `count` made-up declarations; goes on where an earlier call ended.
///
/// # Errors
/// [`ProjectionError::Moved`] when another projector works on the same store.
pub async fn fill(store: &Store, count: u64, mut progress: impl FnMut(u64)) -> Result<(), ProjectionError> {
    let mut done = store.projection_cursor(DECLARATIONS).await?;
    while done < count {
        let to = count.min(done + STEP);
        let declarations = (done..to).map(rows::row).collect();
        store.apply_projection(DECLARATIONS, done, to, Changes { declarations }).await?;
        progress(to);
        done = to;
    }
    Ok(())
}

/// Asks each kind of question `rounds` times, each time about something else.
pub async fn lists(store: &Store, rounds: usize) -> Result<Vec<ListFigures>, Fault> {
    let count = store.projection_cursor(DECLARATIONS).await?.max(1);
    let mut figures = Vec::new();
    for (question, filter) in QUESTIONS {
        let (mut times, mut rows) = (Vec::with_capacity(rounds), 0);
        for round in 0..rounds {
            let seed = rows::mixed(round as u64);
            let filter = filter(seed, count);
            let asked = Instant::now();
            rows += store.list_declarations(&filter, None, PAGE).await?.rows.len();
            times.push(asked.elapsed());
        }
        figures.push(ListFigures { question, asked: rounds, rows, times: Times::of(times) });
    }
    figures.push(deep_pages(store, rounds).await?);
    figures.push(one_case(store, rounds, count).await?);
    figures.push(days(store, rounds, count).await?);
    figures.push(totals(store, rounds).await?);
    Ok(figures)
}

type Question = (&'static str, fn(u64, u64) -> Filter);

const QUESTIONS: [Question; 15] = [
    ("newest", |_, _| Filter::default()),
    ("sender", |seed, _| Filter { sender: Some(rows::sender(seed)), ..Filter::default() }),
    ("sender, state", |seed, _| Filter {
        sender: Some(rows::sender(seed)),
        state: Some("documents wanted".to_owned()),
        ..Filter::default()
    }),
    ("state", |_, _| Filter { state: Some("under control".to_owned()), ..Filter::default() }),
    ("queue of an office", |seed, _| Filter {
        waits_for: Some("officer".to_owned()),
        office: Some(rows::office(seed)),
        order: Order::Oldest,
        ..Filter::default()
    }),
    ("office", |seed, _| Filter { office: Some(rows::office(seed)), ..Filter::default() }),
    ("office, lane", |seed, _| Filter {
        office: Some(rows::office(seed)),
        lane: Some("red".to_owned()),
        ..Filter::default()
    }),
    ("HS heading", |seed, _| Filter { hs_prefix: Some(rows::hs(seed)[..4].to_owned()), ..Filter::default() }),
    ("HS subheading", |seed, _| Filter { hs_prefix: Some(rows::hs(seed)[..6].to_owned()), ..Filter::default() }),
    ("HS chapter", |seed, _| Filter { hs_prefix: Some(rows::hs(seed)[..2].to_owned()), ..Filter::default() }),
    ("a day", |seed, count| Filter {
        from: Some(rows::time(seed % count)),
        to: Some(rows::time(seed % count + 8640)),
        ..Filter::default()
    }),
    ("text: MRN", |seed, count| Filter { text: Some(rows::mrn(seed % count)), ..Filter::default() }),
    ("text: company", |seed, _| Filter { text: Some(rows::company(seed)), ..Filter::default() }),
    ("text: common word", |seed, _| Filter { text: Some(rows::word(seed).to_owned()), ..Filter::default() }),
    ("text: two words, office", |seed, _| Filter {
        text: Some(format!("{} {}", rows::word(seed), rows::word(seed ^ 99))),
        office: Some(rows::office(seed)),
        ..Filter::default()
    }),
];

/// The twentieth page of a list.
async fn deep_pages(store: &Store, rounds: usize) -> Result<ListFigures, Fault> {
    let filter = Filter { state: Some("released".to_owned()), ..Filter::default() };
    let (mut times, mut rows, mut after) = (Vec::new(), 0, None);
    for round in 0..rounds {
        let asked = Instant::now();
        let page = store.list_declarations(&filter, after, PAGE).await?;
        times.push(asked.elapsed());
        rows += page.rows.len();
        after = if round % 20 == 19 { None } else { page.next };
    }
    Ok(ListFigures { question: "page after page", asked: rounds, rows, times: Times::of(times) })
}

async fn one_case(store: &Store, rounds: usize, count: u64) -> Result<ListFigures, Fault> {
    let (mut times, mut rows) = (Vec::new(), 0);
    for round in 0..rounds {
        let mrn = rows::mrn(rows::mixed(round as u64) % count);
        let asked = Instant::now();
        rows += usize::from(store.declaration_by_mrn(&mrn).await?.is_some());
        times.push(asked.elapsed());
    }
    Ok(ListFigures { question: "one MRN", asked: rounds, rows, times: Times::of(times) })
}

async fn days(store: &Store, rounds: usize, count: u64) -> Result<ListFigures, Fault> {
    let (mut times, mut rows) = (Vec::new(), 0);
    for round in 0..rounds {
        let row = rows::row(rows::mixed(round as u64) % count);
        let asked = Instant::now();
        rows += store.status_of_day(&row.sender, row.day).await?.len();
        times.push(asked.elapsed());
    }
    Ok(ListFigures { question: "status of the day", asked: rounds, rows, times: Times::of(times) })
}

async fn totals(store: &Store, rounds: usize) -> Result<ListFigures, Fault> {
    let (mut times, mut rows) = (Vec::new(), 0);
    for _ in 0..rounds {
        let asked = Instant::now();
        rows += store.totals_by_state().await?.len();
        times.push(asked.elapsed());
    }
    Ok(ListFigures { question: "totals by state", asked: rounds, rows, times: Times::of(times) })
}
