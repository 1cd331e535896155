//! The help of every command, as it is printed.

use insta::assert_snapshot;

use super::ended;
use crate::node::run;

#[test]
fn help_texts() {
    for (name, command) in [
        ("help", &[][..]),
        ("help-check", &["check"]),
        ("help-replay", &["replay"]),
        ("help-tariff-import", &["tariff", "import"]),
        ("help-duty", &["duty"]),
        ("help-user-add", &["user", "add"]),
        ("help-account-open", &["account", "open"]),
        ("help-doctor", &["doctor"]),
        ("help-up", &["up"]),
        ("help-demo", &["demo"]),
        ("help-bench", &["bench"]),
    ] {
        let output = run(&[command, &["--help"]].concat());
        ended(&output, 0);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.is_ascii() || !text.contains('\u{fffd}'));
        // The list of all commands grows; each command has a snapshot of its own.
        let text = if command.is_empty() { text.lines().take(3).collect::<Vec<_>>().join("\n") } else { text };
        assert_snapshot!(name, text);
    }
}

#[test]
fn what_is_not_understood_is_the_inputs_fault_or_the_callers() {
    for args in [&["nonsense"][..], &["duty", "--on", "soon"], &["check"], &["up", "--nothing"], &["bench", "nothing"]]
    {
        let output = run(args);
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
        ended(&output, 1);
    }
}
