//! Whatever text is given as a rule pack: it compiles or names what is wrong, and what compiles runs to its end.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use model::node::Node;
use rules::{Context, NoLists, Pack};

/// A declaration with something in it for rules to walk over.
static DECLARATION: LazyLock<model::Declaration> = LazyLock::new(|| {
    let mut declaration = model::Declaration::default();
    let shipment = declaration.goods_shipment.get_or_insert_default();
    shipment.items.resize_with(3, model::GoodsItem::default);
    declaration
});

fuzz_target!(|text: &str| {
    match Pack::compile(&[("fuzz.toml", text)], DECLARATION.class()) {
        Ok(pack) => {
            let day = jiff::civil::date(2026, 1, 1);
            pack.run(&*DECLARATION, Context { day, lists: &NoLists });
        }
        Err(errors) => assert!(!errors.is_empty(), "refused without a reason"),
    }
});
