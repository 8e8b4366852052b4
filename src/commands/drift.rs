//! `folio drift`: clients whose wishes lead away from their goal.

use super::reader::{Reader, Whose};
use super::{Answer, Outcome, accounts, items};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::report::drift;

/// Clients whose wishes of the last 90 days lead away from their goal, with the wishes behind
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio drift\n  folio drift --manager boris\n  folio drift --lang ru --format md")]
pub struct DriftArgs {
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    reader: Reader,
}

/// Measures the drift of each client.
pub fn run(args: &DriftArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let as_of = AsOf::of(&ledger);
    let found = accounts::all(context, &ledger)?;
    let read = args.whose.of(found.read, &ledger)?;
    let drifting = drift::drifting(&read, &as_of);
    let page = drift::page(&drifting, &as_of, &args.reader.words(&ledger));
    let mut outcome = Outcome::new("drift", Answer::Page(page, items::of(&drifting)?));
    outcome.talk = found.left_out;
    Ok(outcome)
}
