//! The rows that a statement gives, as values.

use rusqlite::types::ValueRef;
use rusqlite::{Statement, params_from_iter};
use serde_json::Value;

use super::cell::dated;
use super::relation::Holds;
use super::{Cell, Column, Row, Rows};
use crate::error::Error;

/// The most rows that an answer may have: beyond, it is a mistake in the question rather than something to read.
const MOST_ROWS: usize = 1_000_000;

/// The most bytes that the values of an answer may take: each row may have values of 16 MB.
const MOST_BYTES: usize = 256_000_000;

/// What a value is counted with besides its text, in bytes.
const EACH: usize = 16;

/// Why an answer was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TooMuch {
    Rows,
    Bytes,
}

impl From<TooMuch> for Error {
    fn from(beyond: TooMuch) -> Error {
        match beyond {
            TooMuch::Rows => Error::usage(format!("the answer has more than {MOST_ROWS} rows"))
                .hint("ask for fewer with `where` or `limit`; `folio export sqlite` writes everything"),
            TooMuch::Bytes => Error::usage(format!("the answer is larger than {} MB", MOST_BYTES / 1_000_000)).hint(
                "ask for fewer rows with `where` or `limit`, or for less of a text with `substr(…, 1, 200)`; \
                `folio export sqlite` writes everything",
            ),
        }
    }
}

/// Runs a statement. No row has an id: [`identify`] gives it.
pub(super) fn rows(
    mut statement: Statement<'_>,
    parameters: &[String],
) -> rusqlite::Result<std::result::Result<Rows, TooMuch>> {
    let holds: Vec<Option<Holds>> =
        statement.columns().map(|column| column.decl_type().and_then(Holds::from_declared)).collect();
    let names = distinct(statement.column_names());
    let mut rows = statement.query(params_from_iter(parameters))?;
    let mut found = Vec::new();
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        if found.len() == MOST_ROWS {
            return Ok(Err(TooMuch::Rows));
        }
        let cells = holds.iter().enumerate().map(|(index, holds)| Ok(cell(row.get_ref(index)?, *holds)));
        let cells: Vec<Cell> = cells.collect::<rusqlite::Result<_>>()?;
        bytes += cells.iter().map(size).sum::<usize>();
        if bytes > MOST_BYTES {
            return Ok(Err(TooMuch::Bytes));
        }
        found.push(Row { id: String::new(), cells, origin: None });
    }
    let columns = names.into_iter().enumerate().map(|(index, name)| Column { name, right: is_number(&found, index) });
    Ok(Ok(Rows { columns: columns.collect(), rows: found }))
}

/// Gives each row of an answer what it goes by. Where that is its first value, it is held twice: only who prints it asks for it.
pub fn identify(rows: &mut Rows) {
    let names: Vec<String> = rows.columns.iter().map(|column| column.name.clone()).collect();
    rows.rows.iter_mut().for_each(|row| row.id = identifier(&names, &row.cells));
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

/// About what a value takes, in bytes.
fn size(cell: &Cell) -> usize {
    EACH + match cell {
        Cell::Text(text) | Cell::Plain(text) => text.len(),
        Cell::Json(value) => json_size(value),
        _ => 0,
    }
}

/// A list takes more than its text: two bytes may be an item.
fn json_size(value: &Value) -> usize {
    size_of::<Value>()
        + match value {
            Value::String(text) => text.len(),
            Value::Array(items) => items.iter().map(json_size).sum(),
            Value::Object(entries) => entries.iter().map(|(key, value)| key.len() + json_size(value)).sum(),
            _ => 0,
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
