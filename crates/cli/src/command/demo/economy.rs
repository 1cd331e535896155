//! The two made-up economies of the demonstration: their law, tariff and people.

use std::path::Path;

use app::{App, Clock, Ids, NewUser, OpenAccount, Role, Setup};
use codelist::PaymentKind;
use model::Money;
use server::DemoUser;
use tariff::{Demo, Rates, generate};

use crate::command::up;
use crate::exit::Exit;
use crate::node;

/// One economy of the demonstration. The codes are those that ISO 3166 leaves to users.
pub struct Economy {
    pub country: &'static str,
    pub name: &'static str,
    pub currency: &'static str,
    pub partner: &'static str,
    pub seed: u64,
}

pub const ECONOMIES: [Economy; 2] = [
    Economy { country: "XA", name: "Arcadia", currency: "USD", partner: "XB", seed: 11 },
    Economy { country: "XB", name: "Borealis", currency: "EUR", partner: "XA", seed: 12 },
];

/// Login, password, name, roles, party, and what the sign-in page says of them.
type Person = (&'static str, &'static str, &'static str, &'static [Role], &'static str, &'static str);

const PEOPLE: [Person; 4] = [
    ("trader", "trader-demo", "Tess Trader", &[Role::Trader], "1001", "imports and follows her own goods"),
    ("broker", "broker-demo", "Bo Broker", &[Role::Trader], "1002", "lodges for others, most of it by machine"),
    ("officer", "officer-demo", "Odile Officer", &[Role::Officer], "CUSTOMS", "works the queue and decides"),
    ("admin", "admin-demo", "Adam Admin", &[Role::Administrator, Role::Officer], "CUSTOMS", "keeps users and health"),
];

/// The node of an economy in its folder.
pub async fn open(economy: &Economy, folder: &Path) -> Result<App, Exit> {
    std::fs::create_dir_all(folder).map_err(|error| Exit::failed(format!("{}: {error}", folder.display())))?;
    let currency = economy.currency.parse().map_err(Exit::failed)?;
    let profile = node::profile("neutral")?.for_economy(economy.country, economy.name, currency);
    let demo =
        Demo { seed: economy.seed, country: economy.country.to_owned(), currency, partner: economy.partner.to_owned() };
    let setup = Setup {
        store: up::open(folder, None).await?,
        profile,
        tariff: generate(&demo),
        rates: Rates::default(),
        clock: Clock::System,
        ids: Ids::Random,
        opens_accounts: Some(Money::from_minor(1_000_000_000, currency)),
    };
    App::new(setup).map_err(Exit::failed)
}

/// The identifier of a demo party in its economy, such as `XA1001`.
pub fn party(economy: &Economy, number: &str) -> String {
    if number == "CUSTOMS" { number.to_owned() } else { format!("{}{number}", economy.country) }
}

/// Makes the four users, and the traders' deferment accounts.
pub async fn people(app: &App, economy: &Economy) -> Result<(), Exit> {
    let known: Vec<String> = app.users().await.map_err(Exit::failed)?.into_iter().map(|user| user.login).collect();
    for (login, password, name, roles, number, _) in PEOPLE {
        if known.iter().any(|known| known == login) {
            continue;
        }
        let user = NewUser {
            login: login.to_owned(),
            name: name.to_owned(),
            roles: roles.to_vec(),
            party: party(economy, number),
            password: password.to_owned(),
        };
        app.put_user(user).await.map_err(Exit::failed)?;
    }
    for number in ["1001", "1002"] {
        let holder = party(economy, number);
        let account = OpenAccount {
            reference: account(economy, number),
            holder,
            kind: PaymentKind::Deferred,
            limit: Money::from_minor(100_000_000_000, app.profile().currency()),
        };
        app.open_account(account).await.map_err(Exit::failed)?;
    }
    Ok(())
}

/// The deferment account of a demo party.
pub fn account(economy: &Economy, number: &str) -> String {
    format!("{}DAN{number}", economy.country)
}

/// The users that the sign-in page shows.
pub fn shown(economy: &Economy) -> Vec<DemoUser> {
    let user = |(login, password, name, roles, number, what): Person| DemoUser {
        login: login.to_owned(),
        password: password.to_owned(),
        name: name.to_owned(),
        what: format!("{}, {}: {what}", roles[0].as_str(), party(economy, number)),
    };
    PEOPLE.into_iter().map(user).collect()
}
