//! `folio next`: the one thing to do for a client now.

use super::reader::Reader;
use super::{Answer, Outcome, accounts};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::report::agenda::{self, Agenda, Settled, Wish};

/// The one thing to do for this client now, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio next baltika\n  folio next baltika --format json")]
pub struct NextArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    #[command(flatten)]
    reader: Reader,
}

/// The first line of the client's own agenda.
pub fn run(args: &NextArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let account = accounts::one(&ledger, &args.client)?;
    let as_of = AsOf::of(&ledger);
    let settled = Settled::of(ledger.settings_text());
    let wish = Wish { manager: None, days: 1, lane: None, quick: false, settled: &settled };
    let mut agenda = Agenda::new(agenda::lines(&account, &as_of, wish), &as_of, wish).partial(!account.gaps.none());
    agenda.lines.truncate(1);
    let words = args.reader.words(&ledger);
    let page = agenda::first(&agenda, account.name(), &words);
    let outcome = Outcome::new("next", Answer::Page(page, agenda::items(&agenda, &words)));
    Ok(accounts::warned(outcome, &account, &ledger, context))
}
