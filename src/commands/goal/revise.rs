//! `folio goal revise`: the goal as it is understood now, with what it was and why it changed.

use std::cell::RefCell;

use clap::builder::NonEmptyStringValueParser;

use crate::change::{Act, Past};
use crate::commands::Outcome;
use crate::commands::commitment::past_day;
use crate::commands::stroke::{Stroke, strike};
use crate::commands::words::address::section;
use crate::commands::words::assignment::Given;
use crate::commands::words::entries::{entries, find};
use crate::commands::words::entry::Entry;
use crate::commands::words::value::Reading;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::address::argument;
use crate::model::value::Day;
use crate::source::{Edit, KeyPath, Literal, Node, Table, Tree, evened};

/// Say anew what the client's goal is, and why it changed
///
/// The earlier wording is kept as a revision. A goal that was unknown becomes a hypothesis, any other becomes revised,
/// unless `--state` says more.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio goal revise baltika dealer-orders \"40 % of orders online by June\" --reason \"half of the \
    dealers have no PC\" --agreed-with ivan\n  \
    folio goal revise baltika dealer-leads \"Forty leads a month by autumn\" --reason \"asked at the visit\" --state confirmed"
)]
pub struct ReviseArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The goal's id
    goal: String,
    /// The goal as it is understood now
    statement: String,
    /// Why it changed
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    reason: String,
    /// The client's person it was agreed with
    #[arg(long, value_name = "ID")]
    agreed_with: Option<String>,
    /// What the revision rests on: a letter, a meeting, a figure
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// The state it has now
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// The day of the revision, if it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Sets the statement and the state, and appends the revision.
pub fn run(args: &ReviseArgs, context: &Context) -> Result<Outcome> {
    let figure = RefCell::new(None);
    let outcome = strike("goal revise", &args.client, &args.wishes, context, |reading| {
        let committed = reading.past.as_ref().map(Past::committed).transpose()?.flatten().unwrap_or_default();
        let committed = Tree::parse(&committed);
        let here = Goal::find(args, reading)?;
        let written = here.statement;
        let goal = here.since(&committed, reading.tree);
        goal.refuse_loss(written, args, reading.client)?;
        let state = goal.next_state(args.state.as_deref(), reading)?;
        goal.refuse_unchanged(args, reading.client)?;
        refuse_second(args, reading, &goal)?;
        let path = |key: &str| KeyPath::key("goals").index(goal.index).then(key);
        let edits = vec![
            Edit::Set { path: path("statement"), value: Literal::text(&args.statement) },
            Edit::Set { path: path("state"), value: Literal::text(&state) },
            revision(args, reading, &goal)?.into_edit(),
        ];
        let line = format!("goal {} of {}, now {state}", goal.id, reading.client);
        *figure.borrow_mut() = reading.tree.node(&path("target")).map(|target| {
            let (target, id) = (&reading.tree.text()[target.span()], goal.id);
            let set = format!("folio set {} goals.{id}.target=…", reading.client);
            format!("its `target` is {target} as before; `{set}` sets another")
        });
        let act = Act::on("goal-revise", reading.client).entry("goals", goal.id);
        Ok(Stroke { edits, line, act })
    })?;
    Ok(figure.into_inner().into_iter().fold(outcome, Outcome::say))
}

/// The goal to be revised, as written.
struct Goal<'t> {
    index: usize,
    id: &'t str,
    /// What it says, and what the revision will keep.
    statement: Option<&'t str>,
    state: Option<&'t str>,
}

impl<'t> Goal<'t> {
    fn find(args: &ReviseArgs, reading: &'t Reading<'t>) -> Result<Goal<'t>> {
        let section = section(reading.ledger.catalogue(), "goals")?;
        let index = find(reading.tree, section, &args.goal, reading.client)?.index;
        let path = KeyPath::key("goals").index(index);
        let text = |key: &str| reading.tree.node(&path.clone().then(key)).and_then(Node::as_str);
        Ok(Goal { index, id: text("id").unwrap_or_default(), statement: text("statement"), state: text("state") })
    }

    /// The goal with the statement it was last committed with: one that was only written over by hand never held, and its
    /// commit would be refused. Where the revision of it was written by hand too, that commit comes first.
    fn since(self, committed: &'t Tree<'t>, now: &Tree<'_>) -> Goal<'t> {
        let of = |entry: Table<'_>, key: &str| entry.get(key).and_then(Node::as_str) == Some(self.id);
        let goals = committed.root().get("goals").and_then(Node::as_array).into_iter().flat_map(|goals| goals.iter());
        let earlier = goals.filter_map(Node::as_table).find(|goal| of(*goal, "id"));
        let Some(was) = earlier.and_then(|goal| goal.get("statement")).and_then(Node::as_str) else { return self };
        let revisions = now.root().get("revisions").and_then(Node::as_array).into_iter().flat_map(|all| all.iter());
        let kept = revisions.filter_map(Node::as_table).filter(|revision| of(*revision, "goal"));
        let mut kept = kept.filter_map(|revision| revision.get("was").and_then(Node::as_str));
        if kept.any(|kept| evened(kept) == evened(was)) {
            return self;
        }
        Goal { statement: Some(was), ..self }
    }

    fn next_state(&self, told: Option<&str>, reading: &Reading<'_>) -> Result<String> {
        if let Some(told) = told {
            let section = section(reading.ledger.catalogue(), "goals")?;
            let field = section.field("state").ok_or_else(|| Error::bug("goals have no state"))?;
            reading.literal(field, &Given::Texts(vec![told.to_owned()]))?;
            return Ok(told.trim().to_owned());
        }
        match self.state {
            Some("unknown") => Ok("hypothesis".to_owned()),
            Some(ended @ ("achieved" | "abandoned")) => Err(Error::usage(format!("the goal `{}` is {ended}", self.id))
                .hint("to take it up again, say what it is now: `--state hypothesis` or `--state confirmed`")),
            _ => Ok("revised".to_owned()),
        }
    }

    /// Words written by hand that are neither those of the last commit nor the new ones would be in no commit.
    fn refuse_loss(&self, written: Option<&str>, args: &ReviseArgs, client: &str) -> Result<()> {
        let Some(written) = written.filter(|written| *written != args.statement && Some(*written) != self.statement)
        else {
            return Ok(());
        };
        let (id, words) = (self.id, argument(written));
        Err(Error::refused(
            format!("the goal `{id}` was written over by hand, and these words would be lost: `{written}`"),
            Vec::new(),
        )
        .hint(format!(
            "were they agreed? `folio goal revise {client} {id} {words} --reason … --on DATE` records them, with the day they \
             were agreed; then revise again"
        ))
        .hint(format!("were they not? put the wording of the last commit back, `folio edit {client}`")))
    }

    fn refuse_unchanged(&self, args: &ReviseArgs, client: &str) -> Result<()> {
        if self.statement != Some(args.statement.as_str()) {
            return Ok(());
        }
        Err(Error::usage(format!("that is what the goal `{}` says already", self.id))
            .hint(format!("`folio set {} goals.{}.state=confirmed` changes its state alone", client, self.id)))
    }
}

/// A revision's natural key is its goal and day.
fn refuse_second(args: &ReviseArgs, reading: &Reading<'_>, goal: &Goal<'_>) -> Result<()> {
    let date = past_day(args.on.as_deref(), "on", &reading.when, "revise the goal when it has been agreed")?;
    let there = entries(reading.tree, "revisions").into_iter().any(|(_, revision)| {
        let day = revision.get("date").and_then(Node::as_datetime).and_then(|day| Day::try_from(day).ok());
        revision.get("goal").and_then(Node::as_str) == Some(goal.id) && day == Some(date)
    });
    if !there {
        return Ok(());
    }
    Err(Error::usage(format!("the goal `{}` was revised on {date} already", goal.id)).hint(format!(
        "give the day of this revision with `--on DATE`, or mend that one with `folio edit {}`",
        reading.client
    )))
}

fn revision<'a>(args: &ReviseArgs, reading: &'a Reading<'a>, goal: &Goal<'_>) -> Result<Entry<'a>> {
    let mut entry = Entry::new(reading, "revisions")?;
    entry.put("goal", Literal::text(goal.id));
    entry.text("date", args.on.as_deref().or(Some("today")))?;
    // Before the first statement there was none; the revision says so in the word that the goal's state has for it.
    entry.put("was", Literal::text(goal.statement.unwrap_or("unknown")));
    entry.put("reason", Literal::text(&args.reason));
    entry.text("agreed_with", args.agreed_with.as_deref())?;
    entry.text("evidence", args.evidence.as_deref())?;
    entry.must_be_whole_and_new()?;
    Ok(entry)
}
