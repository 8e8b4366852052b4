//! `folio keep`: a promise kept.

use super::Outcome;
use super::commitment::{Promise, past_day};
use super::words::when::When;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;
use crate::model::commitment::CommitmentState;
use crate::source::Literal;

/// Record that a promise was kept, ours or the client's
///
/// One that was recorded as missed becomes one that is kept, late or not; the reason of the miss goes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio keep baltika media-plan-march\n  folio keep baltika media-plan-march --on yesterday"
)]
pub struct KeepArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The promise, by its id
    id: String,
    /// Day on which it was kept, where it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Sets `state` and `done`.
pub fn run(args: &KeepArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let day = past_day(args.on.as_deref(), "on", &When::of(&ledger), "a promise is kept when it is done")?;
    let mut line = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let promise = Promise::find(&args.id, &file, draft)?;
        let act = Act::on("keep", &file.slug).entry("commitments", promise.id());
        let already =
            promise.value.state == CommitmentState::Done && (args.on.is_none() || promise.value.done == Some(day));
        if already {
            return Ok(act);
        }
        promise.must_be(&[CommitmentState::Open, CommitmentState::Missed, CommitmentState::Done])?;
        let mut edits = vec![promise.set("state", Literal::text("done")), promise.set("done", Literal::from(day))];
        line = format!("{}, kept {day}", promise.spoken());
        if promise.value.state == CommitmentState::Missed {
            // What is kept has no reason why not.
            edits.extend(promise.value.reason.map(|_| promise.remove("reason")));
            line += ", no longer missed";
        }
        draft.edit(&file.path, &edits)?;
        Ok(act)
    })?;
    Ok(Outcome::changed("keep", line, done))
}
