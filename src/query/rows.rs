//! Rows as a value: what lists and, later, queries answer with.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::source::Datetime;

/// How an entry is called beside its client: `--format ids` prints it, and addresses take it.
pub(super) fn called(key: &[String]) -> String {
    unbroken(&key.join(","))
}

/// Text on one line, with single blanks.
pub fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Unknown: nothing is written in the ledger.
    Absent,
    /// Text of a person, from any source: to be escaped by every format.
    Text(String),
    /// A date, a span or a sum of money in folio's own spelling: never a formula, never escaped.
    Plain(String),
    /// A day with a time, as it is written.
    Moment(Datetime),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A list or an inline table.
    Json(Value),
    /// A place in the ledger: a path relative to its root, and a line.
    Place {
        /// The path, with `/`.
        file: String,
        /// The line, from 1.
        line: u32,
    },
    /// Text of a person with the parts that were looked for, in scalar values: on a terminal they stand out.
    Marked(String, Vec<Range<usize>>),
}

impl Cell {
    /// The value as a person reads it on a page or in a table, not yet made safe for a terminal.
    pub fn to_shown(&self) -> String {
        match self {
            Cell::Moment(moment) => shown(moment),
            _ => self.to_text(),
        }
    }

    /// The value as programs read it and addresses spell it, not yet made safe for a terminal; a place as seen from the ledger's root.
    pub fn to_text(&self) -> String {
        match self {
            Cell::Absent => String::new(),
            Cell::Text(text) | Cell::Plain(text) | Cell::Marked(text, _) => text.clone(),
            Cell::Moment(moment) => moment.to_string(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Cell::Json(Value::Array(items)) if items.iter().all(Value::is_string) => {
                items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            Cell::Json(value) => value.to_string(),
            Cell::Place { file, line } => format!("{file}:{line}"),
        }
    }

    /// The value in JSON's own types.
    pub fn to_json(&self) -> Value {
        match self {
            Cell::Absent => Value::Null,
            Cell::Text(text) | Cell::Plain(text) | Cell::Marked(text, _) => Value::from(text.as_str()),
            Cell::Moment(moment) => Value::from(moment.to_string()),
            Cell::Integer(number) => Value::from(*number),
            Cell::Number(number) => Value::from(*number),
            Cell::Boolean(yes) => Value::from(*yes),
            Cell::Json(value) => value.clone(),
            Cell::Place { .. } => Value::from(self.to_text()),
        }
    }
}

impl From<&Value> for Cell {
    fn from(value: &Value) -> Cell {
        match value {
            Value::Null => Cell::Absent,
            Value::Bool(yes) => Cell::Boolean(*yes),
            Value::Number(number) => {
                number.as_i64().map_or_else(|| number.as_f64().map_or(Cell::Absent, Cell::Number), Cell::Integer)
            }
            Value::String(text) => Cell::Text(text.clone()),
            Value::Array(_) | Value::Object(_) => Cell::Json(value.clone()),
        }
    }
}

/// A moment without the `T` between day and time, and without seconds where there are none: `2026-03-02 11:30`.
fn shown(moment: &Datetime) -> String {
    let (Some(date), Some(time)) = (moment.date, moment.time) else { return moment.to_string() };
    let offset = moment.offset.map(|offset| offset.to_string()).unwrap_or_default();
    if time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0 {
        format!("{date} {:02}:{:02}{offset}", time.hour, time.minute)
    } else {
        format!("{date} {time}{offset}")
    }
}

/// A column's name and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The field's name, as in the ledger.
    pub name: String,
    /// Numbers stand at the right.
    pub right: bool,
}

/// Where a row stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Slug of the client.
    pub client: String,
    /// Path relative to the ledger's root.
    pub file: String,
    /// Line of the entry's header.
    pub line: u32,
}

/// One record.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What `--format ids` prints: a slug, or a slug, a space and the entry's id or natural key.
    pub id: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Where the record stands; `None` for rows that are not records.
    pub origin: Option<Origin>,
}

/// Records of one kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// What the cells are.
    pub columns: Vec<Column>,
    /// The records, in order.
    pub rows: Vec<Row>,
}

/// The column that tells where a row stands, for who asks for it.
pub const WHERE: &str = "where";

impl Rows {
    /// JSON objects as rows: a column for each key that any of them has, in the order they come up.
    ///
    /// A row goes by its `id`, else by its `client`, else by its first value.
    pub fn of_objects(objects: &[Value]) -> Rows {
        let objects: Vec<_> = objects.iter().filter_map(Value::as_object).collect();
        let mut columns: Vec<Column> = Vec::new();
        for (name, value) in objects.iter().copied().flatten() {
            match columns.iter_mut().find(|column| column.name == *name) {
                Some(column) => column.right |= value.is_number(),
                None => columns.push(Column { name: name.clone(), right: value.is_number() }),
            }
        }
        let row = |object: &&Map<String, Value>| {
            let cells = columns.iter().map(|column| object.get(&column.name).map_or(Cell::Absent, Cell::from));
            let named = ["id", "client"].iter().find_map(|key| object.get(*key).filter(|value| !value.is_null()));
            let id = named.or_else(|| object.values().next()).map(|value| Cell::from(value).to_text());
            Row { id: id.unwrap_or_default(), cells: cells.collect(), origin: None }
        };
        Rows { rows: objects.iter().map(row).collect(), columns }
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn a_moment_is_shown_to_people_without_what_they_do_not_need() {
        for (written, shown) in [
            ("2026-03-02T11:30:00", "2026-03-02 11:30"),
            ("2026-03-02T11:30:05", "2026-03-02 11:30:05"),
            ("2026-03-02T11:30:00.5", "2026-03-02 11:30:00.5"),
            ("2026-03-02T11:30:00+08:00", "2026-03-02 11:30+08:00"),
            ("2026-03-02T11:30:00Z", "2026-03-02 11:30Z"),
            ("2026-03-02", "2026-03-02"),
            ("11:30:00", "11:30:00"),
        ] {
            let cell = Cell::Moment(written.parse().unwrap());
            assert_eq!((cell.to_shown().as_str(), cell.to_text().as_str()), (shown, written));
        }
    }
}
