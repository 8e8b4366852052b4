//! `folio renewals`: contracts to be decided on.

use super::reader::{Reader, Whose};
use super::words::value::refusal;
use super::{Answer, Outcome, accounts, items};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::model::value::Span;
use crate::report::renewals;

/// Contracts whose last day for notice comes near: what is decided, what is at stake
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio renewals\n  folio renewals --within 6mo --manager anna\n  folio renewals --format csv > renewals.csv"
)]
pub struct RenewalsArgs {
    /// How far to look ahead: `90d`, `6mo`; absent: as far as `notice_ahead` of `[clocks]`
    #[arg(long, value_name = "SPAN")]
    within: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    reader: Reader,
}

/// Looks for what has to be decided by then.
pub fn run(args: &RenewalsArgs, context: &Context) -> Result<Outcome> {
    let within = args.within.as_deref().map(str::parse::<Span>).transpose();
    let within = within.map_err(|fault| refusal("within", &fault))?;
    let ledger = context.ledger()?;
    let as_of = AsOf::of(&ledger);
    let until = within.unwrap_or(as_of.settings.clocks.notice_ahead).after(as_of.today, &as_of.calendar);
    let found = accounts::all(context, &ledger)?;
    let read = args.whose.of(found.read, &ledger)?;
    let renewals = renewals::renewals(&read, until, &as_of);
    let page = renewals::page(&renewals, until, &args.reader.words(&ledger));
    let at_stake: Vec<String> = renewals::undecided(&renewals).iter().map(ToString::to_string).collect();
    let mut outcome =
        Outcome::new("renewals", Answer::Page(page, items::of(&renewals)?)).in_all("at_stake", at_stake.into());
    outcome.talk = found.left_out;
    Ok(outcome)
}
