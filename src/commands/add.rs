//! `folio add`: an entry of any section, keys and values by the schema.

use super::Outcome;
use super::stroke::{Stroke, strike};
use super::words::assignment::{Assignment, gathered};
use super::words::entry::Entry;
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;
use crate::source::Literal;

/// Add an entry to any section of a client
///
/// Values are read by the field's type: text as it is, lists by commas (`\,` is a comma of the text) or by repeating the key,
/// dates also as `fri` or `+3d`; `key:=TOML` takes a literal. An id that is not given is made of the name.
/// A new card of the client's people and a new driving force are `reviewed` today unless told otherwise: their clocks start now,
/// and not with the account.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio add stakeholders baltika id=ivan name=\"Иван Петров\" roles=decision-maker,day-to-day power=4 interest=5\n  \
    folio add forces baltika id=steel direction=supplier name=\"Steel mills\"\n  \
    folio add invoices baltika id=2026/17 issued=today due=+14d amount=\"150000 RUB\"\n  \
    folio add commitments baltika what=\"Estimate\" side=us due=2026-02-09 state=missed reason=capacity \\\n      \
    moves:='[{ date = 2026-02-01, due = 2026-02-09 }]'\n\n\
    `folio schema SECTION` lists the keys.")]
pub struct AddArgs {
    /// The section: stakeholders, forces, goals, invoices …
    section: String,
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// `key=value`, or `key:=TOML`
    #[arg(required = true, value_name = "KEY=VALUE")]
    values: Vec<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Appends the entry.
pub fn run(args: &AddArgs, context: &Context) -> Result<Outcome> {
    let assignments = gathered(&args.values)?;
    strike("add", &args.client, &args.wishes, context, |reading| {
        let entry = entry(args, &assignments, reading)?;
        let line = format!("add {} to {}", entry.spelled(), reading.client);
        let act = act(&entry, &args.section, reading.client);
        Ok(Stroke { edits: vec![entry.into_edit()], line, act })
    })
}

/// Whether a clock of reviews runs over an entry.
type HasClock = fn(&Entry<'_>) -> bool;

/// The sections whose entries are `reviewed`, and over which of them a clock runs: nobody goes through the cards of our own.
const REVIEWED: [(&str, HasClock); 2] =
    [("stakeholders", |card| card.given("side").is_none_or(|side| side == "client")), ("forces", |_| true)];

fn entry<'a>(args: &AddArgs, assignments: &[Assignment], reading: &'a Reading<'a>) -> Result<Entry<'a>> {
    let mut entry = Entry::new(reading, &args.section)?;
    for assignment in assignments {
        entry.give(&assignment.key, &assignment.given)?;
    }
    // Whoever writes it down has gone through it.
    let has_clock = REVIEWED.iter().any(|(section, has_clock)| args.section == *section && has_clock(&entry));
    if has_clock && !assignments.iter().any(|given| given.key == "reviewed") {
        entry.put("reviewed", Literal::from(reading.when.today()));
    }
    entry.propose_id()?;
    entry.must_be_whole_and_new()?;
    Ok(entry)
}

fn act(entry: &Entry<'_>, section: &str, client: &str) -> Act {
    let name = entry.name();
    Act::on("add", client).about(format!("{section}.{name}")).entry(section, name)
}
