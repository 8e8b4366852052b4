//! `folio chase`: the client was reminded of an unpaid invoice.

use super::Outcome;
use super::commitment::past_day;
use super::signature::author;
use super::words::address::section;
use super::words::entries::find;
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::facts::address::{argument, numbered};
use crate::facts::{AsOf, Receivable, disputed, receivables};
use crate::model::Client;
use crate::model::invoice::InvoiceState;
use crate::model::value::Day;
use crate::source::{Edit, KeyPath, Literal, Tree};

/// The way out where the ladder has no steps to name.
const SAY: &str = "say what was done: `--step …`";

/// Record that the client was reminded of an unpaid invoice
///
/// Without `--step` it is the step of the ladder (`[chasing]` in `folio.toml`) that the invoice has reached.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  folio chase ladoga-beton 2026/016\n  \
    folio chase ladoga-beton 2026/016 --step call --reply \"pays on Thursday\"")]
pub struct ChaseArgs {
    /// The client: its slug, the beginning of it, or its name
    client: String,
    /// The invoice, by its number
    invoice: String,
    /// What was done: remind, call …
    #[arg(long, value_name = "STEP")]
    step: Option<String>,
    /// What they answered
    #[arg(long, value_name = "TEXT")]
    reply: Option<String>,
    /// Day on which it was done, where it was not today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    wishes: ChangeWishes,
}

/// Adds the reminder to the invoice's `chases`.
pub fn run(args: &ChaseArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let as_of = AsOf::of(&ledger);
    let mut line = String::new();
    let done = context.change(&ledger, &args.wishes, |draft| {
        let ledger = draft.ledger();
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(ledger, &file.slug, &tree);
        let index = find(&tree, section(ledger.catalogue(), "invoices")?, &args.invoice, &file.slug)?.index;
        let client = draft.client(&file)?;
        let open = receivables(&client, &as_of).into_iter().find(|open| open.row.index == index);
        let open = open.ok_or_else(|| not_owed(&client, index, &file.slug, &as_of))?;
        let day = past_day(args.on.as_deref(), "on", &reading.when, "record a reminder once it is sent")?;
        let step = match &args.step {
            Some(typed) => of_ladder(typed, &as_of)?,
            None => to_take(&open, day)?,
        };
        let mut chase = vec![("date", Literal::from(day)), ("step", Literal::text(step))];
        let author = author(&reading, draft)?;
        chase.extend(author.as_deref().map(|author| ("author", Literal::text(author))));
        chase.extend(args.reply.as_deref().map(|reply| ("reply", Literal::text(reply))));
        let path = KeyPath::key("invoices").index(index).then("chases");
        draft.edit(&file.path, &[Edit::Push { path, value: Literal::inline(chase) }])?;
        line = format!("invoice {} of {}: {step} {day}", open.row.id, file.slug);
        Ok(Act::on("chase", &file.slug).entry("invoices", &open.row.id))
    })?;
    Ok(Outcome::changed("chase", line, done))
}

/// Why nothing is owed by an invoice that is to be chased or paid, and what to do.
pub(super) fn not_owed(client: &Client, index: usize, slug: &str, as_of: &AsOf<'_>) -> Error {
    let Some(row) = client.invoices.iter().find(|row| row.index == index) else {
        return Error::usage("the invoice is not well formed").hint(format!("`folio check {slug}` shows what to mend"));
    };
    let number = &row.id;
    let issue = argument(&format!("{}.state=issued", numbered("invoices", number.as_str())));
    if let Some(open) = disputed(client, as_of).iter().find(|open| open.row.index == index) {
        return Error::usage(format!("the invoice `{number}` is disputed, with {} open: it is not chased", open.open))
            .hint(format!("agree with them first; once that is done, `folio set {slug} {issue}` brings it back"));
    }
    let lists = format!("`folio list invoices_open --where \"client = '{slug}'\"` lists what is owed");
    if row.state == InvoiceState::Draft {
        return Error::usage(format!("the invoice `{number}` is a draft"))
            .hint(format!("`folio set {slug} {issue}` says that it is issued"));
    }
    if row.issued > as_of.today {
        return Error::usage(format!("the invoice `{number}` is not issued before {}", row.issued)).hint(lists);
    }
    let what = match row.state {
        InvoiceState::Void => format!("the invoice `{number}` is void"),
        InvoiceState::WrittenOff => format!("the invoice `{number}` is written off"),
        _ => format!("nothing is left to pay of the invoice `{number}`"),
    };
    Error::usage(what).hint(lists)
}

/// The step of the ladder with that name; any where the ladder has no steps, as a reminder is sent all the same.
fn of_ladder<'a>(typed: &'a str, as_of: &AsOf<'a>) -> Result<&'a str> {
    let ladder = as_of.settings.chasing.ladder.iter().map(|step| step.step.as_str());
    if as_of.settings.chasing.ladder.is_empty() && !typed.trim().is_empty() {
        return Ok(typed.trim());
    }
    if let Some(known) = ladder.clone().find(|step| *step == typed.trim()) {
        return Ok(known);
    }
    let near = nearest(typed, ladder.clone()).map(|step| format!("did you mean `{step}`? ")).unwrap_or_default();
    let steps: Vec<String> = ladder.map(|step| format!("`{step}`")).collect();
    if steps.is_empty() {
        return Err(Error::usage("a step without a name").hint(SAY));
    }
    Err(Error::usage(format!("`{typed}` is no step of the ladder"))
        .hint(format!("{near}there are {} (`[chasing]` in folio.toml)", steps.join(", "))))
}

/// The step of the ladder that is to be taken, where nobody says what was done.
fn to_take<'a>(open: &'a Receivable<'_>, day: Day) -> Result<&'a str> {
    let number = &open.row.id;
    let chases = &open.row.chases;
    let today: Vec<_> = chases.iter().filter(|chase| chase.date == day).map(|chase| chase.step.as_str()).collect();
    let ahead = open.next.map(|(step, from)| format!("; `{}` comes on {from}", step.step)).unwrap_or_default();
    if !today.is_empty() {
        return Err(Error::usage(format!("the invoice `{number}` was chased on {day} already: {}", today.join(", ")))
            .hint(format!("say what was done besides: `--step …`{ahead}")));
    }
    if let Some(step) = open.step_now() {
        return Ok(&step.step);
    }
    let Some(step) = open.step else {
        let first = open.next.map(|(step, _)| format!("say what was done: `--step {}`", argument(&step.step)));
        return Err(Error::usage(format!(
            "the invoice `{number}` is due on {}, no step of the ladder is reached",
            open.row.due
        ))
        .hint(first.unwrap_or_else(|| SAY.to_owned())));
    };
    let taken = chases.iter().filter(|chase| chase.step == step.step).map(|chase| chase.date).max();
    let on = taken.map(|taken| format!(" on {taken}")).unwrap_or_default();
    Err(Error::usage(format!("the step `{}` of the invoice `{number}` was taken{on}", step.step))
        .hint(format!("say what was done now: `--step …`{ahead}")))
}
