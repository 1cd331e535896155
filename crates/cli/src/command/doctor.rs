//! `clearway doctor`: whether this machine and a data folder are fit to run a node, a line a check, with the remedy.

mod clock;
mod disk;
mod law;
mod ports;
mod report;
mod store;

use report::Mark;

use crate::args::Doctor;
use crate::exit::{Exit, ended};
use crate::node;

pub fn run(args: &Doctor) -> Exit {
    ended(node::runtime().and_then(|runtime| runtime.block_on(examine(args))))
}

async fn examine(args: &Doctor) -> Result<Exit, Exit> {
    let data = &args.place.data;
    let mut lines = disk::check(data);
    let writable = lines.iter().all(|line| line.mark != Mark::Fail);
    match &args.place.database {
        Some(url) => lines.extend(store::postgres(url).await),
        None if writable => lines.extend(store::sqlite(data).await),
        None => {}
    }
    lines.extend(clock::check(data, args.place.database.as_deref()).await);
    lines.extend(ports::check(&args.listen));
    lines.extend(law::check(&args.profile, data).await);
    for line in &lines {
        if args.json {
            println!("{}", line.json());
        } else {
            println!("{}", line.text());
        }
    }
    Ok(if lines.iter().any(|line| line.mark == Mark::Fail) { Exit::Input(None) } else { Exit::Done })
}
