//! `folio warn`: the other side was told ahead that a promise is in danger.

use super::Outcome;
use super::commitment::{Promise, past_day};
use super::words::when::When;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;
use crate::model::commitment::CommitmentState;
use crate::source::Literal;

/// Record that the client was warned ahead, and what was offered instead
///
/// Ahead, not on the day: a promise that slips after a warning counts half kept.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio warn baltika media-plan-q4\n  \
    folio warn baltika media-plan-q4 --options \"A draft on Friday, the rest a week later\"")]
pub struct WarnArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The promise, by its id
    id: String,
    /// What was offered instead
    #[arg(long, value_name = "TEXT")]
    options: Option<String>,
    /// Day of the warning, where it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Sets `warned` and `options`.
pub fn run(args: &WarnArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let day = past_day(args.on.as_deref(), "on", &When::of(&ledger), "record the warning once it is given")?;
    let mut line = String::new();
    let mut late = false;
    let done = context.change(&ledger, &args.wishes, |draft| {
        let promise = Promise::find(&args.id, &ledger, &file, draft)?;
        promise.must_be(&[CommitmentState::Open])?;
        let mut edits = vec![promise.set("warned", Literal::from(day))];
        edits.extend(args.options.as_deref().map(|options| promise.set("options", Literal::text(options))));
        draft.edit(&file.path, &edits)?;
        line = format!("{}, warned {day}", promise.spoken());
        late = day >= promise.value.due;
        Ok(Act::on("warn", &file.slug).entry("commitments", promise.id()))
    })?;
    let mut outcome = Outcome::changed("warn", line, done);
    if late {
        outcome =
            outcome.say("its day has come already: that is no warning ahead, and the promise counts as one without");
    }
    Ok(outcome)
}
