//! The rows that a statement gives, as values.

use rusqlite::types::ValueRef;
use rusqlite::{Statement, params_from_iter};

use super::cell::dated;
use super::relation::Holds;
use super::{Cell, Column, Row, Rows};

/// The most rows that an answer may have: beyond, it is a mistake in the question rather than something to read.
pub(super) const MOST_ROWS: usize = 1_000_000;

/// Runs a statement; one row more than there may be tells that there are more.
pub(super) fn rows(mut statement: Statement<'_>, parameters: &[String]) -> rusqlite::Result<Rows> {
    let holds: Vec<Option<Holds>> =
        statement.columns().map(|column| column.decl_type().and_then(Holds::from_declared)).collect();
    let names = distinct(statement.column_names());
    let mut rows = statement.query(params_from_iter(parameters))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()?
        && found.len() <= MOST_ROWS
    {
        let cells = holds.iter().enumerate().map(|(index, holds)| Ok(cell(row.get_ref(index)?, *holds)));
        let cells: Vec<Cell> = cells.collect::<rusqlite::Result<_>>()?;
        found.push(Row { id: identifier(&names, &cells), cells, origin: None });
    }
    let columns = names.into_iter().enumerate().map(|(index, name)| Column { name, right: is_number(&found, index) });
    Ok(Rows { columns: columns.collect(), rows: found })
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
