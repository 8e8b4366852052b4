//! `folio receivables`: what clients owe us, and who reminds whom.

use super::outcome::item;
use super::reader::{Reader, Whose};
use super::{Answer, Outcome, accounts, items};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::report::receivables;

/// What clients owe us: by how late it is, for how many days of sales, who reminds whom with which step
///
/// Currencies are never added. Disputed invoices stand apart. The steps are those of `[chasing]` in `folio.toml`; a client can
/// have agreed on another chaser.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio receivables\n  folio receivables --manager boris --rows\n  \
    folio receivables --lang ru --format html > debts.html")]
pub struct ReceivablesArgs {
    /// List every invoice with its place
    #[arg(long)]
    rows: bool,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    reader: Reader,
}

/// Adds up what is owed.
pub fn run(args: &ReceivablesArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let found = accounts::all(context, &ledger)?;
    let read = args.whose.of(found.read, &ledger)?;
    let owed = receivables::receivables_of(&read, &AsOf::of(&ledger));
    let page = receivables::page(&owed, args.rows, &args.reader.words(&ledger));
    let mut outcome = Outcome::new("receivables", Answer::Page(page, items::of(&owed.debtors)?))
        .in_all("totals", item(&owed.totals())?)
        .in_all("disputed", item(&owed.disputed)?);
    outcome.talk = found.left_out;
    Ok(outcome)
}
