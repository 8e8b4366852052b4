//! `folio promise`: what was promised, by whom, by when.

use super::Outcome;
use super::commitment::{already_past, spoken};
use super::stroke::{Stroke, strike};
use super::weigh::{self, Sought, Weighed};
use super::words::entry::Entry;
use super::words::value::{Reading, refusal};
use super::words::when::When;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::source::Literal;

/// Record a promise made to a client, or by one
///
/// Promised something by a date: do it, or warn ahead and offer options. `keep`, `move`, `miss` and `warn` go on from here.
/// A promise is weighed: what else its owner owes, in all and around that day, is told; where that is much, it is asked about on a
/// terminal before the promise is given.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio promise baltika \"Media plan for Q4\" --due fri --to ivan\n  \
    folio promise baltika \"Photos of the hall\" --due +2w --side client --owner ivan\n  \
    folio promise baltika \"Audit of call tracking\" --due 2026-10-20 --warn-by 2026-10-15 --owner boris --hidden")]
pub struct PromiseArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// What was promised
    what: String,
    /// Day by which: a date, `fri`, `next monday`, `+3d`, `+2w`
    #[arg(long, value_name = "DATE")]
    due: String,
    /// Who promised: us or client
    #[arg(long, default_value = "us")]
    side: String,
    /// The client's person it was promised to
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    /// Who keeps it: a member where it is ours, a person of the client where it is theirs
    #[arg(long, value_name = "ID")]
    owner: Option<String>,
    /// The project it belongs to
    #[arg(long, value_name = "ID")]
    project: Option<String>,
    /// Day on which it was promised, where it was not today
    #[arg(long, value_name = "DATE")]
    made: Option<String>,
    /// Day from which the other side must be warned of a slip, where the usual one is too late
    #[arg(long, value_name = "DATE")]
    warn_by: Option<String>,
    /// Work it takes, such as `2wd`
    #[arg(long, value_name = "SPAN")]
    effort: Option<String>,
    /// Keep it out of status reports for the client
    #[arg(long)]
    hidden: bool,
    /// Its short name, where the one made of the text will not do
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Weighs the promise, and appends it.
pub fn run(args: &PromiseArgs, context: &Context) -> Result<Outcome> {
    let weighed = if context.quiet { Weighed::default() } else { weighed(args, context) };
    let asked = asked(args, &weighed, context)?;
    let outcome = strike("promise", &args.client, &args.wishes, context, |reading| {
        let client = reading.client;
        let due = reading.when.day(&args.due).map_err(|fault| refusal("due", &fault))?;
        if due < reading.when.today() {
            let way_out = format!("record a missed promise with `folio add commitments {client} … state=missed`");
            return Err(already_past(due).hint(way_out));
        }
        let entry = entry(args, reading)?;
        let id = entry.name();
        let line = format!("{}, due {due}", spoken(&id, &args.side, client));
        let act = Act::on("promise", client).entry("commitments", id);
        Ok(Stroke { edits: vec![entry.into_edit()], line, act })
    })?;
    Ok(weighed.beside(outcome, asked))
}

/// What is weighed; nothing where the words name no promise: what is wrong with them is told when it is made.
fn weighed(args: &PromiseArgs, context: &Context) -> Weighed {
    let Ok(ledger) = context.ledger() else { return Weighed::default() };
    let Ok(due) = When::of(&ledger).day(&args.due) else { return Weighed::default() };
    let (ours, owner) = (args.side == "us", args.owner.as_deref());
    let effort = args.effort.as_deref().and_then(|effort| effort.parse().ok());
    weigh::new(Sought { client: &args.client, ours, owner, due, effort }, &ledger, context)
}

/// Shows what was weighed and asks whether to go on, where somebody is there to think again; whether it did.
fn asked(args: &PromiseArgs, weighed: &Weighed, context: &Context) -> Result<bool> {
    if !weighed.heavy || args.wishes.dry_run || !context.can_ask() {
        return Ok(false);
    }
    if context.confirm(&format!("{}\nGive the promise", weighed.lines.join("\n")))? {
        return Ok(true);
    }
    Err(Error::usage("the promise is not given").hint("another day: `--due`; somebody else: `--owner`"))
}

fn entry<'a>(args: &PromiseArgs, reading: &'a Reading<'a>) -> Result<Entry<'a>> {
    let mut entry = Entry::new(reading, "commitments")?;
    entry.text("what", Some(&args.what))?;
    entry.text("id", args.id.as_deref())?;
    entry.propose_id()?;
    if entry.given("id").is_none() {
        return Err(Error::usage(format!("`{}` gives no id", args.what)).hint("choose one with `--id`"));
    }
    entry.text("side", Some(&args.side))?;
    entry.text("due", Some(&args.due))?;
    entry.text("made", args.made.as_deref().or(Some("today")))?;
    entry.text("owner", args.owner.as_deref())?;
    entry.text("promised_to", args.to.as_deref())?;
    entry.text("project", args.project.as_deref())?;
    entry.text("warn_by", args.warn_by.as_deref())?;
    entry.text("effort", args.effort.as_deref())?;
    if args.hidden {
        entry.put("visible", Literal::boolean(false));
    }
    entry.must_be_whole_and_new()?;
    Ok(entry)
}
