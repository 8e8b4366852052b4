//! `folio map`: the people of a client by power and interest.

use super::reader::Reader;
use super::{Answer, Outcome, accounts, item};
use crate::context::Context;
use crate::error::Result;
use crate::facts::AsOf;
use crate::report::{language_of, map};

/// Show who has a say at a client: power and interest, engagement now and wanted, who reports to whom
///
/// The picture is drawn by `--format svg` and `--format html`; text and Markdown have it as a table.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio map baltika\n  folio map baltika --format svg > map.svg\n  \
    folio map baltika --lang ru --format html > map.html")]
pub struct MapArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    #[command(flatten)]
    reader: Reader,
}

/// Draws the map of one client.
pub fn run(args: &MapArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let account = accounts::one(&ledger, &args.client)?;
    let map = map::map(&account, &AsOf::of(&ledger));
    let words = args.reader.words_or(language_of(&account.client, ledger.settings()));
    let items = map.people.iter().map(item).collect::<Result<_>>()?;
    Ok(accounts::warned(Outcome::new("map", Answer::Page(map::page(&map, &words), items)), &account, &ledger, context))
}
