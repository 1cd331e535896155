//! `clearway user add`: a person or a system that may use a node, from the command line.

use std::io::Read;

use app::{Actor, Ids, NewUser, Role};
use serde_json::{Value, json};

use super::up;
use crate::args::UserAdd;
use crate::exit::{Exit, ended};
use crate::node;

/// Longest password that is read, in bytes.
const LONGEST: u64 = 1_000;

pub fn run(args: &UserAdd) -> Exit {
    ended(node::runtime().and_then(|runtime| runtime.block_on(add(args))))
}

async fn add(args: &UserAdd) -> Result<Exit, Exit> {
    let roles = roles(&args.role)?;
    for (what, text) in [("--login", &args.login), ("--party", &args.party)] {
        let plain = !text.trim().is_empty() && text.len() <= 80 && !text.chars().any(char::is_control);
        if !plain {
            return Err(Exit::input(format!("{what} {text:?}: expected 1 to 80 plain characters")));
        }
    }
    let (password, made) = password(args)?;
    let app = up::closed_node(&args.place, "neutral").await?;
    let name = args.name.clone().unwrap_or_else(|| args.login.clone());
    let user = NewUser {
        login: args.login.clone(),
        name: name.clone(),
        roles: roles.clone(),
        party: args.party.clone(),
        password: password.clone(),
    };
    app.put_user(user).await.map_err(Exit::failed)?;
    let mut line = json!({
        "login": args.login,
        "party": args.party,
        "roles": roles.iter().map(|role| role.as_str()).collect::<Vec<_>>(),
    });
    if made {
        line["password"] = Value::from(password);
    }
    if let Some(label) = &args.key {
        let actor = Actor { login: args.login.clone(), name, roles, party: args.party.clone() };
        line["key"] = Value::from(app.make_key(&actor, label).await.map_err(Exit::failed)?);
    }
    println!("{line}");
    Ok(Exit::Done)
}

fn roles(names: &[String]) -> Result<Vec<Role>, Exit> {
    let role = |name: &String| {
        Role::from_name(name)
            .ok_or_else(|| Exit::input(format!("--role {name:?}: expected trader, officer or administrator")))
    };
    names.iter().map(role).collect()
}

/// The password, and whether it was made here.
fn password(args: &UserAdd) -> Result<(String, bool), Exit> {
    if !args.password_stdin {
        return Ok((Ids::Random.reference(), true));
    }
    let mut text = String::new();
    std::io::stdin().lock().take(LONGEST).read_to_string(&mut text).map_err(Exit::input)?;
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    if text.chars().count() < 8 {
        return Err(Exit::input("the password on standard input has fewer than 8 characters"));
    }
    Ok((text, false))
}
