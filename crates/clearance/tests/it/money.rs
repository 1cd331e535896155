//! What is charged, earmarked, given back and refunded.

use crate::world::World;

#[test]
fn tx_02_a_new_version_after_clearance_charges_only_the_difference() {
    let rows = [("tax A00=3000E B00=20400E", 23400), ("tax A00=1000E B00=20400E", 21400), ("tax A00=0E", 0)];
    for (after, charged) in rows {
        let mut world = World::new("neutral");
        world.play("lodge IMA");
        assert_eq!(world.state.dossier().unwrap().payments.charged_minor(), 22400);
        world.play(after);
        world.play("amend | grant");
        assert_eq!(world.state.dossier().unwrap().payments.charged_minor(), charged, "{after}");
    }
}

#[test]
fn an_invalidated_declaration_gives_everything_back() {
    let mut world = World::new("neutral");
    world.play("lodge IMA | invalidate | grant-invalidation");
    let second = clearance::Actor::Officer("second".to_owned());
    world.give(&second, clearance::Command::GrantInvalidation).unwrap();
    assert_eq!(world.state.name(), "invalidated");
    let payments = &world.state.dossier().unwrap().payments;
    assert_eq!((payments.charged_minor(), payments.reserved.len()), (0, 0));
}

#[test]
fn tx_08_what_is_not_owed_is_let_go() {
    // script, earmarked, charged, unspent, refunded
    let rows = [
        ("lodge IMD", 22400, 0, 0, 0),
        ("lodge IMD | present-wrong | lodge IMD", 22400, 0, 0, 0),
        ("lodge IMD | invalidate", 0, 0, 0, 0),
        ("lodge IMD | tax A00=100E | present", 0, 100, 0, 0),
        ("tax A00=500A | lodge IMA | pay 700 P1", 0, 500, 0, 200),
        ("tax A00=500A | lodge IMD | pay 200 P1 | invalidate", 0, 0, 0, 200),
        ("tax A00=500A | lodge IMA | pay 500 P1 | tax A00=300A | amend | grant", 0, 300, 0, 200),
    ];
    for (script, earmarked, charged, unspent, refunded) in rows {
        let mut world = World::new("neutral");
        world.play(script);
        let payments = &world.state.dossier().unwrap().payments;
        let reserved: i64 = payments.reserved.iter().map(|part| part.amount.minor()).sum();
        let found = (reserved, payments.charged_minor(), payments.unspent_minor(), payments.refunded_minor);
        assert_eq!(found, (earmarked, charged, unspent, refunded), "{script}");
    }
}

#[test]
fn duties_beyond_all_money_are_no_overflow() {
    let mut world = World::new("neutral");
    let huge = i64::MAX / 2 + 1;
    world.play(&format!("tax A00={huge}E B00={huge}E | lodge IMA"));
    assert_eq!(world.state.name(), "awaiting assessment");
}
