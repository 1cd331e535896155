//! `clearway bench`: one object with its figures and their limit; how fast is no matter here.

use super::{ended, lines};
use crate::node::run;

#[test]
fn bench_gives_one_object_with_its_limit() {
    for (name, args) in [("lodge", &["--seconds", "1", "--connections", "4"][..]), ("list", &["--rows", "2000"])] {
        let output = run(&[&["bench", name, "--json"][..], args].concat());
        ended(&output, 0);
        let found = lines(&output);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["bench"], name);
        assert!(found[0].as_object().is_some_and(|figures| figures.keys().any(|name| name.starts_with("limit"))));
    }
    ended(&run(&["bench", "rules"]), 1);
}
