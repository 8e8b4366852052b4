//! `folio load`: what each of our people carries.

use super::outcome::item;
use super::reader::Reader;
use super::{Answer, Outcome, accounts, items};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::report::load;

/// What each of our people carries, against what they can, and how many clients more would fit
///
/// The limits are those of `[load]` in `folio.toml`; a client counts with the `weight` of its profile.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio load\n  folio load --today 2026-06-15\n  folio load --format json")]
pub struct LoadArgs {
    #[command(flatten)]
    reader: Reader,
}

/// Weighs everybody's clients.
pub fn run(args: &LoadArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let as_of = AsOf::of(&ledger);
    let found = accounts::all(context, &ledger)?;
    let carried = load::load(&found.read, &as_of);
    let page = load::page(&carried, &as_of, &args.reader.words(&ledger));
    let capacity = item(&load::capacity(&carried, &as_of))?;
    let mut outcome = Outcome::new("load", Answer::Page(page, items::of(&carried)?)).in_all("capacity", capacity);
    outcome.talk = found.left_out;
    Ok(outcome)
}
