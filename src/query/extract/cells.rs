//! The cells of one file's rows, all texts in one piece: made and dropped at once, whichever thread does it.

use std::fmt::{Display, Write as _};

use rusqlite::types::{Value, ValueRef};

/// A cell of a row.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(Stretch),
}

/// Where a text stands in its [`Texts`].
#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct Stretch {
    // Cells are many, and one thread makes them for another: half as wide, half as much is carried over.
    start: u32,
    end: u32,
}

/// Many texts, one behind the other.
#[derive(Debug, Clone, Default)]
pub(in crate::query) struct Texts(String);

/// The rows of one table.
#[derive(Debug, Default)]
pub(in crate::query) struct Rows {
    /// Position of each entry in its section, malformed ones counted.
    pub(super) indices: Vec<usize>,
    /// The cells of one row after the other: two places for client and file, which the harvest holds once, the line, the
    /// fields, what is derived.
    cells: Vec<Cell>,
    width: usize,
}

impl Texts {
    /// The same texts, with room for so many bytes more.
    pub(super) fn with_room(&self, bytes: usize) -> Texts {
        let mut all = String::with_capacity(self.0.len() + bytes);
        all.push_str(&self.0);
        Texts(all)
    }

    /// Their bytes.
    pub(in crate::query) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn add(&mut self, text: &str) -> Stretch {
        self.add_with(|all| all.push_str(text))
    }

    pub(super) fn add_shown(&mut self, value: &impl Display) -> Stretch {
        // Writing to memory does not fail.
        self.add_with(|all| write!(all, "{value}").unwrap_or_default())
    }

    /// What `add` puts behind all other texts.
    pub(super) fn add_with(&mut self, add: impl FnOnce(&mut String)) -> Stretch {
        let start = self.0.len();
        add(&mut self.0);
        Stretch { start: place(start), end: place(self.0.len()) }
    }

    /// A value as a cell.
    pub(in crate::query) fn cell(&mut self, value: Value) -> Cell {
        match value {
            Value::Integer(number) => Cell::Integer(number),
            Value::Real(number) => Cell::Real(number),
            Value::Text(text) => Cell::Text(self.add(&text)),
            Value::Null | Value::Blob(_) => Cell::Null,
        }
    }

    pub(in crate::query) fn text(&self, stretch: Stretch) -> &str {
        self.0.get(stretch.start as usize..stretch.end as usize).unwrap_or_default()
    }

    /// A cell as SQLite takes it.
    pub(in crate::query) fn value(&self, cell: Cell) -> ValueRef<'_> {
        match cell {
            Cell::Null => ValueRef::Null,
            Cell::Integer(number) => ValueRef::Integer(number),
            Cell::Real(number) => ValueRef::Real(number),
            Cell::Text(stretch) => ValueRef::Text(self.text(stretch).as_bytes()),
        }
    }
}

/// A file has four megabytes at most, and its texts stand here a few times.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Stretch {
    pub(in crate::query) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

impl Rows {
    /// Adds a row in which nothing is written but `blank`, and gives its cells.
    pub(super) fn add(&mut self, index: usize, blank: &[Cell]) -> &mut [Cell] {
        self.indices.push(index);
        self.width = blank.len();
        let start = self.cells.len();
        self.cells.extend_from_slice(blank);
        &mut self.cells[start..]
    }

    /// How many rows there are.
    pub(in crate::query) fn len(&self) -> usize {
        self.indices.len()
    }

    /// The cells of a row.
    pub(in crate::query) fn row(&self, row: usize) -> &[Cell] {
        &self.cells[row * self.width..(row + 1) * self.width]
    }

    pub(in crate::query) fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells[row * self.width + column]
    }

    pub(in crate::query) fn set(&mut self, row: usize, column: usize, cell: Cell) {
        self.cells[row * self.width + column] = cell;
    }
}
