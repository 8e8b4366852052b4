//! `folio brief`: one page before a meeting.

use super::reader::Reader;
use super::{Answer, Outcome, accounts, item};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::facts::AsOf;
use crate::ledger::Account;
use crate::report::{brief, language_of};

/// Show what to know before a meeting, on one page
///
/// Purpose, people with what moves them, goal, last contacts, promises of both sides, open requests with our argument, news,
/// money, complaints, and what is not known as questions to ask. `--format json` has the places of all of it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio brief baltika\n  folio brief baltika --for ivan,olga\n  \
    folio brief baltika --lang ru --format html > brief.html")]
pub struct BriefArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// Only these people, by their ids
    #[arg(long = "for", value_name = "PERSON", value_delimiter = ',')]
    people: Vec<String>,
    #[command(flatten)]
    reader: Reader,
}

/// Puts the page together.
pub fn run(args: &BriefArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let account = accounts::one(&ledger, &args.client)?;
    args.people.iter().try_for_each(|id| must_be_there(&account, id))?;
    let brief = brief::brief(&account, &AsOf::of(&ledger), &args.people);
    let words = args.reader.words_or(language_of(&account.client, ledger.settings()));
    let items = vec![item(&brief)?];
    let outcome = Outcome::new("brief", Answer::Page(brief::page(&brief, &words), items));
    Ok(accounts::warned(outcome, &account, &ledger, context))
}

fn must_be_there(account: &Account, id: &str) -> Result<()> {
    let ids = || account.client.stakeholders.iter().map(|person| person.id.as_str());
    if ids().any(|known| known == id) {
        return Ok(());
    }
    Err(Error::usage(format!("{} has no stakeholder `{id}`", account.slug())).meant(
        id,
        ids(),
        format!("`folio show {} stakeholders` lists the people there are", account.slug()),
    ))
}
