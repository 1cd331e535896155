//! Shells of the samples: a visitor, and signed-in people.

use std::sync::Arc;

use app::Role;
use server::html::{Shell, Texts, Viewer};

pub fn visitor(path: &str) -> Shell {
    Shell {
        texts: Texts::of("en"),
        node: "Customs of the Demonstration economy".into(),
        demo: true,
        live: false,
        user: None,
        csrf: "c5rf".into(),
        path: path.into(),
        notice: None,
        taxes: Arc::new(vec![
            ("A00".into(), "Customs duty".into()),
            ("A30".into(), "Anti-dumping duty".into()),
            ("B00".into(), "Value added tax".into()),
        ]),
    }
}

pub fn in_language(lang: &str, path: &str) -> Shell {
    Shell { texts: Texts::of(lang), ..visitor(path) }
}

pub fn shell(roles: &[Role], path: &str) -> Shell {
    let name = if roles.contains(&Role::Trader) { "Ana Torres" } else { "Omar Haddad" };
    Shell { user: Some(Viewer { name: name.into(), roles: roles.to_vec() }), ..visitor(path) }
}
