//! `clearway account open`: an account or guarantee that declarations can be charged to.

use app::OpenAccount;
use codelist::PaymentKind;
use model::Money;
use serde_json::json;

use super::up;
use crate::args::{AccountKind, AccountOpen};
use crate::exit::{Exit, ended};
use crate::node;

pub fn run(args: &AccountOpen) -> Exit {
    ended(node::runtime().and_then(|runtime| runtime.block_on(open(args))))
}

async fn open(args: &AccountOpen) -> Result<Exit, Exit> {
    let app = up::closed_node(&args.place, &args.profile).await?;
    let currency = app.profile().currency();
    let limit = Money::exact(args.limit, currency)
        .map_err(|error| Exit::input(format!("--limit {} {currency}: {error}", args.limit)))?;
    let kind = match args.kind {
        AccountKind::Deferred => PaymentKind::Deferred,
        AccountKind::Guarantee => PaymentKind::Guarantee,
    };
    let account = OpenAccount { reference: args.reference.clone(), holder: args.holder.clone(), kind, limit };
    app.open_account(account).await.map_err(Exit::failed)?;
    println!(
        "{}",
        json!({
            "reference": args.reference,
            "holder": args.holder,
            "limit": limit.value().to_string(),
            "currency": currency.to_string(),
        })
    );
    Ok(Exit::Done)
}
