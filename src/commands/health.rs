//! `folio health`: how the clients do, and why.

use super::reader::{Reader, Whose};
use super::{Answer, Outcome, accounts, items, left_out};
use crate::context::Context;
use crate::error::Result;
use crate::facts::{AsOf, is_in_care};
use crate::report::health;

/// How the clients do, from 0 to 100, and why
///
/// A heuristic over contact, promises, satisfaction, people, payment, goal and contract; weights and colours are those of
/// `[health]` in `folio.toml`. Health on another day (`--today`) is what was known then.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio health\n  folio health --manager anna --why\n  folio health baltika --why\n  \
    folio health baltika --format html > baltika.html"
)]
pub struct HealthArgs {
    /// The client: its slug, the beginning of it, or its name; absent: every client in our care
    client: Option<String>,
    /// Show what it rests on: the records behind each factor of one client, the factors of all
    #[arg(long)]
    why: bool,
    /// Show those who are not clients yet, and those who are no longer, too
    #[arg(long, conflicts_with = "client")]
    all: bool,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    reader: Reader,
}

/// Answers for one client or for all.
pub fn run(args: &HealthArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let as_of = AsOf::of(&ledger);
    let words = args.reader.words(&ledger);
    if let Some(client) = &args.client {
        let account = accounts::one(&ledger, client)?;
        let checkup = health::checkup(&account, &as_of);
        let page = health::one(&checkup, args.why, &as_of, &words);
        let outcome = Outcome::new("health", Answer::Page(page, items::of(&[checkup])?));
        return Ok(accounts::warned(outcome, &account, &ledger, context));
    }
    let manager = args.whose.manager(&ledger)?;
    let looked = context.each_account(&ledger, |account| {
        let client = &account.client;
        let kept = client.profile.as_ref().map(|profile| profile.manager.as_str());
        let wanted = (args.all || is_in_care(client, &as_of)) && (manager.is_none() || kept == manager);
        wanted.then(|| health::line(&account, &as_of))
    })?;
    let left_out = left_out::of_documents(&looked, &ledger, context);
    let mut checkups: Vec<_> = looked.seen.into_iter().flatten().collect();
    health::sort(&mut checkups);
    let written = items::of(&checkups)?;
    let mut outcome = Outcome::new("health", Answer::Page(health::table(&checkups, args.why, &as_of, &words), written));
    outcome.talk = left_out;
    Ok(outcome)
}
