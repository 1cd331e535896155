//! The life rules of the shipped profiles, looked up as rooms do.

use jiff::civil::date;

use crate::life::{Direction, QuotaAnswer, SupplementaryDue};
use crate::{Profile, SHIPPED, shipped, shipped_files};

fn uk() -> Profile {
    shipped("uk-cds").unwrap().unwrap()
}

#[test]
fn kinds_directions_and_tax_follow_the_tables() {
    let life = uk().life;
    let rows = [
        ("IMA", "40", "000", Some(false), Direction::Import, true),
        ("IMD", "40", "1H7", Some(true), Direction::Import, false),
        ("IMZ", "40", "1EN", Some(false), Direction::Import, false),
        ("IMD", "71", "000", Some(true), Direction::Import, false),
        ("EXD", "10", "000", Some(true), Direction::Export, true),
        ("COA", "40", "F15", Some(false), Direction::Import, true),
        ("COD", "10", "000", Some(true), Direction::Export, true),
        ("IMA", "10", "000", Some(false), Direction::Import, true),
        ("IMX", "40", "000", None, Direction::Import, true),
        ("IM", "40", "000", None, Direction::Import, true),
        ("", "", "", None, Direction::Import, true),
    ];
    for (type_code, procedure, additional, prelodged, direction, taxed) in rows {
        assert_eq!(life.kind(type_code).map(|kind| kind.prelodged), prelodged, "{type_code}");
        assert_eq!(life.direction(type_code, procedure), direction, "{type_code} {procedure}");
        assert_eq!(life.bears_tax(procedure, &[additional]), taxed, "{procedure} {additional}");
    }
}

#[test]
fn a_quota_is_answered_by_its_first_rule() {
    let life = uk().life;
    let rows = [
        ("051867", "", Some((QuotaAnswer::Later, true))),
        ("054077", "NIQUO", Some((QuotaAnswer::AtOnce, true))),
        ("054077", "EUPRF", Some((QuotaAnswer::Later, false))),
        ("094067", "", None),
    ];
    for (order, information, answer) in rows {
        let rule = life.quota_rule(order, &[information]);
        assert_eq!(rule.map(|rule| (rule.answer, rule.final_always)), answer, "{order} {information}");
    }
}

#[test]
fn sw_07_the_supplementary_declaration_has_its_day() {
    let days = SupplementaryDue::DaysAfterAcceptance { days: 10 };
    let month = SupplementaryDue::DayOfNextMonth { day: 31 };
    assert_eq!(days.on(date(2026, 2, 25)), date(2026, 3, 7));
    assert_eq!(month.on(date(2026, 1, 31)), date(2026, 2, 28));
    assert_eq!(month.on(date(2027, 12, 1)), date(2028, 1, 31));
    assert_eq!(SupplementaryDue::DayOfNextMonth { day: 0 }.on(date(2026, 5, 5)), date(2026, 6, 1));
}

#[test]
fn a_kind_that_is_given_twice_is_a_fault() {
    for name in SHIPPED {
        let twice = "\n[[kinds]]\nletter = \"A\"\nname = \"again\"\n";
        let files = shipped_files(name).unwrap().iter();
        let texts: Vec<(&str, String)> = files
            .map(|(file, text)| {
                let more = if *file == "life.toml" { twice } else { "" };
                (*file, format!("{text}{more}"))
            })
            .collect();
        let faults = Profile::from_texts(texts.iter().map(|(file, text)| (*file, text.as_str()))).unwrap_err();
        assert!(faults.iter().any(|fault| fault.message.contains("'A' is given twice")), "{faults:?}");
    }
}
