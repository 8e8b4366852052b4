//! `folio show`: one client, whole or one section of it.

use serde_json::{Map, Value, json};

use super::{Answer, Outcome, left_out};
use crate::context::Context;
use crate::error::Result;
use crate::ledger::{Account, ClientFile, Ledger};
use crate::query::{CLIENTS, Cell, Column, Database, Row, Rows, Selection, Table};
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

/// Opens the one file and answers with its records: for people as they are written, for programs as `list` has them.
pub fn run(args: &ShowArgs, context: &Context) -> Result<Outcome> {
    let ledger = context.ledger()?;
    let file = ledger.find(&args.client)?;
    let text = ledger.text(&file)?;
    let tree = Tree::parse(&text);
    let shown = Shown { ledger: &ledger, file: &file, tree: &tree };
    let answer = match (&args.section, context.format.is_for_people()) {
        (None, true) => Answer::Page(shown.page()?, Vec::new()),
        (None, false) => Answer::Page(Page::default(), vec![shown.object()?]),
        (Some(section), true) => shown.section(section)?,
        (Some(section), false) => Answer::Rows(shown.filled(&Database::of_client(&ledger, &file)?, section)?),
    };
    let mut outcome = Outcome::new("show", answer);
    if !tree.faults().is_empty() {
        let prefix = context.prefix();
        outcome =
            outcome.say(format!("warning: `{}` has faults; `folio check {prefix}{}` shows them", file.path, file.path));
    } else if !context.format.is_for_people() {
        outcome.talk.extend(left_out::of_client(&Account::in_tree(file.clone(), &tree), &ledger, context));
    }
    Ok(outcome)
}

/// The client to show.
struct Shown<'a> {
    ledger: &'a Ledger,
    file: &'a ClientFile,
    tree: &'a Tree<'a>,
}

impl Shown<'_> {
    /// A section as it is written.
    fn written(&self, section: &str) -> Result<Rows> {
        Ok(Table::named(self.ledger, section)?.rows(self.file, self.tree))
    }

    /// A section with defaults and derived columns, from a database of this client.
    fn filled(&self, database: &Database, section: &str) -> Result<Rows> {
        let name = if section == "profile" { CLIENTS } else { section };
        let Some(relation) = database.relations().named(name) else { return self.written(section) };
        let mut selection = Selection::of(database.relations(), relation);
        relation.plain_names().try_for_each(|name| selection.show(name))?;
        database.select(&selection)
    }

    fn title(&self) -> String {
        let profile = self.tree.root().get("profile").and_then(Node::as_table);
        let name = profile.and_then(|profile| profile.get("name")?.as_str());
        format!("{}  {}", name.unwrap_or(&self.file.slug), self.file.path)
    }

    /// A section as a table if it is narrow, else one entry after the other.
    fn section(&self, section: &str) -> Result<Answer> {
        let rows = self.written(section)?;
        let says = |at: &usize| *at > 0 && rows.rows.iter().any(|row| row.cells[*at] != Cell::Absent);
        let kept: Vec<usize> = (0..rows.columns.len()).filter(says).collect();
        if kept.len() > GLANCE {
            return Ok(Answer::Page(Page::new(entries(&rows)), Vec::new()));
        }
        let pick = |row: &Row| Row { cells: kept.iter().map(|at| row.cells[*at].clone()).collect(), ..row.clone() };
        let columns = kept.iter().map(|at| rows.columns[*at].clone()).collect();
        Ok(Answer::Rows(Rows { rows: rows.rows.iter().map(pick).collect(), columns }))
    }

    /// The whole client as it is written: a heading for each section, its entries below.
    fn page(&self) -> Result<Page> {
        let mut blocks = vec![Block::Heading(self.title())];
        for section in self.ledger.catalogue().sections() {
            let rows = self.written(&section.name)?;
            if !rows.rows.is_empty() {
                let count = if section.list { format!(" ({})", rows.rows.len()) } else { String::new() };
                blocks.push(Block::Heading(format!("{}{count}", section.name)));
                blocks.extend(entries(&rows));
            }
        }
        Ok(Page::new(blocks))
    }

    /// The whole client as one object, a key for each section that it has.
    fn object(&self) -> Result<Value> {
        let database = Database::of_client(self.ledger, self.file)?;
        let mut item =
            Map::from_iter([("client".to_owned(), json!(self.file.slug)), ("file".to_owned(), json!(self.file.path))]);
        for section in self.ledger.catalogue().sections() {
            let rows = self.filled(&database, &section.name)?;
            let mut objects = rows.rows.iter().map(|row| object(&rows.columns, row));
            let value = if section.list { Value::Array(objects.collect()) } else { objects.next().unwrap_or_default() };
            if !rows.rows.is_empty() {
                item.insert(section.name.clone(), value);
            }
        }
        Ok(Value::Object(item))
    }
}

fn entries(rows: &Rows) -> impl Iterator<Item = Block> {
    rows.rows.iter().map(|row| {
        let known = rows.columns.iter().zip(&row.cells).skip(1).filter(|(_, cell)| **cell != Cell::Absent);
        Block::Facts(known.map(|(column, cell)| (column.name.clone(), cell.clone())).collect())
    })
}

fn object(columns: &[Column], row: &Row) -> Value {
    let cells = columns.iter().zip(&row.cells).skip(1);
    let mut fields: Map<String, Value> = cells.map(|(column, cell)| (column.name.clone(), cell.to_json())).collect();
    fields.insert("line".to_owned(), json!(row.origin.as_ref().map(|origin| origin.line)));
    Value::Object(fields)
}
