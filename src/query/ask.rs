//! The ledger as a database that answers questions.

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _};

use super::build::Builder;
use super::extract::Extractor;
use super::feed::{self, Reaped};
use super::relation::{Holds, Relations};
use super::{Cell, Column, Row, Rows};
use crate::error::{Error, Result};
use crate::ledger::{ClientFile, Ledger};

/// One state of a ledger, ready to be asked.
pub struct Database {
    connection: Connection,
    relations: Relations,
}

impl Database {
    /// Reads every file of the ledger into memory.
    ///
    /// # Errors
    /// Where there is no room for it.
    pub fn in_memory(ledger: &Ledger) -> Result<Database> {
        let relations = Relations::of_format();
        let connection = Connection::open_in_memory().map_err(broken)?;
        standin(&connection, ledger).map_err(broken)?;
        fill(&connection, &relations, ledger).map_err(broken)?;
        Ok(Database { connection, relations })
    }

    /// What there is to ask about.
    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// The files that could not be read, each with the reason.
    pub fn unread(&self) -> Result<Vec<String>> {
        let mut found = self
            .connection
            .prepare("select path || ': ' || fault from _files where fault is not null order by path")
            .map_err(broken)?;
        let rows = found.query_map([], |row| row.get(0)).map_err(broken)?;
        rows.collect::<rusqlite::Result<_>>().map_err(broken)
    }

    /// The answer to a question.
    pub fn ask(&self, sql: &str, parameters: &[String]) -> Result<Rows> {
        let mut statement = self.connection.prepare(sql).map_err(broken)?;
        let columns: Vec<(Column, Option<Holds>)> = statement
            .columns()
            .map(|column| {
                let holds = column.decl_type().and_then(Holds::from_declared);
                (Column { name: column.name().to_owned(), right: holds.is_some_and(Holds::is_number) }, holds)
            })
            .collect();
        let mut rows = statement.query(rusqlite::params_from_iter(parameters)).map_err(broken)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(broken)? {
            let mut cells = Vec::with_capacity(columns.len());
            for (index, (_, holds)) in columns.iter().enumerate() {
                cells.push(cell(row.get_ref(index).map_err(broken)?, *holds));
            }
            let id = cells.first().map(Cell::to_text).unwrap_or_default();
            found.push(Row { id, cells, origin: None });
        }
        Ok(Rows { columns: columns.into_iter().map(|(column, _)| column).collect(), rows: found })
    }
}

fn fill(connection: &Connection, relations: &Relations, ledger: &Ledger) -> rusqlite::Result<()> {
    let builder = Builder::new(connection, relations);
    connection.execute_batch("begin")?;
    builder.create()?;
    builder.put_settings(ledger.settings())?;
    let extractor = Extractor::new(relations, ledger);
    let files = ledger.clients();
    feed::feed(ledger, &extractor, &files, |position, reaped| {
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
        (ValueRef::Text(bytes), Some(Holds::Day | Holds::Moment)) => Cell::Plain(text(bytes)),
        (ValueRef::Text(bytes), Some(Holds::Json)) => {
            serde_json::from_slice(bytes).map_or_else(|_| Cell::Text(text(bytes)), Cell::Json)
        }
        (ValueRef::Text(bytes) | ValueRef::Blob(bytes), _) => Cell::Text(text(bytes)),
    }
}

fn broken(error: rusqlite::Error) -> Error {
    Error::usage("the question cannot be answered").because(error)
}

/// What `sql` will bring.
fn standin(connection: &Connection, ledger: &Ledger) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let today = ledger.today();
    connection.create_scalar_function("today", 0, flags, move |_| Ok(today.to_string()))?;
    super::day::furnish(connection, ledger)?;
    connection.create_collation("folio", |one: &str, other: &str| one.cmp(other))?;
    let _ = connection.query_row("select 1", [], |_| Ok(())).optional()?;
    Ok(())
}
