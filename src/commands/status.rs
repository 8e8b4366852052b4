//! `folio status`: a report for the client's own eyes.

use super::reader::Reader;
use super::words::value::refusal;
use super::words::when::When;
use super::{Answer, Outcome, accounts, item, left_out};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::facts::AsOf;
use crate::ledger::{Account, doubts};
use crate::report::{language_of, status};
use crate::source::Tree;

/// Report to a client where the work stands, in nothing but what the client may see
///
/// Shown are the client's name, projects, goals, promises that are `visible`, requests, contacts that are neither `sensitive` nor a
/// note, and with `--money` invoices; of each of them only what is meant for the client. Everything else stays in the ledger, and so
/// does an entry with an unknown key, a broken line or a conflict in it: standard error names it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio status baltika\n  folio status baltika --since 2026-02-01 --format html > baltika.html\n  \
    folio status baltika --money --lang en --format md"
)]
pub struct StatusArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// First day of the time to report on; as far back as the client gets reports unless given
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Show the invoices too
    #[arg(long)]
    money: bool,
    #[command(flatten)]
    reader: Reader,
}

/// Puts the report together.
pub fn run(args: &StatusArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let text = ledger.text(&file)?;
    let tree = Tree::parse(&text);
    let mut doubts = doubts(&tree, ledger.shape());
    doubts
        .retain(|doubt| status::SHOWN.contains(&doubt.section.as_str()) && (args.money || doubt.section != "invoices"));
    let mut account = Account::in_tree(file, &tree);
    let as_of = AsOf::of(&ledger);
    let since = match &args.since {
        Some(typed) => When::of(&ledger).day(typed).map_err(|fault| refusal("since", &fault))?,
        None => status::usual_since(&account, &as_of),
    };
    if since > as_of.today {
        return Err(
            Error::usage(format!("{since} has not come yet")).hint("name the first day of the time to report on")
        );
    }
    let status = status::status(&account, &doubts, since, args.money, &as_of);
    let words = args.reader.words_or(language_of(&account.client, ledger.settings()));
    let page = status::page(&status, &ledger.settings().ledger.name, &words);
    let mut outcome = Outcome::new("status", Answer::Page(page, vec![item(&status)?]));
    outcome.talk.extend(left_out::withheld(&account, &doubts, context));
    // Of these it is said already.
    account.gaps.entries.retain(|line| doubts.iter().all(|doubt| doubt.line != *line));
    Ok(accounts::warned(outcome, &account, &ledger, context))
}
