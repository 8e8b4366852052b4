//! A section of one client as it is written: its columns from the schema, its rows from the file, no database needed.

use super::cell::cell;
use super::relation::CLIENTS;
use super::rows::called;
use super::{Cell, Column, Origin, Row, Rows};
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger};
use crate::schema::{Kind, Section};
use crate::source::{Lines, Node, Tree};

/// One section, as a table with nothing but what is written: no defaults, nothing derived.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    section: &'a Section,
}

impl<'a> Table<'a> {
    /// The table of that name: `clients`, or a section.
    ///
    /// # Errors
    /// A usage error where there is none, with the nearest name.
    pub fn named(ledger: &'a Ledger, name: &str) -> Result<Table<'a>> {
        let wanted = if name == CLIENTS { "profile" } else { name };
        let sections = ledger.catalogue().sections();
        match sections.iter().find(|section| section.name == wanted) {
            Some(section) => Ok(Table { section }),
            None => {
                let names = || sections.iter().map(|section| section.name.as_str());
                Err(Error::usage(format!("there is no section `{name}`")).meant(
                    name,
                    names(),
                    format!("the sections are: {}", names().collect::<Vec<_>>().join(", ")),
                ))
            }
        }
    }

    /// The section's name; `profile` for the clients themselves.
    pub fn section(&self) -> &'a str {
        &self.section.name
    }

    /// The rows of one client: the client first, then the fields in the order of the format.
    pub fn rows(&self, file: &ClientFile, tree: &Tree<'_>) -> Rows {
        let first = if self.section.name == "profile" { "slug" } else { "client" };
        let mut columns = vec![Column { name: first.to_owned(), right: false }];
        let field = |name: &str, kind| Column { name: name.to_owned(), right: is_number(kind) };
        columns.extend(self.section.fields.iter().map(|known| field(&known.name, &known.kind)));
        let lines = Lines::new(tree.text());
        let nodes: Vec<Node<'_>> = match tree.root().get(&self.section.name) {
            Some(node) if self.section.list => node.as_array().map(|array| array.iter().collect()).unwrap_or_default(),
            Some(node) => vec![node],
            None => Vec::new(),
        };
        Rows { columns, rows: nodes.into_iter().filter_map(|node| self.row(file, &lines, node)).collect() }
    }

    fn row(&self, file: &ClientFile, lines: &Lines<'_>, node: Node<'_>) -> Option<Row> {
        let table = node.as_table()?;
        let written = |key: &str| table.get(key).map_or(Cell::Absent, cell);
        let mut cells = vec![Cell::Text(file.slug.clone())];
        cells.extend(self.section.fields.iter().map(|field| written(&field.name)));
        let key: Vec<String> = self.section.key.iter().map(|key| written(key).to_text()).collect();
        let id = if key.is_empty() { file.slug.clone() } else { format!("{} {}", file.slug, called(&key)) };
        let line = lines.position(node.span().start).line;
        Some(Row { id, cells, origin: Some(Origin { client: file.slug.clone(), file: file.path.clone(), line }) })
    }
}

fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Money | Kind::SignedMoney)
}
