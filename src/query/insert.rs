//! Rows put into one table, several with each statement: half of what a row costs SQLite is the statement around it.

use std::ops::Range;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Result, Statement};

/// How many rows one statement puts in, where there are as many.
const RUN: usize = 8;

/// How the rows of a table are numbered.
#[derive(Debug, Clone, Copy)]
pub(super) enum Numbers {
    /// Not at all.
    None,
    /// From this one on.
    From(i64),
    /// From this one on, which is more than any in the table: SQLite itself gives the next ones, and looks for no place.
    After(i64),
}

/// Puts rows into one table, whose first columns are the same for all rows of a file.
pub(super) struct Insert<'c> {
    connection: &'c Connection,
    table: String,
    columns: Vec<String>,
    /// For one row and for a [`RUN`]; prepared when they are needed first.
    one: Option<Prepared<'c>>,
    run: Option<Prepared<'c>>,
}

impl<'c> Insert<'c> {
    pub(super) fn new(connection: &'c Connection, table: &str, columns: &[&str]) -> Insert<'c> {
        let columns = columns.iter().map(|name| format!("\"{name}\"")).collect();
        Insert { connection, table: table.to_owned(), columns, one: None, run: None }
    }

    /// Puts in so many rows: the `shared` cells first, then what `cell` gives for a row and a column after the shared ones.
    pub(super) fn put<'v>(
        &mut self,
        numbers: Numbers,
        shared: &[ValueRef<'_>],
        rows: usize,
        cell: impl Fn(usize, usize) -> ValueRef<'v>,
    ) -> Result<()> {
        // The first row tells SQLite where to go on.
        let (start, first) = match numbers {
            Numbers::None => (0, None),
            Numbers::From(first) => (rows, Some(first)),
            Numbers::After(first) => (rows.min(1), Some(first)),
        };
        let end = rows - (rows - start) % RUN;
        let in_order = [(0..start, false), (start..end, true), (end..rows, false)];
        for (rows, in_runs) in in_order.into_iter().filter(|(rows, _)| !rows.is_empty()) {
            let (size, first) = if in_runs { (RUN, None) } else { (1, first) };
            let mut prepared = match if in_runs { self.run.take() } else { self.one.take() } {
                Some(prepared) => prepared,
                None => Prepared::new(self, shared.len(), first.is_some(), size)?,
            };
            prepared.put(first, shared, rows, &cell)?;
            *if in_runs { &mut self.run } else { &mut self.one } = Some(prepared);
        }
        Ok(())
    }
}

/// A statement that puts in so many rows.
struct Prepared<'c> {
    statement: Statement<'c>,
    rows: usize,
    /// What its places hold: first the shared cells, then the others of each row.
    held: Vec<Held>,
}

/// What is known of a place. Most cells are empty, and many words stand in one row after the other: both stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    Nothing,
    Word(usize, [u8; WORD]),
    Other,
}

/// How long a word is at most, in bytes.
const WORD: usize = 24;

impl<'c> Prepared<'c> {
    /// A statement for so many rows, the first `shared` columns of which are the same; for a single row, its number may stand
    /// behind its cells.
    fn new(insert: &Insert<'c>, shared: usize, numbered: bool, rows: usize) -> Result<Prepared<'c>> {
        let own = insert.columns.len() - shared;
        let places = shared + rows * own;
        let number = |before: &str, name: &str| if numbered { format!(", {before}{name}") } else { String::new() };
        let row = |row: usize| {
            let places = (1..=shared).chain((1..=own).map(|place| shared + row * own + place));
            let places: Vec<String> = places.map(|place| format!("?{place}")).collect();
            format!("({}{})", places.join(", "), number("?", &(shared + own + 1).to_string()))
        };
        // Where a statement for many rows may fail midway, SQLite makes a way back for it, before which the full-text index
        // has to empty its buffer. With `fail` and without numbers it makes none; a transaction has its own.
        let sql = format!(
            "insert or fail into \"{}\" ({}{}) values {}",
            insert.table,
            insert.columns.join(", "),
            number("", "rowid"),
            (0..rows).map(row).collect::<Vec<_>>().join(", ")
        );
        Ok(Prepared { statement: insert.connection.prepare(&sql)?, rows, held: vec![Held::Nothing; places] })
    }

    fn put<'v>(
        &mut self,
        first: Option<i64>,
        shared: &[ValueRef<'_>],
        rows: Range<usize>,
        cell: impl Fn(usize, usize) -> ValueRef<'v>,
    ) -> Result<()> {
        for (place, value) in shared.iter().enumerate() {
            self.bind(place, *value)?;
        }
        let own = (self.held.len() - shared.len()) / self.rows;
        for start in rows.step_by(self.rows) {
            for row in 0..self.rows {
                for column in 0..own {
                    self.bind(shared.len() + row * own + column, cell(start + row, column))?;
                }
            }
            if let Some(first) = first {
                // A file has fewer rows than a number can count.
                self.statement.raw_bind_parameter(self.held.len() + 1, first + start as i64)?;
            }
            self.statement.raw_execute()?;
        }
        // What stays bound keeps SQLite's small pieces of memory, and the next statement has to ask for larger ones.
        self.statement.clear_bindings();
        self.held.fill(Held::Nothing);
        Ok(())
    }

    fn bind(&mut self, place: usize, value: ValueRef<'_>) -> Result<()> {
        let held = Held::of(value);
        if held == Held::Other || held != self.held[place] {
            self.statement.raw_bind_parameter(place + 1, ToSqlOutput::Borrowed(value))?;
            self.held[place] = held;
        }
        Ok(())
    }
}

impl Held {
    fn of(value: ValueRef<'_>) -> Held {
        match value {
            ValueRef::Null => Held::Nothing,
            ValueRef::Text(text) if text.len() <= WORD => {
                let mut word = [0; WORD];
                word[..text.len()].copy_from_slice(text);
                Held::Word(text.len(), word)
            }
            _ => Held::Other,
        }
    }
}
