//! `folio warn`: the other side was told ahead that a promise is in danger.

use super::Outcome;
use super::commitment::{Promise, past_day};
use super::words::when::When;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::{first_warning, warning};
use crate::model::commitment::{Commitment, CommitmentState};
use crate::model::value::Day;
use crate::source::{Edit, Literal};

/// Record that the client was warned ahead, and what was offered instead
///
/// Ahead, not on the day: a promise that slips after a warning counts half kept. A warning is about the date as it is: once the
/// promise is moved, the new date wants one of its own. A second warning of the same date keeps the day of the first and adds to
/// what was offered. A warning on the day of a move counts for the new date if it is recorded after the move. `--on` takes no day before the promise was made or last moved: that warning was not about the date as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio warn baltika media-plan-march\n  \
    folio warn baltika media-plan-march --options \"A draft on Friday, the rest a week later\"")]
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
    let when = When::of(&ledger);
    let day = past_day(args.on.as_deref(), "on", &when, "record the warning once it is given")?;
    let mut line = String::new();
    let mut late = false;
    let mut again = false;
    let done = context.change(&ledger, &args.wishes, |draft| {
        let promise = Promise::find(&args.id, &file, draft)?;
        promise.must_be(&[CommitmentState::Open])?;
        must_be_about_its_date(&promise.value, day, &file.slug)?;
        let first = warning(&promise.value, when.today()).filter(|first| *first <= day);
        let mut edits = Vec::new();
        if first.is_none() {
            edits.extend(earlier(&promise, day));
            edits.push(promise.set("warned", Literal::from(day)));
        }
        let options = args.options.as_deref().and_then(|options| with_earlier(options, &promise.value));
        edits.extend(options.map(|options| promise.set("options", Literal::text(&options))));
        draft.edit(&file.path, &edits)?;
        line = format!("{}, warned {}", promise.spoken(), first.unwrap_or(day));
        late = first.is_none() && day >= promise.value.due;
        again = first.is_some_and(|first| first < day);
        Ok(Act::on("warn", &file.slug).entry("commitments", promise.id()))
    })?;
    let mut outcome = Outcome::changed("warn", line, done);
    if late {
        outcome =
            outcome.say("its day has come already: that is no warning ahead, and the promise counts as one without");
    }
    if again {
        outcome = outcome.say("they were warned ahead before: that day stays, and counts");
    }
    Ok(outcome)
}

/// Refuses a day on which the date as it is was not promised yet: the warning would take the place of one that counts.
fn must_be_about_its_date(promise: &Commitment, day: Day, slug: &str) -> Result<()> {
    let id = &promise.id;
    if let Some(made) = promise.made.filter(|made| day < *made) {
        return Err(Error::usage(format!("the promise `{id}` was made on {made}: nobody was warned of it on {day}"))
            .hint("name a day since then with `--on`"));
    }
    let Some(moved) = promise.moves.iter().map(|step| step.date).max().filter(|moved| day < *moved) else {
        return Ok(());
    };
    Err(Error::usage(format!(
        "the promise `{id}` was moved on {moved}: a warning of {day} was about the date before that"
    ))
    .hint("name a day since then with `--on`, once they are warned of the date as it is")
    .hint(format!("for the date before, `folio edit {slug}` opens the file to write `warned = {day}` into that move")))
}

/// What keeps the warning of the date first promised, beside the move that came after it: another one is about to take its place.
fn earlier(promise: &Promise<'_>, day: Day) -> Option<Edit> {
    let warned = promise.value.warned.filter(|_| day >= promise.value.original_due())?;
    first_warning(&promise.value, warned).filter(|first| *first == warned)?;
    let step = promise.value.moves.iter().position(|step| step.date >= warned)?;
    Some(promise.set_of_move(step, "warned", Literal::from(warned)))
}

/// What was offered, after what was offered earlier; `None` where it stands there.
fn with_earlier(options: &str, promise: &Commitment) -> Option<String> {
    match promise.options.as_deref().map(str::trim_end).filter(|earlier| !earlier.is_empty()) {
        Some(earlier) if earlier.split("; ").any(|one| one == options) || earlier == options => None,
        Some(earlier) => Some(format!("{earlier}; {options}")),
        None => Some(options.to_owned()),
    }
}
