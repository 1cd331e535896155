//! The shell around every page: who looks at it, in which language, and where they can go.

use std::sync::Arc;

use app::{Actor, Role};

use super::text::Texts;

/// What every template is given beside its own data.
#[derive(Clone, Debug)]
pub struct Shell {
    pub texts: &'static Texts,
    /// The node's name, such as its economy's customs.
    pub node: String,
    pub demo: bool,
    /// True where the live parts were built.
    pub live: bool,
    pub user: Option<Viewer>,
    /// To be sent back with every form.
    pub csrf: String,
    pub path: String,
    pub notice: Option<Notice>,
    /// The economy's tax types, code and name; a code may end in `*`.
    pub taxes: Arc<Vec<(String, String)>>,
}

/// The signed-in person as the masthead shows them.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub name: String,
    pub roles: Vec<Role>,
}

impl Viewer {
    pub fn of(actor: &Actor) -> Viewer {
        Viewer { name: actor.name.clone(), roles: actor.roles.clone() }
    }

    /// The text key of the role that says most.
    pub fn role_key(&self) -> &'static str {
        match () {
            () if self.roles.contains(&Role::Administrator) => "role.administrator",
            () if self.roles.contains(&Role::Officer) => "role.officer",
            () => "role.trader",
        }
    }
}

/// What the step before has done.
#[derive(Clone, Debug)]
pub struct Notice {
    pub tone: &'static str,
    pub key: String,
    pub detail: String,
}

#[derive(Clone, Debug)]
pub struct NavLink {
    pub href: &'static str,
    pub key: &'static str,
    pub current: bool,
}

impl Shell {
    /// The main navigation for this viewer.
    pub fn nav(&self) -> Vec<NavLink> {
        let has = |role: Role| self.user.as_ref().is_some_and(|user| user.roles.contains(&role));
        let mut links: Vec<(&str, &str)> = vec![("/", "nav.front")];
        if has(Role::Trader) {
            links.extend([
                ("/lodge", "nav.lodge"),
                ("/declarations", "nav.declarations"),
                ("/notifications", "nav.notifications"),
            ]);
        }
        if has(Role::Officer) {
            links.push(("/officer/queue", "nav.queue"));
        }
        if (has(Role::Officer) || has(Role::Administrator)) && !has(Role::Trader) {
            links.push(("/declarations", "nav.all-declarations"));
        }
        links.extend([("/duty", "nav.duty"), ("/tariff", "nav.tariff")]);
        if has(Role::Trader) {
            links.push(("/keys", "nav.keys"));
        }
        if has(Role::Administrator) {
            links.push(("/admin", "nav.admin"));
        }
        links.into_iter().map(|(href, key)| NavLink { href, key, current: self.is_at(href) }).collect()
    }

    fn is_at(&self, href: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        let section = match href {
            "/officer/queue" => "/officer",
            other => other,
        };
        path == section || (section != "/" && path.strip_prefix(section).is_some_and(|rest| rest.starts_with('/')))
    }
}
