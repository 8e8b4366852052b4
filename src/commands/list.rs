//! `folio list`: rows of a section, or of another table, of all clients.

mod columns;
mod filters;

use self::columns::Columns;
use self::filters::Filters;
use super::{Answer, Outcome, left_out};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::query::{CLIENTS, Order, Relation, Relations, Selection};

/// List the rows of a section or of another table: clients, commitments, promises_open …
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    folio list\n  \
    folio list --tier key --manager anna\n  \
    folio list --where \"tier = 'key' and last_contact < date('now', '-14 days')\"\n  \
    folio list commitments --state open --sort due\n  \
    folio list promises_open --where \"days_left < 0\" --columns +where\n  \
    folio list interactions --since 2026-02-01 --columns at,client,summary\n  \
    folio list stakeholders --format csv > people.csv\n\n\
    `folio schema tables` lists the tables, `folio schema tables NAME` the columns of one.")]
pub struct ListArgs {
    /// A section, or another table of `folio schema tables`
    #[arg(default_value = CLIENTS, value_name = "TABLE")]
    table: String,
    #[command(flatten)]
    filters: Filters,
    /// Sort by these columns; `-due` for the latest first
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Show these columns only, in this order; `+where` adds one to those shown anyway, here: where each row stands
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Vec<String>,
    /// Show at most this many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Asks the ledger for the rows that pass.
pub fn run(args: &ListArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    args.filters.refuse_unknown(&ledger)?;
    let database = context.database(&ledger)?;
    let relations = database.relations();
    let relation = relation(&args.table, relations, &ledger)?;
    named("columns", (!args.columns.is_empty()).then(|| args.columns.join(",")).as_deref())?;
    named("sort", args.sort.as_deref())?;
    let columns = Columns::read(&args.columns, &relation, context);
    let mut selection = Selection::of(relations, &relation);
    columns.names().try_for_each(|name| selection.show(name))?;
    args.filters.apply(&mut selection, relations, &relation, &ledger)?;
    let orders = Order::parse(args.sort.as_deref().unwrap_or_default());
    orders.iter().try_for_each(|order| selection.sort(order))?;
    if let Some(limit) = args.limit {
        selection.limit(limit);
    }
    let (rows, hidden) = columns.fitting(database.select(&selection)?, relations.section(&relation), context);
    let mut outcome = Outcome::new("list", Answer::Rows(rows));
    outcome.talk.extend(too_narrow(&hidden));
    outcome.talk.extend(left_out::of_rows(&database, &ledger, context)?);
    Ok(outcome)
}

/// Which columns the terminal has no room for, and how to see them.
fn too_narrow(hidden: &[String]) -> Option<String> {
    let one = hidden.first()?;
    let names: Vec<String> = hidden.iter().map(|name| format!("`{name}`")).collect();
    Some(format!(
        "the terminal is too narrow for {}; `--columns +{one}` brings one back, a pipe (`| cat`) all of them",
        names.join(", ")
    ))
}

/// A flag that is given names something.
fn named(flag: &str, value: Option<&str>) -> Result<()> {
    let nothing = value.is_some_and(|value| value.split(',').all(|name| name.trim().is_empty()));
    let error = || Error::usage(format!("`--{flag}` names no column"));
    if nothing {
        Err(error().hint("leave it out, or name one: `folio schema tables` tells which there are"))
    } else {
        Ok(())
    }
}

/// The table of that name; `profile` is the clients themselves, `custom` the ledger's own fields of them.
fn relation(name: &str, relations: &Relations, ledger: &Ledger) -> Result<Relation> {
    let found = match name {
        "profile" => relations.named(CLIENTS).cloned(),
        "custom" => ledger.catalogue().section(name).map(Relation::own),
        _ => relations.named(name).cloned(),
    };
    found.ok_or_else(|| {
        Error::usage(format!("there is no table `{name}`")).meant(
            name,
            relations.all().iter().map(|relation| relation.name.as_str()),
            "`folio schema tables` lists what there is",
        )
    })
}
