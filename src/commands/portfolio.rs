//! `folio portfolio`: how the firm's clients do, for its head.

use super::reader::{Reader, Whose};
use super::words::value::refusal;
use super::{Answer, Outcome, accounts};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::model::value::Period;
use crate::report::portfolio;

/// How the firm's clients do: key figures with their base, health, renewals, debts, load, records
///
/// A period that is over is told as it was known on its last day. Currencies are never added.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio portfolio\n  folio portfolio --period 2026-Q1 --format md\n  \
    folio portfolio --period 2025 --manager anna --rows\n  folio portfolio --lang ru --format html > portfolio.html")]
pub struct PortfolioArgs {
    /// A month `2026-03`, a quarter `2026-Q1` or a year `2026`; absent: the quarter of today
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// List the records behind every figure
    #[arg(long)]
    rows: bool,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    reader: Reader,
}

/// Gathers the figures.
pub fn run(args: &PortfolioArgs, context: &Context) -> Result<Outcome> {
    let asked = args.period.as_ref().map(|text| text.parse::<Period>()).transpose();
    let asked = asked.map_err(|fault| refusal("period", &fault))?;
    let ledger = context.ledger()?;
    let as_of = AsOf::of(&ledger);
    let (period, window) = portfolio::window(asked, as_of.today)?;
    let found = accounts::all(context, &ledger)?;
    let read = args.whose.of(found.read, &ledger)?;
    let about = portfolio::Asked { period, window, manager: args.whose.manager(&ledger)? };
    let whole = portfolio::portfolio(&read, about, &as_of);
    let page = portfolio::page(&whole, args.rows, &args.reader.words(&ledger));
    let mut outcome = Outcome::new("portfolio", Answer::Page(page, portfolio::items(&whole, args.rows)));
    outcome.talk = found.left_out;
    Ok(outcome)
}
