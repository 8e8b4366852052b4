//! `folio list`: the records of one section, of all clients.

use rayon::prelude::*;

use super::words::value::refusal;
use super::words::when::When;
use super::{Answer, Outcome};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::facts;
use crate::ledger::{ClientFile, Ledger};
use crate::model::Client;
use crate::query::{self, Cell, Column, Order, Row, Rows, Table, WHERE};
use crate::render::{Format, table};

/// List the records of a section: clients, commitments, invoices, stakeholders …
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio list\n  folio list --tier key --manager anna\n  folio list commitments --state open --sort due\n  \
    folio list interactions --since 2026-02-01 --columns at,client,summary\n  folio list commitments --columns +where\n  folio list stakeholders --format csv > people.csv"
)]
pub struct ListArgs {
    /// The section to list
    #[arg(default_value = query::CLIENTS)]
    section: String,
    /// Only clients of this tier
    #[arg(long)]
    tier: Option<String>,
    /// Only clients now in this stage
    #[arg(long)]
    stage: Option<String>,
    /// Only clients of this manager
    #[arg(long, value_name = "MEMBER")]
    manager: Option<String>,
    /// Only clients with this tag
    #[arg(long)]
    tag: Option<String>,
    /// Only records in this state (`state`, `status` or `decision`)
    #[arg(long)]
    state: Option<String>,
    /// Only records from this day on, by the section's first date
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Sort by these columns; `-due` for the latest first
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Show these columns only, in this order; `+where` adds a column to those shown anyway: where each record stands
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Vec<String>,
    /// Show at most this many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Reads every client and answers with the rows that pass.
pub fn run(args: &ListArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let table = Table::named(&ledger, &args.section)?;
    args.refuse_unknown(&ledger)?;
    let clients = ledger.clients();
    let read = clients.par_iter().map(|file| args.of_client(&table, &ledger, file));
    let (found, unread): (Vec<_>, Vec<_>) = read.collect::<Vec<_>>().into_iter().partition(Result::is_ok);
    let rows = found.into_iter().filter_map(Result::ok).flatten().collect();
    let mut rows = Rows { columns: table.columns(), rows }.with_places();
    args.narrow(&mut rows, &ledger)?;
    if let Some(orders) = &args.sort {
        query::sort(&mut rows, &Order::parse(orders))?;
    }
    rows.rows.truncate(args.limit.unwrap_or(usize::MAX));
    let rows = args.project(&rows, &table, context)?;
    let mut outcome = Outcome::new("list", Answer::Rows(rows));
    outcome.talk.extend(unread.into_iter().filter_map(Result::err).map(|error| format!("warning: left out: {error}")));
    Ok(outcome)
}

impl ListArgs {
    /// A filter that can match nothing is a slip of the finger, not an empty answer.
    fn refuse_unknown(&self, ledger: &Ledger) -> Result<()> {
        let settings = ledger.settings();
        let ids = |what: &str| -> Vec<&str> {
            match what {
                "tier" => settings.tiers.iter().map(|tier| tier.id.as_str()).collect(),
                "stage" => settings.lifecycle.iter().map(|stage| stage.id.as_str()).collect(),
                _ => settings.members.iter().map(|member| member.id.as_str()).collect(),
            }
        };
        for (what, wish) in [("tier", &self.tier), ("stage", &self.stage), ("member", &self.manager)] {
            let Some(wish) = wish else { continue };
            let known = ids(what);
            if !ledger.is_sound() || known.contains(&wish.as_str()) {
                continue;
            }
            let error = Error::usage(format!("there is no {what} `{wish}`"));
            return Err(match crate::diagnostic::nearest(wish, known.iter().copied()) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error.hint(format!("`folio.toml` has: {}", known.join(", "))),
            });
        }
        Ok(())
    }

    fn of_client(&self, table: &Table<'_>, ledger: &Ledger, file: &ClientFile) -> Result<Vec<Row>> {
        let record = table.read(file, &ledger.text(file)?);
        Ok(if self.takes(&record.client, ledger) { record.rows } else { Vec::new() })
    }

    fn takes(&self, client: &Client, ledger: &Ledger) -> bool {
        let is =
            |wish: &Option<String>, has: Option<String>| wish.as_ref().is_none_or(|wish| has.as_ref() == Some(wish));
        let profile = client.profile.as_ref();
        let stage = || facts::current_stage(client, ledger.settings()).map(|stage| stage.id);
        is(&self.manager, profile.map(|profile| profile.manager.to_string()))
            && is(&self.tier, profile.map(|profile| profile.tier.to_string()))
            && (self.stage.is_none() || is(&self.stage, stage()))
            && self.tag.as_ref().is_none_or(|tag| profile.is_some_and(|profile| profile.tags.contains(tag)))
    }

    /// Applies `--state` and `--since`, which look at the records themselves.
    fn narrow(&self, rows: &mut Rows, ledger: &Ledger) -> Result<()> {
        let position = |names: &[&str]| {
            let found = names.iter().find_map(|name| rows.columns.iter().position(|column| column.name == *name));
            found.ok_or_else(|| {
                Error::usage(format!("`{}` has none of the fields {}", self.section, names.join(", ")))
                    .hint(format!("`folio schema {}` shows the fields it has", self.section))
            })
        };
        if let Some(state) = &self.state {
            let at = position(&["state", "status", "decision"])?;
            rows.rows.retain(|row| row.cells[at].to_text() == *state);
        }
        if let Some(since) = &self.since {
            let since = When::of(ledger).day(since).map_err(|fault| refusal("since", &fault))?.to_string();
            let at = position(&[
                "at", "date", "entered", "made", "stated", "issued", "started", "opened", "signed", "since",
            ])?;
            rows.rows.retain(|row| row.cells[at].to_text() >= since);
        }
        Ok(())
    }

    /// The columns asked for; where none are named, for people those that say something, else all.
    ///
    /// A name with `+` before it adds to the others: `--columns +where`.
    fn project(&self, rows: &Rows, table: &Table<'_>, context: &Context) -> Result<Rows> {
        let names = self.columns.iter().map(|name| name.trim());
        let (added, named): (Vec<&str>, Vec<&str>) = names.partition(|name| name.starts_with('+'));
        let at = |name: &&str| query::position(rows, name.trim_start_matches('+'));
        let added: Vec<usize> = added.iter().map(at).collect::<Result<_>>()?;
        let chosen = if !named.is_empty() {
            named.iter().map(at).collect::<Result<_>>()?
        } else if context.format.is_for_people() {
            fitting(rows, telling(rows, table), &added, context)
        } else {
            (0..rows.columns.len()).filter(|at| rows.columns[*at].name != WHERE).collect()
        };
        Ok(picked(rows, &with(&chosen, &added)))
    }
}

/// The chosen columns, then those of the added that are not among them.
fn with(chosen: &[usize], added: &[usize]) -> Vec<usize> {
    let new = added.iter().filter(|at| !chosen.contains(at));
    chosen.iter().chain(new).copied().collect()
}

/// The rows with these columns only, in this order.
fn picked(rows: &Rows, chosen: &[usize]) -> Rows {
    let pick = |row: &Row| Row { cells: chosen.iter().map(|at| row.cells[*at].clone()).collect(), ..row.clone() };
    let columns: Vec<Column> = chosen.iter().map(|at| rows.columns[*at].clone()).collect();
    Rows { rows: rows.rows.iter().map(pick).collect(), columns }
}

/// The first columns to go where a terminal is too narrow for all.
const SPARE: [&str; 3] = ["stage_since", "tier", "manager"];

/// The fewest columns that still say what a record is.
const FEWEST: usize = 3;

/// As many of the chosen columns as the terminal has room for; nobody asked for these, so nobody misses one.
fn fitting(rows: &Rows, mut chosen: Vec<usize>, added: &[usize], context: &Context) -> Vec<usize> {
    let width = context.screen().width.filter(|_| context.format == Format::Text);
    let Some(width) = width else { return chosen };
    let from = context.standpoint();
    while chosen.len() > FEWEST && table::least_width(&picked(rows, &with(&chosen, added)), &from) > width {
        let spare = |name: &&str| chosen.iter().position(|at| rows.columns[*at].name == **name);
        let gone = SPARE.iter().find_map(spare);
        chosen.remove(gone.unwrap_or(chosen.len() - 1));
    }
    chosen
}

/// How many columns a person takes in at a glance.
const GLANCE: usize = 8;

/// Of the columns that hold anything: the client, the key, what is required, then the others in the order of the format.
fn telling(rows: &Rows, table: &Table<'_>) -> Vec<usize> {
    let says = |at: usize| {
        rows.columns[at].name != WHERE
            && rows.rows.iter().any(|row| !matches!(row.cells[at], Cell::Absent | Cell::Json(_)))
    };
    let wanted = |name: &str| if table.is_clients() { CLIENT_GLANCE.contains(&name) } else { needed(table, name) };
    let mut chosen: Vec<usize> =
        (0..rows.columns.len()).filter(|at| *at == 0 || says(*at) && wanted(&rows.columns[*at].name)).collect();
    for at in 0..rows.columns.len() {
        if chosen.len() >= GLANCE || table.is_clients() {
            break;
        }
        if says(at) && !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    chosen
}

/// Whether a field is part of the key, or must be there.
fn needed(table: &Table<'_>, name: &str) -> bool {
    let section = table.section();
    section.key.iter().any(|key| key == name) || section.fields.iter().any(|field| field.name == name && field.required)
}

/// What a manager looks for in a list of clients.
const CLIENT_GLANCE: [&str; 8] =
    ["slug", "name", "tier", "manager", "stage", "stage_since", "last_contact", "next_due"];
