//! `folio show`: one client, whole or one section of it.

use serde_json::{Map, Value, json};

use super::{Answer, Outcome};
use crate::context::Context;
use crate::error::Result;
use crate::ledger::{ClientFile, Ledger};
use crate::model::Client;
use crate::query::{Cell, Column, Row, Rows, Table};
use crate::report::{Block, Page};
use crate::source::{Node, Tree};

/// Show one client: everything, or one section
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  folio show baltika\n  folio show baltika stakeholders\n  folio show \"Балтика Инструмент\" --format json"
)]
pub struct ShowArgs {
    /// Slug, beginning of a slug, or name in quotes
    client: String,
    /// Only this section
    section: Option<String>,
}

/// More columns than this, and an entry is read more easily from top to bottom.
const GLANCE: usize = 8;

/// Opens the one file and answers with its records.
pub fn run(args: &ShowArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let text = ledger.text(&file)?;
    let tree = Tree::parse(&text);
    let shown = Shown { client: Tree::parse(&text).decode().unwrap_or_default(), file: &file, tree: &tree };
    let answer = match &args.section {
        None => whole(&ledger, &shown)?,
        Some(section) if context.format.is_for_people() => for_people(&ledger, &shown, section)?,
        Some(section) => Answer::Rows(shown.rows(Table::named(&ledger, section)?)),
    };
    let mut outcome = Outcome::new("show", answer);
    if !tree.faults().is_empty() {
        let prefix = context.prefix();
        outcome =
            outcome.say(format!("warning: `{}` has faults; `folio check {prefix}{}` shows them", file.path, file.path));
    }
    Ok(outcome)
}

/// The client to show, read once for all its sections.
struct Shown<'a> {
    file: &'a ClientFile,
    tree: &'a Tree<'a>,
    client: Client,
}

impl Shown<'_> {
    fn rows(&self, table: Table<'_>) -> Rows {
        Rows { columns: table.columns(), rows: table.rows(self.file, self.tree, &self.client) }
    }

    fn title(&self) -> String {
        let profile = self.tree.root().get("profile").and_then(Node::as_table);
        let name = profile.and_then(|profile| profile.get("name")?.as_str());
        format!("{}  {}", name.unwrap_or(&self.file.slug), self.file.path)
    }
}

/// A section as a table if it is narrow, else one entry after the other.
fn for_people(ledger: &Ledger, shown: &Shown<'_>, section: &str) -> Result<Answer> {
    let rows = shown.rows(Table::named(ledger, section)?.as_written());
    let says = |at: &usize| *at > 0 && rows.rows.iter().any(|row| row.cells[*at] != Cell::Absent);
    let kept: Vec<usize> = (0..rows.columns.len()).filter(says).collect();
    if kept.len() > GLANCE {
        return Ok(Answer::Page(Page::new(entries(&rows)), Vec::new()));
    }
    let pick = |row: &Row| Row { cells: kept.iter().map(|at| row.cells[*at].clone()).collect(), ..row.clone() };
    let columns = kept.iter().map(|at| rows.columns[*at].clone()).collect();
    Ok(Answer::Rows(Rows { rows: rows.rows.iter().map(pick).collect(), columns }))
}

fn entries(rows: &Rows) -> impl Iterator<Item = Block> {
    rows.rows.iter().map(|row| {
        let known = rows.columns.iter().zip(&row.cells).skip(1).filter(|(_, cell)| **cell != Cell::Absent);
        Block::Facts(known.map(|(column, cell)| (column.name.clone(), cell.clone())).collect())
    })
}

/// The whole client as it is written: a heading for each section, its entries below.
fn whole(ledger: &Ledger, shown: &Shown<'_>) -> Result<Answer> {
    let file = shown.file;
    let mut blocks = vec![Block::Heading(shown.title())];
    let mut item = Map::from_iter([("client".to_owned(), json!(file.slug)), ("file".to_owned(), json!(file.path))]);
    for section in ledger.catalogue().sections() {
        let table = Table::named(ledger, &section.name)?;
        let written = shown.rows(table.as_written());
        if written.rows.is_empty() {
            continue;
        }
        let count = if section.list { format!(" ({})", written.rows.len()) } else { String::new() };
        blocks.push(Block::Heading(format!("{}{count}", section.name)));
        blocks.extend(entries(&written));
        let filled = shown.rows(table);
        let mut objects = filled.rows.iter().map(|row| object(&filled.columns, row));
        let value = if section.list { Value::Array(objects.collect()) } else { objects.next().unwrap_or_default() };
        item.insert(section.name.clone(), value);
    }
    Ok(Answer::Page(Page::new(blocks), vec![Value::Object(item)]))
}

fn object(columns: &[Column], row: &Row) -> Value {
    let cells = columns.iter().zip(&row.cells).skip(1);
    let mut fields: Map<String, Value> = cells.map(|(column, cell)| (column.name.clone(), cell.to_json())).collect();
    fields.insert("line".to_owned(), json!(row.origin.as_ref().map(|origin| origin.line)));
    Value::Object(fields)
}
