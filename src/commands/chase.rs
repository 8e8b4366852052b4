//! `folio chase`: the client was reminded of an unpaid invoice.

use super::Outcome;
use super::commitment::past_day;
use super::signature::author;
use super::words::address::section;
use super::words::entries::find;
use super::words::value::Reading;
use crate::change::Act;
use crate::context::{ChangeWishes, Context};
use crate::error::{Error, Result};
use crate::facts::{AsOf, receivables};
use crate::source::{Edit, KeyPath, Literal, Tree};

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
        let text = draft.sound_text(&file.path)?;
        let tree = Tree::parse(&text);
        let reading = Reading::new(&ledger, &file.slug, &tree);
        let index = find(&tree, section(ledger.catalogue(), "invoices")?, &args.invoice, &file.slug)?.index;
        let client = draft.client(&file)?;
        let open = receivables(&client, &as_of).into_iter().find(|open| open.row.index == index);
        let open = open.ok_or_else(|| {
            Error::usage(format!("nothing is left to pay of the invoice `{}`", args.invoice))
                .hint(format!("`folio list invoices_open --where \"client = '{}'\"` lists what is", file.slug))
        })?;
        let step = args.step.clone().or_else(|| open.step.map(|step| step.step.clone())).ok_or_else(|| {
            Error::usage(format!(
                "the invoice `{}` is due on {}, no step of the ladder is reached",
                args.invoice, open.row.due
            ))
            .hint("say what was done: `--step remind`")
        })?;
        let day = past_day(args.on.as_deref(), "on", &reading.when, "record a reminder once it is sent")?;
        let mut chase = vec![("date", Literal::from(day)), ("step", Literal::text(&step))];
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
