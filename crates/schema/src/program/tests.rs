//! Content models against sequences of children.

use super::{Particle, Term, Thread, UNBOUNDED, advance, emit, may_end};
use crate::names::QName;
use proptest::prelude::*;

fn name(letter: char) -> QName {
    QName { namespace: 0, local: u32::from(letter) }
}

fn element(letter: char, min: u32, max: u32) -> Particle {
    Particle { min, max, term: Term::Element(vec![(name(letter), u32::from(letter))]) }
}

fn group(min: u32, max: u32, term: fn(Vec<Particle>) -> Term, parts: Vec<Particle>) -> Particle {
    Particle { min, max, term: term(parts) }
}

fn accepts(model: &Particle, children: &str) -> bool {
    let program = emit(Some(model)).unwrap();
    let (mut threads, mut work) = (vec![Thread::START], Vec::new());
    for child in children.chars() {
        let mut after = Vec::new();
        if advance(&program, &threads, name(child), &mut work, &mut after).unwrap().is_none() {
            return false;
        }
        threads = after;
    }
    may_end(&program, &threads, &mut work)
}

fn check(model: &Particle, fits: &[&str], fails: &[&str]) {
    for children in fits {
        assert!(accepts(model, children), "must accept {children:?}");
    }
    for children in fails {
        assert!(!accepts(model, children), "must refuse {children:?}");
    }
}

#[test]
fn occurrences_are_counted() {
    check(&element('a', 0, 1), &["", "a"], &["aa", "b"]);
    check(&element('a', 2, 3), &["aa", "aaa"], &["", "a", "aaaa"]);
    check(&element('a', 2, UNBOUNDED), &["aa", "aaaaaa"], &["a"]);
    let sequence =
        group(1, 1, Term::Sequence, vec![element('a', 0, 2), element('b', 1, 1), element('c', 0, UNBOUNDED)]);
    check(&sequence, &["b", "ab", "aabccc"], &["", "a", "ba", "aaab", "cb"]);
    let choice = group(2, 3, Term::Choice, vec![element('a', 1, 1), element('b', 1, 1)]);
    check(&choice, &["ab", "aba", "bbb"], &["a", "abab"]);
}

#[test]
fn ambiguous_counts_are_all_followed() {
    let nested = group(1, 3, Term::Sequence, vec![element('a', 1, 2)]);
    check(&nested, &["a", "aaaa", "aaaaaa"], &["", "aaaaaaa"]);
    let nested = group(2, 2, Term::Sequence, vec![element('a', 2, 3), element('b', 0, 1)]);
    check(&nested, &["aaaa", "aaaaaa", "aabaa", "aaabaaab"], &["aaa", "aab", "aaaaaaa"]);
}

#[test]
fn empty_rounds_count_as_rounds() {
    let optional = group(3, 3, Term::Sequence, vec![element('a', 0, 1), element('b', 0, 1)]);
    check(&optional, &["", "a", "ab", "abab", "aaa", "bababb".get(..3).unwrap_or("")], &["aaaa", "abababab"]);
    let endless = group(0, UNBOUNDED, Term::Choice, vec![element('a', 0, UNBOUNDED), element('b', 0, 1)]);
    check(&endless, &["", "aab", "bbaab"], &["c"]);
}

#[test]
fn all_takes_each_member_once_in_any_order() {
    let all = group(1, 1, Term::All, vec![element('a', 1, 1), element('b', 0, 1), element('c', 1, 1)]);
    check(&all, &["ac", "ca", "bca", "cab"], &["", "a", "aca", "acbb"]);
}

#[test]
fn large_bounds_stay_small() {
    let program = emit(Some(&element('a', 0, 9999))).unwrap();
    assert!(program.steps.len() < 8);
    assert!(accepts(&element('a', 0, 9999), &"a".repeat(9999)));
    assert!(!accepts(&element('a', 0, 9999), &"a".repeat(10_000)));
}

/// A second, slow reading of the same models: every way to cut the children.
fn slow(model: &Particle, children: &[char]) -> bool {
    ends(model, children).contains(&children.len())
}

fn ends(model: &Particle, children: &[char]) -> Vec<usize> {
    let mut reached = vec![0];
    let mut result = if model.min == 0 { vec![0] } else { Vec::new() };
    for round in 1..=model.max.min(8) {
        let mut next: Vec<usize> = reached
            .iter()
            .flat_map(|&from| once(&model.term, &children[from..]).into_iter().map(move |n| from + n))
            .collect();
        next.sort_unstable();
        next.dedup();
        if round >= model.min {
            result.extend(&next);
        }
        reached = next;
    }
    result
}

fn once(term: &Term, children: &[char]) -> Vec<usize> {
    match term {
        Term::Element(names) => {
            let fits = children.first().is_some_and(|&child| names.iter().any(|(known, _)| *known == name(child)));
            if fits { vec![1] } else { Vec::new() }
        }
        Term::Sequence(parts) => parts.iter().fold(vec![0], |reached, part| {
            reached.iter().flat_map(|&from| ends(part, &children[from..]).into_iter().map(move |n| from + n)).collect()
        }),
        Term::Choice(parts) => parts.iter().flat_map(|part| ends(part, children)).collect(),
        Term::Any(_) | Term::All(_) => Vec::new(),
    }
}

fn models() -> impl Strategy<Value = Particle> {
    let bounds = prop_oneof![Just((1, 1)), Just((0, 1)), Just((0, UNBOUNDED)), Just((1, 2)), Just((2, 3))];
    let leaf =
        (prop_oneof![Just('a'), Just('b')], bounds.clone()).prop_map(|(letter, (min, max))| element(letter, min, max));
    leaf.prop_recursive(3, 10, 3, move |inner| {
        (bounds.clone(), any::<bool>(), prop::collection::vec(inner, 1..3)).prop_map(|((min, max), sequence, parts)| {
            group(min, max, if sequence { Term::Sequence } else { Term::Choice }, parts)
        })
    })
}

proptest! {
    /// Programs that follow every thread agree with the slow reading, on models of any kind.
    #[test]
    fn programs_agree_with_the_slow_reading(model in models(), children in "[ab]{0,6}") {
        let mut program = emit(Some(&model)).unwrap();
        program.exhaustive = true;
        let (mut threads, mut work) = (vec![Thread::START], Vec::new());
        for child in children.chars() {
            let mut after = Vec::new();
            let hit = advance(&program, &threads, name(child), &mut work, &mut after).unwrap();
            threads = if hit.is_some() { after } else { Vec::new() };
        }
        let letters: Vec<char> = children.chars().collect();
        prop_assert_eq!(may_end(&program, &threads, &mut work), slow(&model, &letters));
    }
}
