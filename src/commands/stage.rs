//! `folio stage`: a client goes on to another stage of its life.

use clap::builder::NonEmptyStringValueParser;

use super::Outcome;
use super::commitment::past_day;
use super::signature::author;
use super::words::entry::{Entry, new_id};
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::diagnostic::{Finding, Level};
use crate::error::{Error, Result};
use crate::facts::{self, Question};
use crate::ledger::{ClientFile, Ledger};
use crate::model::settings::{LifecycleStage, StageKind};
use crate::model::value::Day;
use crate::source::{Edit, KeyPath, Lines, Literal, Part, Tree};

/// Move a client to another stage of its life
///
/// Before a client goes on to a later stage, the questions that `needs` of the stage being left asks have to be answered; to go back,
/// to pause and to end asks nothing. What `on_enter` of the new stage promises becomes promises of ours in the same commit.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio stage baltika delivery --reason \"contract signed\"\n  \
    folio stage baltika lost --loss-reason budget --avoidable=false\n  \
    folio stage baltika delivery --anyway --reason \"the client pressed for a start\"")]
pub struct StageArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The stage to enter, as `[[lifecycle]]` of `folio.toml` names it
    stage: String,
    /// Why the client moves
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    reason: Option<String>,
    /// Why the client was lost, in one word to count by
    #[arg(long, value_name = "WORD")]
    loss_reason: Option<String>,
    /// Whether we could have kept the client
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    avoidable: Option<bool>,
    /// The day of the move, if it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Go on although questions of the stage being left are open; say why with `--reason`
    #[arg(long, requires = "reason")]
    anyway: bool,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Appends the stage, with what entering it promises.
pub fn run(args: &StageArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let target = known_stage(&ledger, &args.stage)?;
    refuse_unexplained(args, target)?;
    let mut line = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(ledger, &file.slug, &tree).with_past(draft.past(&file));
        let left = last_stage(&tree);
        if let Some((left, since)) = &left {
            refuse_same(&file, target, left, since)?;
        }
        if let Some(worked) = last_worked(ledger, &tree).filter(|_| !args.anyway)
            && goes_on(ledger, &worked, target)
        {
            refuse_unanswered(ledger, &file, &tree, &worked, target)?;
        }
        let wait = "enter the stage when the day has come";
        let entered = past_day(args.on.as_deref(), "on", &reading.when, wait)?;
        let author = author(&reading, draft)?;
        let mut edits = vec![entry(args, &reading, target, entered, author.as_deref())?.into_edit()];
        let promised = promises(&reading, target, entered)?;
        edits.extend(promised.iter().map(|promise| promise.edit.clone()));
        draft.edit(&file.path, &edits)?;
        line = format!("stage {} of {}", target.id, file.slug);
        line.extend(promised.iter().map(|promise| format!(", promise {} due {}", promise.id, promise.due)));
        let from = left.map_or_else(String::new, |(left, _)| format!("{left} to "));
        let act = Act::on("stage", &file.slug).entry("stages", &target.id).about(format!("{from}{}", target.id));
        Ok(promised.iter().fold(act, |act, promise| act.entry("commitments", &promise.id)))
    })?;
    Ok(Outcome::changed("stage", line, done))
}

/// The last stage that was no pause: what it needs is asked for after the pause, too.
fn last_worked(ledger: &Ledger, tree: &Tree<'_>) -> Option<String> {
    let paused = |id: &str| ledger.settings().lifecycle_stage(id).is_some_and(|stage| stage.kind == StageKind::Paused);
    let stages: Vec<&str> = tree
        .root()
        .get("stages")?
        .as_array()?
        .iter()
        .filter_map(|entry| entry.as_table()?.get("stage")?.as_str())
        .collect();
    stages.into_iter().rev().find(|id| !paused(id)).map(str::to_owned)
}

/// Whether entering a stage is a step on: who goes back to an earlier stage of the lifecycle, pauses or ends has nothing to answer.
fn goes_on(ledger: &Ledger, left: &str, target: &LifecycleStage) -> bool {
    let place = |id: &str| ledger.settings().lifecycle.iter().position(|stage| stage.id.as_str() == id);
    let back = place(target.id.as_str()) <= place(left);
    !back && !matches!(target.kind, StageKind::Paused | StageKind::Closed)
}

/// The stage of the last entry and the day it was entered, as written.
fn last_stage(tree: &Tree<'_>) -> Option<(String, String)> {
    let last = tree.root().get("stages")?.as_array()?.iter().next_back()?.as_table()?;
    let since = last.get("entered").map_or_else(String::new, |day| day.raw().to_owned());
    Some((last.get("stage")?.as_str()?.to_owned(), since))
}

fn known_stage<'l>(ledger: &'l Ledger, typed: &str) -> Result<&'l LifecycleStage> {
    let settings = ledger.settings();
    settings.lifecycle_stage(typed).ok_or_else(|| {
        let ids = || settings.lifecycle.iter().map(|stage| stage.id.as_str());
        Error::usage(format!("this ledger has no stage `{typed}`")).meant(
            typed,
            ids(),
            format!("its stages are: {}", ids().collect::<Vec<_>>().join(", ")),
        )
    })
}

/// The end of an account is told why, and nothing else is.
fn refuse_unexplained(args: &StageArgs, target: &LifecycleStage) -> Result<()> {
    let closed = target.kind == StageKind::Closed;
    if closed && args.reason.is_none() && args.loss_reason.is_none() {
        return Err(Error::usage(format!("`{}` ends the account, and nothing says why", target.id))
            .hint("add `--reason TEXT`, or `--loss-reason WORD` (`folio schema stages.loss_reason` lists the words)"));
    }
    if !closed && (args.loss_reason.is_some() || args.avoidable.is_some()) {
        return Err(Error::usage(format!("`{}` does not end the account, so nothing is lost", target.id))
            .hint("say why the client moves with `--reason TEXT`"));
    }
    Ok(())
}

fn refuse_same(file: &ClientFile, target: &LifecycleStage, left: &str, since: &str) -> Result<()> {
    if left != target.id.as_str() {
        return Ok(());
    }
    Err(Error::usage(format!("{} is in `{left}` already, since {since}", file.slug))
        .hint(format!("`folio show {} stages` shows the way so far", file.slug)))
}

fn refuse_unanswered(
    ledger: &Ledger,
    file: &ClientFile,
    tree: &Tree<'_>,
    left: &str,
    target: &LifecycleStage,
) -> Result<()> {
    let needs = ledger.settings().lifecycle_stage(left).map(|stage| stage.needs.as_slice()).unwrap_or_default();
    let questions = facts::unanswered(&file.slug, tree, needs.iter().map(String::as_str));
    if questions.is_empty() {
        return Ok(());
    }
    let open = match questions.len() {
        1 => "1 question is open".to_owned(),
        count => format!("{count} questions are open"),
    };
    let findings = questions.into_iter().map(|question| finding(question, file, tree, left)).collect();
    // A client that is paused stays so, with the questions of the stage it was paused in.
    let stays = last_stage(tree).map_or_else(|| left.to_owned(), |(now, _)| now);
    Err(Error::refused(format!("{} stays in `{stays}`: {open}", file.slug), findings)
        .hint(format!("answer them, or go on with `folio stage {} {} --anyway --reason …`", file.slug, target.id)))
}

/// An open question where it would be answered, else at the client itself.
fn finding(question: Question, file: &ClientFile, tree: &Tree<'_>, left: &str) -> Finding {
    let path = if tree.node(&question.path).is_some() { question.path } else { KeyPath::key("profile") };
    let span = tree.span(&path, Part::Header).unwrap_or_default();
    Finding {
        rule: "question-unanswered",
        level: Level::Error,
        message: question.unknown,
        client: Some(file.slug.clone()),
        place: Lines::new(tree.text()).place(&file.path, span),
        label: format!("`{left}` needs `{}`", question.need),
        also: Vec::new(),
        help: format!("folio {}", question.answer),
    }
}

fn entry<'a>(
    args: &StageArgs,
    reading: &'a Reading<'a>,
    target: &LifecycleStage,
    entered: Day,
    author: Option<&str>,
) -> Result<Entry<'a>> {
    let mut entry = Entry::new(reading, "stages")?;
    entry.put("stage", Literal::text(target.id.as_str()));
    entry.put("entered", Literal::from(entered));
    entry.text("author", author)?;
    entry.text("reason", args.reason.as_deref())?;
    entry.text("loss_reason", args.loss_reason.as_deref())?;
    if let Some(avoidable) = args.avoidable {
        entry.put("avoidable", Literal::boolean(avoidable));
    }
    entry.must_be_whole_and_new()?;
    Ok(entry)
}

/// A promise that comes with a stage.
struct Promised {
    id: String,
    due: Day,
    edit: Edit,
}

/// What entering the stage promises, each with an id that the client's file never had.
fn promises(reading: &Reading<'_>, target: &LifecycleStage, entered: Day) -> Result<Vec<Promised>> {
    let calendar = reading.ledger.settings().calendar();
    let mut promised: Vec<Promised> = Vec::new();
    for promise in &target.on_enter {
        let promised_here = |id: &str| promised.iter().any(|promised| promised.id == id);
        let id = match new_id(reading, "commitments", &promise.what, promised_here)? {
            Some(id) => Some(id),
            None => new_id(reading, "commitments", target.id.as_str(), promised_here)?,
        };
        let id = id.map_or_else(|| target.id.to_string(), |id| id.to_string());
        let due = promise.due.after(entered, &calendar);
        let mut entry = Entry::new(reading, "commitments")?;
        entry.put("id", Literal::text(&id));
        entry.put("what", Literal::text(&promise.what));
        entry.put("side", Literal::text("us"));
        entry.put("due", Literal::from(due));
        entry.put("made", Literal::from(entered));
        promised.push(Promised { id, due, edit: entry.into_edit() });
    }
    Ok(promised)
}
