//! The ledger as a database that answers questions.

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Statement};

use super::build::Builder;
use super::cell::dated;
use super::extract::Extractor;
use super::feed::{self, Reaped};
use super::findings;
use super::relation::{Holds, Relations};
use super::{Cell, Column, Row, Rows};
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger, folded};

/// One state of a ledger, ready to be asked.
pub struct Database<'l> {
    ledger: &'l Ledger,
    connection: Connection,
    relations: Relations,
}

impl<'l> Database<'l> {
    /// Reads every file of the ledger into memory.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn in_memory(ledger: &'l Ledger) -> Result<Database<'l>> {
        Database::of(ledger, &ledger.clients())
    }

    /// Reads one client's file into memory, and no other.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn of_client(ledger: &'l Ledger, file: &ClientFile) -> Result<Database<'l>> {
        Database::of(ledger, std::slice::from_ref(file))
    }

    fn of(ledger: &'l Ledger, files: &[ClientFile]) -> Result<Database<'l>> {
        let relations = Relations::of_format();
        let connection = Connection::open_in_memory().map_err(fault)?;
        standin(&connection, ledger).map_err(fault)?;
        fill(&connection, &relations, ledger, files).map_err(fault)?;
        Ok(Database { ledger, connection, relations })
    }

    /// What there is to ask about.
    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// A statement over the tables.
    ///
    /// The first one that reads `findings` has the ledger checked: that table is there only from then on.
    pub(super) fn prepare(&self, sql: &str) -> rusqlite::Result<Statement<'_>> {
        match self.connection.prepare(sql) {
            Err(error) if error.to_string().contains("no such table: findings") => {
                findings::fill(&self.connection, self.ledger)?;
                self.connection.prepare(sql)
            }
            prepared => prepared,
        }
    }

    /// The files that could not be read, each with the reason.
    pub fn unread(&self) -> Result<Vec<String>> {
        let mut found = self
            .connection
            .prepare("select fault from _files where fault is not null order by path")
            .map_err(fault)?;
        let rows = found.query_map([], |row| row.get(0)).map_err(fault)?;
        rows.collect::<rusqlite::Result<_>>().map_err(fault)
    }

    /// The answer to a question.
    pub fn ask(&self, sql: &str, parameters: &[String]) -> Result<Rows> {
        let mut statement = self.prepare(sql).map_err(fault)?;
        let holds: Vec<Option<Holds>> =
            statement.columns().map(|column| column.decl_type().and_then(Holds::from_declared)).collect();
        let names = distinct(statement.column_names());
        let mut rows = statement.query(rusqlite::params_from_iter(parameters)).map_err(fault)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(fault)? {
            let cells = holds.iter().enumerate().map(|(index, holds)| Ok(cell(row.get_ref(index)?, *holds)));
            let cells: Vec<Cell> = cells.collect::<rusqlite::Result<_>>().map_err(fault)?;
            found.push(Row { id: identifier(&names, &cells), cells, origin: None });
        }
        let columns =
            names.into_iter().enumerate().map(|(index, name)| Column { name, right: is_number(&found, index) });
        Ok(Rows { columns: columns.collect(), rows: found })
    }
}

/// The names of the columns, the second of a name with its number: an object in JSON has each key once.
fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut taken = Vec::new();
    for name in names {
        let free = |candidate: &String| !taken.contains(candidate);
        let next = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}_{number}"))).find(free);
        taken.extend(next);
    }
    taken
}

/// What `--format ids` prints of a row: the client, with the id of the entry where there is one; else the first column.
fn identifier(names: &[String], cells: &[Cell]) -> String {
    let named = |wanted: &str| names.iter().position(|name| name == wanted).map(|at| cells[at].to_text());
    match (named("slug").or_else(|| named("client")), named("id")) {
        (Some(client), Some(id)) => format!("{client} {id}"),
        (Some(client), None) => client,
        (None, _) => cells.first().map(Cell::to_text).unwrap_or_default(),
    }
}

/// Whether a column holds numbers and nothing else.
fn is_number(rows: &[Row], column: usize) -> bool {
    let mut known = rows.iter().map(|row| &row.cells[column]).filter(|cell| **cell != Cell::Absent).peekable();
    known.peek().is_some() && known.all(|cell| matches!(cell, Cell::Integer(_) | Cell::Number(_)))
}

fn fill(connection: &Connection, relations: &Relations, ledger: &Ledger, files: &[ClientFile]) -> rusqlite::Result<()> {
    let builder = Builder::new(connection, relations);
    connection.execute_batch("begin")?;
    builder.create()?;
    builder.put_settings(ledger.settings())?;
    let extractor = Extractor::new(relations, ledger);
    feed::feed(ledger, &extractor, files, |position, reaped| {
        enter(connection, &builder, (position + 1) as i64, &files[position], &reaped)
    })?;
    connection.execute_batch("commit")
}

fn enter(
    connection: &Connection,
    builder: &Builder<'_>,
    id: i64,
    file: &ClientFile,
    reaped: &Reaped,
) -> rusqlite::Result<()> {
    let mut known =
        connection.prepare_cached("insert into _files (id, path, slug, content, fault) values (?, ?, ?, ?, ?)")?;
    known.execute(rusqlite::params![id, file.path, file.slug, reaped.content, reaped.harvest.as_ref().err()])?;
    match &reaped.harvest {
        Ok(harvest) => builder.put(id, harvest),
        Err(_) => Ok(()),
    }
}

fn cell(value: ValueRef<'_>, holds: Option<Holds>) -> Cell {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match (value, holds) {
        (ValueRef::Null, _) => Cell::Absent,
        (ValueRef::Integer(number), _) => Cell::Integer(number),
        (ValueRef::Real(number), _) => Cell::Number(number),
        (ValueRef::Text(bytes), Some(Holds::Day | Holds::Moment)) => dated(text(bytes)),
        (ValueRef::Text(bytes), Some(Holds::Json)) => {
            serde_json::from_slice(bytes).map_or_else(|_| Cell::Text(text(bytes)), Cell::Json)
        }
        (ValueRef::Text(bytes) | ValueRef::Blob(bytes), _) => Cell::Text(text(bytes)),
    }
}

pub(super) fn fault(error: rusqlite::Error) -> Error {
    Error::usage("the question cannot be answered").because(error)
}

/// What `sql` will bring.
fn standin(connection: &Connection, ledger: &Ledger) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let today = ledger.today();
    connection.create_scalar_function("today", 0, flags, move |_| Ok(today.to_string()))?;
    super::trade::furnish(connection, ledger)?;
    connection.create_collation("folio", |one: &str, other: &str| (folded(one), one).cmp(&(folded(other), other)))?;
    let _ = connection.query_row("select 1", [], |_| Ok(())).optional()?;
    Ok(())
}
