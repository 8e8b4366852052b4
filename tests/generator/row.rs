//! The generator's own records: an entry of a section with typed cells, in the customary order of its keys.
//!
//! Files are written from rows and answers are counted from rows; nothing is ever read back from a file.

use chrono::{NaiveDate, NaiveDateTime};

/// An amount in hundredths of its currency; every currency drawn here has two decimals.
#[derive(Clone, Copy)]
pub(super) struct Money {
    pub(super) minor: i64,
    pub(super) currency: &'static str,
}

/// A value of a key.
#[derive(Clone)]
pub(super) enum Cell {
    Text(String),
    Integer(i64),
    Flag(bool),
    Day(NaiveDate),
    Moment(NaiveDateTime),
    Money(Money),
    List(Vec<String>),
    /// A list of inline tables, such as the payments of an invoice.
    Tables(Vec<Row>),
    /// One inline table, such as `custom`.
    Table(Row),
}

/// An entry of a section, or one inline table of a list.
#[derive(Clone, Default)]
pub(super) struct Row {
    /// The section that the entry stands in; empty for an inline table.
    pub(super) section: &'static str,
    pub(super) cells: Vec<(&'static str, Cell)>,
}

impl Row {
    /// An entry of a section without any key yet.
    pub(super) fn of(section: &'static str) -> Self {
        Self { section, cells: Vec::new() }
    }

    /// The row with one more key.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<Cell>) -> Self {
        self.cells.push((key, value.into()));
        self
    }

    /// The row with one more key, if there is a value for it.
    pub(super) fn maybe(self, key: &'static str, value: Option<impl Into<Cell>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The row with one more list, if the list is not empty.
    pub(super) fn list<T: Into<String>>(self, key: &'static str, items: Vec<T>) -> Self {
        let items: Vec<String> = items.into_iter().map(Into::into).collect();
        self.maybe(key, (!items.is_empty()).then_some(Cell::List(items)))
    }

    /// The value of a key, if the entry has it.
    pub(super) fn cell(&self, key: &str) -> Option<&Cell> {
        self.cells.iter().find(|(name, _)| *name == key).map(|(_, cell)| cell)
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        if let Some(Cell::Text(text)) = self.cell(key) { Some(text) } else { None }
    }

    /// Whether a key holds this text; an absent key counts as `default`.
    pub(super) fn is(&self, key: &str, wanted: &str, default: &str) -> bool {
        self.text(key).unwrap_or(default) == wanted
    }

    /// The integer of a key.
    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        if let Some(Cell::Integer(number)) = self.cell(key) { Some(*number) } else { None }
    }

    /// The day of a key: a date, or the day of a moment.
    pub(super) fn day(&self, key: &str) -> Option<NaiveDate> {
        match self.cell(key)? {
            Cell::Day(day) => Some(*day),
            Cell::Moment(moment) => Some(moment.date()),
            _ => None,
        }
    }

    /// The amount of a key.
    pub(super) fn money(&self, key: &str) -> Option<Money> {
        if let Some(Cell::Money(money)) = self.cell(key) { Some(*money) } else { None }
    }

    /// The strings of a list; none when the key is absent.
    pub(super) fn items(&self, key: &str) -> &[String] {
        if let Some(Cell::List(items)) = self.cell(key) { items } else { &[] }
    }

    /// The inline tables of a list; none when the key is absent.
    pub(super) fn tables(&self, key: &str) -> &[Row] {
        if let Some(Cell::Tables(rows)) = self.cell(key) { rows } else { &[] }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<NaiveDateTime> for Cell {
    fn from(moment: NaiveDateTime) -> Self {
        Self::Moment(moment)
    }
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<Vec<Row>> for Cell {
    fn from(rows: Vec<Row>) -> Self {
        Self::Tables(rows)
    }
}
