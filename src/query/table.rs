//! A section as a table: its columns from the schema, its rows from the files.

use super::cell::cell;
use super::clients;
use super::{Cell, Column, Origin, Row};
use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger};
use crate::model::Client;
use crate::schema::{Field, Kind, Section};
use crate::source::{Lines, Node, Tree};

/// The table of the clients themselves, one row a file.
pub const CLIENTS: &str = "clients";

/// One section of every client, as a table.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    ledger: &'a Ledger,
    section: &'a Section,
    /// Whether a field that is not written has the value its absence means.
    filled: bool,
}

/// One client's rows, with its values for filters.
pub struct Record {
    /// The rows of the table, in the order of the file.
    pub rows: Vec<Row>,
    /// The client's well-formed entries.
    pub client: Client,
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
            Some(section) => Ok(Table { ledger, section, filled: true }),
            None => {
                let names = || sections.iter().map(|section| section.name.as_str());
                let error = Error::usage(format!("there is no section `{name}`"));
                Err(match nearest(name, names()) {
                    Some(near) => error.hint(format!("did you mean `{near}`?")),
                    None => error.hint(format!("the sections are: {}", names().collect::<Vec<_>>().join(", "))),
                })
            }
        }
    }

    /// The same table with nothing but what is written: defaults and derived columns left out.
    #[must_use]
    pub fn as_written(self) -> Table<'a> {
        Table { filled: false, ..self }
    }

    /// The section behind the table.
    pub fn section(&self) -> &'a Section {
        self.section
    }

    /// Whether this is the table of the clients themselves.
    pub fn is_clients(&self) -> bool {
        self.section.name == "profile"
    }

    /// The columns: the client first, then the fields in the order of the format, then what is derived.
    pub fn columns(&self) -> Vec<Column> {
        let first = if self.is_clients() { "slug" } else { "client" };
        let fields =
            self.section.fields.iter().map(|field| Column { name: field.name.clone(), right: is_number(&field.kind) });
        let mut columns = vec![Column { name: first.to_owned(), right: false }];
        columns.extend(fields);
        if self.is_clients() && self.filled {
            columns.extend(clients::columns());
        }
        columns
    }

    /// The rows of one client's text.
    pub fn read(&self, file: &ClientFile, text: &str) -> Record {
        let tree = Tree::parse(text);
        let mut rows = self.written(file, &tree);
        let client: Client = tree.decode().unwrap_or_default();
        self.derive(&mut rows, &client);
        Record { rows, client }
    }

    /// The rows of one client whose tree and values are at hand: who shows every section parses the file once.
    pub fn rows(&self, file: &ClientFile, tree: &Tree<'_>, client: &Client) -> Vec<Row> {
        let mut rows = self.written(file, tree);
        self.derive(&mut rows, client);
        rows
    }

    /// Adds what is computed from the whole file to the rows of the clients themselves.
    fn derive(&self, rows: &mut [Row], client: &Client) {
        if self.is_clients() && self.filled {
            for row in rows {
                row.cells.extend(clients::cells(client, self.ledger));
            }
        }
    }

    fn written(&self, file: &ClientFile, tree: &Tree<'_>) -> Vec<Row> {
        let lines = Lines::new(tree.text());
        let nodes: Vec<Node<'_>> = match tree.root().get(&self.section.name) {
            Some(node) if self.section.list => node.as_array().map(|array| array.iter().collect()).unwrap_or_default(),
            Some(node) => vec![node],
            None => Vec::new(),
        };
        nodes.into_iter().filter_map(|node| self.row(file, &lines, node)).collect()
    }

    fn row(&self, file: &ClientFile, lines: &Lines<'_>, node: Node<'_>) -> Option<Row> {
        let table = node.as_table()?;
        let mut cells = vec![Cell::Text(file.slug.clone())];
        let unwritten = |field| if self.filled { unwritten(field) } else { Cell::Absent };
        cells.extend(
            self.section.fields.iter().map(|field| table.get(&field.name).map_or_else(|| unwritten(field), cell)),
        );
        let key: Vec<String> = self
            .section
            .key
            .iter()
            .map(|key| table.get(key).map(|node| cell(node).to_text()).unwrap_or_default())
            .collect();
        let id = match (self.section.list, key.is_empty()) {
            (true, false) => format!("{} {}", file.slug, key.join(",")),
            _ => file.slug.clone(),
        };
        let line = lines.position(node.span().start).line;
        Some(Row { id, cells, origin: Some(Origin { client: file.slug.clone(), file: file.path.clone(), line }) })
    }
}

/// What a field means where nothing is written: its default in the schema, else unknown.
fn unwritten(field: &Field) -> Cell {
    match (&field.default, &field.kind) {
        (None, _) => Cell::Absent,
        (Some(text), Kind::Boolean) => Cell::Boolean(text == "true"),
        (Some(text), Kind::Integer { .. }) => text.parse().map_or(Cell::Absent, Cell::Integer),
        (Some(text), _) => Cell::Text(text.clone()),
    }
}

fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Money | Kind::SignedMoney)
}
