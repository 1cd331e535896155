//! The project as it is keeps every house rule.

use xtask::{Tree, tidy};

fn keeps(rule: &str) {
    let tree = Tree::of_project().expect("the project can be read");
    let (_, check) = tidy::RULES.iter().find(|(name, _)| *name == rule).expect("the rule exists");
    let faults: Vec<String> = check(&tree).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn arrows_between_rooms_point_one_way() {
    keeps("arrows");
}

#[test]
fn generated_pages_are_up_to_date() {
    keeps("generated");
}

#[test]
fn pure_rooms_stay_pure() {
    keeps("purity");
}

#[test]
fn files_have_one_job_and_a_bounded_length() {
    keeps("shape");
}

#[test]
fn no_unfinished_work_and_no_machine_names() {
    keeps("words");
}

#[test]
fn every_rule_has_its_test_here() {
    let here = include_str!("project.rs");
    for (name, _) in tidy::RULES {
        assert!(here.contains(&format!("keeps(\"{name}\")")), "no test for {name}");
    }
}
