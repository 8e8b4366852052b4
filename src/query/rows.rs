//! Rows as a value: what lists and, later, queries answer with.

use serde_json::Value;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Unknown: nothing is written in the ledger.
    Absent,
    /// Text of a person, from any source: to be escaped by every format.
    Text(String),
    /// A date, a moment, a span or a sum of money in folio's own spelling: never a formula, never escaped.
    Plain(String),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A list or an inline table.
    Json(Value),
}

impl Cell {
    /// The value as a person reads it, not yet made safe for a terminal.
    pub fn to_text(&self) -> String {
        match self {
            Cell::Absent => String::new(),
            Cell::Text(text) | Cell::Plain(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Cell::Json(Value::Array(items)) if items.iter().all(Value::is_string) => {
                items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            Cell::Json(value) => value.to_string(),
        }
    }

    /// The value in JSON's own types.
    pub fn to_json(&self) -> Value {
        match self {
            Cell::Absent => Value::Null,
            Cell::Text(text) | Cell::Plain(text) => Value::from(text.as_str()),
            Cell::Integer(number) => Value::from(*number),
            Cell::Number(number) => Value::from(*number),
            Cell::Boolean(yes) => Value::from(*yes),
            Cell::Json(value) => value.clone(),
        }
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
