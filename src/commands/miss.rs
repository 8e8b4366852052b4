//! `folio miss`: a promise that was not kept.

use super::Outcome;
use super::commitment::Promise;
use super::words::address::{field, section};
use super::words::assignment::Given;
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::Result;
use crate::model::commitment::CommitmentState;
use crate::source::{Literal, Tree};

/// Record that a promise was missed, and why
///
/// The reason is one word to count by; what happened is for `folio log`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio miss baltika media-plan-march --reason capacity\n  \
    folio miss baltika photos-hall --reason client-input")]
pub struct MissArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The promise, by its id
    id: String,
    /// Why: client-input, capacity, third-party, scope-change, estimate, forgotten or other
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Sets `state` and `reason`.
pub fn run(args: &MissArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let mut line = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let promise = Promise::find(&args.id, &file, draft)?;
        promise.must_be(&[CommitmentState::Open, CommitmentState::Missed])?;
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(&ledger, &file.slug, &tree);
        let field = field(section(ledger.catalogue(), "commitments")?, None, "reason")?;
        let reason = reading.literal(field, &Given::Texts(vec![args.reason.clone()]))?;
        let mut edits = vec![promise.set("state", Literal::text("missed"))];
        edits.extend(reason.map(|reason| promise.set("reason", reason)));
        draft.edit(&file.path, &edits)?;
        // It may be given up ahead; a slip of the finger should be seen.
        let ahead = match ledger.today().days_until(promise.value.due) {
            ..=0 => String::new(),
            1 => ", a day before its day".to_owned(),
            days => format!(", {days} days before its day"),
        };
        line = format!("{}, missed: {}{ahead}", promise.spoken(), args.reason);
        Ok(Act::on("miss", &file.slug).entry("commitments", promise.id()))
    })?;
    Ok(Outcome::changed("miss", line, done))
}
