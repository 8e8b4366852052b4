//! `folio move`: another day for a promise, with the reason.

use clap::builder::NonEmptyStringValueParser;

use super::Outcome;
use super::commitment::{Promise, already_past, past_day};
use super::weigh::{self, Weighed};
use super::words::value::refusal;
use super::words::when::When;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::model::commitment::CommitmentState;
use crate::model::value::Day;
use crate::source::{Edit, Literal};

/// Move a promise to another day, and say why
///
/// The first date stays as `original_due`, and every move leaves a trace. A `warn_by` that is written moves along, to as many days
/// before the new day as it was before the old one, unless `--warn-by` gives another. The new day is weighed as that of a new promise:
/// what else its owner owes, in all and around that day, is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio move baltika media-plan-march --to +1w --reason \"figures come on Tuesday\"\n  \
    folio move baltika media-plan-march --to 2026-10-16 --reason \"Ivan is ill\" --agreed today")]
pub struct MoveArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The promise, by its id
    id: String,
    /// The new day: a date, `fri`, `next monday`, `+3d`, `+2w`
    #[arg(long, visible_alias = "due", value_name = "DATE")]
    to: String,
    /// Why it moves, for the colleague who reads it later
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    reason: String,
    /// Day on which the other side agreed
    #[arg(long, value_name = "DATE")]
    agreed: Option<String>,
    /// Day from which the other side must be warned of the next slip, where the written one shall not move along
    #[arg(long, value_name = "DATE")]
    warn_by: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Sets `due`, keeps the first day and adds to `moves`.
pub fn run(args: &MoveArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let when = When::of(&ledger);
    let days = Days::read(args, &when)?;
    if days.due < when.today() {
        let way_out = format!("record a missed promise with `folio miss {} {} --reason …`", file.slug, args.id);
        return Err(already_past(days.due).hint(way_out));
    }
    let weighed = if context.quiet {
        Weighed::default()
    } else {
        weigh::moved(&args.client, &args.id, days.due, &ledger, context)
    };
    let mut line = String::new();
    let mut talk = None;
    let done = context.change(&ledger, &args.wishes, |draft| {
        let promise = Promise::find(&args.id, &file, draft)?;
        promise.must_be(&[CommitmentState::Open])?;
        let act = Act::on("move", &file.slug).entry("commitments", promise.id());
        if promise.value.due == days.due {
            return Err(no_move(promise.id(), &days, &file.slug));
        }
        let mut edits = days.edits(&promise, &args.reason, when.today());
        line = format!("{}, moved from {} to {}", promise.spoken(), promise.value.due, days.due);
        if let Some(was) = promise.value.warn_by.filter(|_| days.warn_by.is_none()) {
            let carried = carried(was, promise.value.due, days.due, when.today());
            edits.push(carried.map_or(promise.remove("warn_by"), |day| promise.set("warn_by", Literal::from(day))));
            line +=
                &carried.map_or(format!(", no more warn by {was}"), |day| format!(", warn by {day} instead of {was}"));
            talk = Some(format!("`warn_by` moved along; {}", sets_warn_by(promise.id(), &file.slug)));
        }
        draft.edit(&file.path, &edits)?;
        Ok(act)
    })?;
    Ok(weighed.beside(talk.into_iter().fold(Outcome::changed("move", line, done), Outcome::say), false))
}

/// The day to warn by that comes with a new due date: whoever wrote one wants to be told so many days ahead. It is never a day that
/// has gone; one after the old date says nothing of any distance, and there is none.
fn carried(was: Day, old: Day, new: Day, today: Day) -> Option<Day> {
    let ahead = was.days_until(old);
    (ahead >= 0).then(|| new.plus_days(-ahead).max(today))
}

/// What sets the day of warning without a move.
fn sets_warn_by(id: &str, slug: &str) -> String {
    format!("`folio set {slug} commitments.{id}.warn_by=…` sets it")
}

/// The refusal of a move to the day it is due anyway: the reason would be lost, and nobody would know.
fn no_move(id: &str, days: &Days, slug: &str) -> Error {
    let refused = Error::usage(format!("`{id}` is due on {} already, and the reason would stand nowhere", days.due))
        .hint("name another day with `--to`");
    let warn_by = days.warn_by.map(|_| format!("was `warn_by` meant? {}", sets_warn_by(id, slug)));
    let agreed = days.agreed.map(|_| {
        format!("have they agreed to the move before? `folio edit {slug}` opens the file to write `agreed` into it")
    });
    let refused = warn_by.into_iter().chain(agreed).fold(refused, Error::hint);
    refused.hint(format!("what else is to be known of it, `folio log {slug} \"…\" --kind note` writes down"))
}

/// The days of one move.
struct Days {
    due: Day,
    agreed: Option<Day>,
    warn_by: Option<Day>,
}

impl Days {
    fn read(args: &MoveArgs, when: &When) -> Result<Days> {
        let day = |typed: &str, flag| when.day(typed).map_err(|fault| refusal(flag, &fault));
        let agreed = args
            .agreed
            .as_deref()
            .map(|typed| past_day(Some(typed), "agreed", when, "leave `--agreed` out until they do"));
        Ok(Days {
            due: day(&args.to, "to")?,
            agreed: agreed.transpose()?,
            warn_by: args.warn_by.as_deref().map(|typed| day(typed, "warn-by")).transpose()?,
        })
    }

    fn edits(&self, promise: &Promise<'_>, reason: &str, today: Day) -> Vec<Edit> {
        let mut step =
            vec![("date", Literal::from(today)), ("due", Literal::from(self.due)), ("reason", Literal::text(reason))];
        step.extend(self.agreed.map(|day| ("agreed", Literal::from(day))));
        // What they heard today before the move was about the old date; left in its place, it would count for the new one.
        let said = promise.value.warned.filter(|day| *day == today);
        step.extend(said.map(|day| ("warned", Literal::from(day))));
        let mut edits = vec![promise.set("due", Literal::from(self.due))];
        if promise.value.original_due.is_none() {
            edits.push(promise.set("original_due", Literal::from(promise.value.due)));
        }
        edits.push(promise.push("moves", Literal::inline(step)));
        edits.extend(said.map(|_| promise.remove("warned")));
        edits.extend(self.warn_by.map(|day| promise.set("warn_by", Literal::from(day))));
        edits
    }
}
