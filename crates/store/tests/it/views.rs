//! The declaration view: lists, search and totals, against a plain filter over the same rows.

use jiff::civil::date;
use store::{Changes, DECLARATIONS, DeclarationRow, Filter, Order, ProjectionError, StateTotal, Store};

use crate::stores::{at, on_every};

const STATES: [&str; 4] = ["accepted", "under control", "released", "rejected"];
const GOODS: [&str; 5] = ["Fresh apples", "Steel bolts", "Cotton shirts", "Apple juice", "Äpfel, frisch"];

fn row(n: usize) -> DeclarationRow {
    let state = STATES[n * 7 % 4];
    DeclarationRow {
        stream: format!("declaration/{n}"),
        mrn: if state == "rejected" { String::new() } else { format!("26GB{n:06}") },
        lrn: format!("LRN{n}"),
        sender: format!("GB{}", n % 3),
        kind: "import".to_owned(),
        type_code: "IMA".to_owned(),
        state: state.to_owned(),
        waits_for: (state == "under control").then(|| format!("agency {}", n % 2)),
        office: format!("GB00{}", n * 5 % 4),
        lane: ["green", "red"][n % 2].to_owned(),
        importer: "GB9".to_owned(),
        declarant: "GB8".to_owned(),
        hs: format!("{:04}{:04}", 800 + n % 6, n),
        origin: "ZA".to_owned(),
        value_minor: n as i64 * 100,
        duty_minor: n as i64,
        day: date(2026, 11, 1 + (n % 3) as i8),
        created_at: at(n as i64 / 2),
        updated_at: at(n as i64),
        version: n as u64 + 1,
        summary: serde_json::json!({"items": n, "z": 1, "a": [1, "é"]}),
        text: format!("LRN{n} {} Acme-{} Ltd", GOODS[n % 5], n % 7),
    }
}

fn rows() -> Vec<DeclarationRow> {
    (0..240).map(row).collect()
}

async fn fill(store: &Store) {
    for (step, chunk) in rows().chunks(50).enumerate() {
        let (from, to) = (step as u64, step as u64 + 1);
        let changes = Changes { declarations: chunk.to_vec() };
        store.apply_projection(DECLARATIONS, from, to, changes).await.unwrap();
    }
}

fn matches(filter: &Filter, row: &DeclarationRow) -> bool {
    let is = |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
    let folded = row.text.to_lowercase().replace('ä', "a");
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let found = |text: &String| {
        let asked: Vec<String> = text.to_lowercase().replace('ä', "a").split_whitespace().map(str::to_owned).collect();
        let (last, whole) = asked.split_last().unwrap();
        whole.iter().all(|word| words.contains(&word.as_str()))
            && words.iter().any(|word| word.starts_with(last.as_str()))
    };
    is(&filter.sender, &row.sender)
        && is(&filter.state, &row.state)
        && filter.waits_for.as_ref().is_none_or(|wanted| row.waits_for.as_ref() == Some(wanted))
        && is(&filter.office, &row.office)
        && is(&filter.lane, &row.lane)
        && filter.hs_prefix.as_ref().is_none_or(|prefix| row.hs.starts_with(prefix))
        && filter.from.is_none_or(|from| row.created_at >= from)
        && filter.to.is_none_or(|to| row.created_at < to)
        && filter.text.as_ref().is_none_or(found)
}

fn expected(filter: &Filter) -> Vec<DeclarationRow> {
    let mut found: Vec<DeclarationRow> = rows().into_iter().filter(|row| matches(filter, row)).collect();
    if filter.order == Order::Newest {
        found.reverse();
    }
    found.iter_mut().for_each(|row| row.text.clear());
    found
}

fn filters() -> Vec<Filter> {
    let some = |text: &str| Some(text.to_owned());
    let all = Filter::default;
    vec![
        all(),
        Filter { order: Order::Oldest, ..all() },
        Filter { sender: some("GB1"), ..all() },
        Filter { sender: some("nobody"), ..all() },
        Filter { state: some("released"), order: Order::Oldest, ..all() },
        Filter { sender: some("GB2"), state: some("accepted"), ..all() },
        Filter { waits_for: some("agency 1"), ..all() },
        Filter { waits_for: some("agency 1"), office: some("GB001"), order: Order::Oldest, ..all() },
        Filter { office: some("GB003"), lane: some("red"), ..all() },
        Filter { hs_prefix: some("0803"), ..all() },
        Filter { hs_prefix: some("08"), sender: some("GB0"), ..all() },
        Filter { hs_prefix: some("080300"), ..all() },
        Filter { hs_prefix: some("%"), ..all() },
        Filter { from: Some(at(30)), to: Some(at(60)), ..all() },
        Filter { from: Some(at(30)), state: some("released"), ..all() },
        Filter { text: some("apple"), ..all() },
        Filter { text: some("apple juice"), order: Order::Oldest, ..all() },
        Filter { text: some("acme ltd 3"), sender: some("GB1"), ..all() },
        Filter { text: some("lrn7 steel"), ..all() },
        Filter { text: some("äpfel fr"), ..all() },
        Filter { text: some("APFEL"), ..all() },
        Filter { text: some("no such word"), ..all() },
    ]
}

#[test]
fn every_filter_lists_what_a_plain_filter_finds_page_by_page() {
    on_every(|store| async move {
        fill(&store).await;
        for filter in filters() {
            for limit in [7, 1000] {
                let (mut found, mut cursor) = (Vec::new(), None);
                loop {
                    let page = store.list_declarations(&filter, cursor, limit).await.unwrap();
                    assert!(page.rows.len() <= limit);
                    found.extend(page.rows);
                    // cursors survive the way over the wire
                    cursor = page.next.map(|cursor| cursor.to_string().parse().unwrap());
                    if cursor.is_none() {
                        break;
                    }
                }
                assert_eq!(found, expected(&filter), "{filter:?}");
            }
        }
    });
}

#[test]
fn a_text_of_quotes_and_operators_is_only_words() {
    on_every(|store| async move {
        fill(&store).await;
        let hostile = ["\"", "' or 1=1 --", "NEAR(", "a* & !b | c", ":*", "-", "\u{0}", "\\", "(((", "日本"];
        for text in hostile {
            let filter = Filter { text: Some(text.to_owned()), ..Filter::default() };
            assert!(store.list_declarations(&filter, None, 10).await.unwrap().rows.is_empty(), "{text}");
        }
    });
}

#[test]
fn a_row_is_found_by_stream_and_mrn_and_replaced_by_its_successor() {
    on_every(|store| async move {
        fill(&store).await;
        let blank = |row: DeclarationRow| DeclarationRow { text: String::new(), ..row };
        assert_eq!(store.declaration("declaration/8").await.unwrap(), Some(blank(row(8))));
        assert_eq!(store.declaration_by_mrn("26GB000008").await.unwrap(), Some(blank(row(8))));
        assert_eq!(store.declaration_by_mrn("").await.unwrap(), None);

        let changed = DeclarationRow {
            state: "released".to_owned(),
            text: "LRN8 pears".to_owned(),
            value_minor: 5,
            version: 99,
            ..row(8)
        };
        let stale = DeclarationRow { state: "rejected".to_owned(), ..row(8) };
        let changes = Changes { declarations: vec![stale, changed.clone()] };
        store.apply_projection(DECLARATIONS, 5, 6, changes).await.unwrap();
        assert_eq!(store.declaration("declaration/8").await.unwrap(), Some(blank(changed)));
        let by = |text: &str| Filter { text: Some(text.to_owned()), ..Filter::default() };
        assert_eq!(store.list_declarations(&by("pears"), None, 10).await.unwrap().rows.len(), 1);
        assert_eq!(store.list_declarations(&by("lrn9 apfel"), None, 10).await.unwrap().rows.len(), 1);
        assert!(store.list_declarations(&by("lrn8 apple"), None, 10).await.unwrap().rows.is_empty());
        let total: i64 = store.totals_by_state().await.unwrap().iter().map(|t| t.count).sum();
        assert_eq!(total, 240);
    });
}

fn totals_of(wanted: impl Fn(&DeclarationRow) -> bool) -> Vec<StateTotal> {
    let mut totals: Vec<StateTotal> = Vec::new();
    for row in rows().iter().filter(|row| wanted(row)) {
        let at = totals.iter().position(|t| t.state == row.state).unwrap_or_else(|| {
            totals.push(StateTotal { state: row.state.clone(), ..StateTotal::default() });
            totals.len() - 1
        });
        totals[at].count += 1;
        totals[at].value_minor += row.value_minor;
        totals[at].duty_minor += row.duty_minor;
    }
    totals.sort_by(|a, b| a.state.cmp(&b.state));
    totals
}

#[test]
fn running_totals_equal_the_sums_over_the_rows() {
    on_every(|store| async move {
        fill(&store).await;
        assert_eq!(store.totals_by_state().await.unwrap(), totals_of(|_| true));
        let day = date(2026, 11, 2);
        let own = totals_of(|row| row.sender == "GB1" && row.day == day);
        assert_eq!(store.status_of_day("GB1", day).await.unwrap(), own);
        assert_eq!(store.status_of_day("GB1", date(2026, 12, 1)).await.unwrap(), []);
    });
}

#[test]
fn a_step_is_applied_once_and_a_reset_starts_again() {
    on_every(|store| async move {
        fill(&store).await;
        let late = store.apply_projection(DECLARATIONS, 4, 5, Changes { declarations: vec![row(999)] }).await;
        assert!(matches!(late, Err(ProjectionError::Moved { actual: 5, .. })));
        assert_eq!(store.declaration("declaration/999").await.unwrap(), None);
        store.apply_projection("mirror", 0, 3, Changes::default()).await.unwrap();

        store.reset_projection(DECLARATIONS).await.unwrap();
        assert_eq!(store.projection_cursor(DECLARATIONS).await.unwrap(), 0);
        assert_eq!(store.projection_cursor("mirror").await.unwrap(), 3);
        assert_eq!(store.totals_by_state().await.unwrap(), []);
        let apples = Filter { text: Some("apple".to_owned()), ..Filter::default() };
        assert!(store.list_declarations(&apples, None, 10).await.unwrap().rows.is_empty());

        fill(&store).await;
        let page = store.list_declarations(&apples, None, 1000).await.unwrap();
        assert_eq!(page.rows, expected(&apples));
        assert_eq!(store.totals_by_state().await.unwrap(), totals_of(|_| true));
    });
}
