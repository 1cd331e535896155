//! The nearest known name to one that is not known, for messages.

/// The name with the fewest edits to `wanted`; `None` where none is near enough to be meant.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted.chars().take(64).collect();
    let limit = (wanted.len() / 3).max(1) + 1;
    let near = known.into_iter().map(|name| (edits(&wanted, name), name)).min_by_key(|(edits, _)| *edits);
    near.filter(|(edits, _)| *edits <= limit).map(|(_, name)| name)
}

/// Levenshtein's distance, by rows.
fn edits(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.chars().take(64).enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, known) in row.iter_mut().skip(1).zip(from) {
            let above = *cell;
            let change = diagonal + usize::from(*known != letter);
            left = change.min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_found_and_a_stranger_is_not() {
        let known = ["net_mass", "gross_mass", "tariff_quantity"];
        for (wanted, found) in
            [("net_mas", Some("net_mass")), ("gros_mass", Some("gross_mass")), ("colour", None), ("", None)]
        {
            assert_eq!(nearest(wanted, known), found, "{wanted}");
        }
    }

    #[test]
    fn edits_are_counted() {
        let edits = |a: &str, b: &str| super::edits(&a.chars().collect::<Vec<_>>(), b);
        for (a, b, count) in [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("abc", "abc", 0)] {
            assert_eq!(edits(a, b), count, "{a} {b}");
        }
    }
}
