//! The known code most like a given one: the fewest letters changed.

/// Longer texts are not compared: a code is short, and the cost grows with the square.
const MAX_LENGTH: usize = 40;

/// The candidate with the smallest distance to `wanted`, if that is at most a third of its length (at least one).
pub fn nearest<'a, T>(
    wanted: &str,
    candidates: impl Iterator<Item = &'a T>,
    key: impl Fn(&T) -> &str,
) -> Option<&'a T> {
    if wanted.is_empty() || wanted.len() > MAX_LENGTH {
        return None;
    }
    let limit = (wanted.chars().count() / 3).max(1);
    let scored = candidates.map(|candidate| (distance(wanted, key(candidate)), candidate));
    let near = scored.filter(|(distance, _)| *distance <= limit);
    // Equal distances are settled by the code, so that the hint is the same on every run.
    near.min_by(|a, b| (a.0, key(a.1)).cmp(&(b.0, key(b.1)))).map(|(_, candidate)| candidate)
}

/// Levenshtein's distance, letters compared without case.
fn distance(left: &str, right: &str) -> usize {
    if right.len() > MAX_LENGTH {
        return usize::MAX;
    }
    let right: Vec<char> = right.to_uppercase().chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, l) in left.to_uppercase().chars().enumerate() {
        let mut previous = at + 1;
        let mut diagonal = at;
        for (r, slot) in right.iter().zip(row.iter_mut().skip(1)) {
            let above = *slot;
            let changed = diagonal + usize::from(l != *r);
            *slot = changed.min(above + 1).min(previous + 1);
            previous = *slot;
            diagonal = above;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}
