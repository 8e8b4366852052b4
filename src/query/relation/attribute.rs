//! A column of a table: its name, what it holds, what it means.

use crate::schema::Kind;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in SQL; no key of the format is an SQL keyword, so it needs no quotes.
    pub name: String,
    /// What it means, in a sentence or two.
    pub doc: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds, and so how it is declared, compared and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Ids and words of a closed list: compared byte by byte.
    Word,
    /// Text written by people: ordered as a reader of any script expects.
    Text,
    /// A day, `2026-03-02`.
    Day,
    /// A moment in the ledger's zone, `2026-03-02T11:30:00`; equal in every spelling.
    Moment,
    /// A list or an inline table, as JSON.
    Json,
    /// A whole number.
    Integer,
    /// A number with or without decimals.
    Number,
    /// 0 or 1.
    Boolean,
}

impl Attribute {
    /// A column.
    pub fn new(name: &str, holds: Holds, doc: &str) -> Attribute {
        Attribute { name: name.to_owned(), doc: doc.to_owned(), holds }
    }

    /// The column as `create table` spells it.
    pub(in crate::query) fn declaration(&self) -> String {
        let collation = self.holds.collation().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
        format!("\"{}\" {}{collation}", self.name, self.holds.declared())
    }
}

impl Holds {
    /// What a field of the schema holds as one column; money takes three, of which this is none.
    pub(super) fn of(kind: &Kind) -> Holds {
        match kind {
            Kind::Text { .. } | Kind::Url | Kind::Email | Kind::Number => Holds::Text,
            Kind::Integer { .. } => Holds::Integer,
            Kind::Decimal { .. } => Holds::Number,
            Kind::Boolean => Holds::Boolean,
            Kind::Day => Holds::Day,
            Kind::Moment => Holds::Moment,
            Kind::List(_) | Kind::Table(_) | Kind::Open(_) => Holds::Json,
            _ => Holds::Word,
        }
    }

    /// The declared type: its words give SQLite the affinity, and tell folio the kind of what a question answers with.
    pub fn declared(self) -> &'static str {
        match self {
            Holds::Word | Holds::Text => "TEXT",
            Holds::Day => "DATE TEXT",
            Holds::Moment => "MOMENT TEXT",
            Holds::Json => "JSON TEXT",
            Holds::Integer => "INTEGER",
            Holds::Number => "REAL",
            Holds::Boolean => "BOOLEAN INTEGER",
        }
    }

    /// The order of its values, where it is not that of their bytes.
    fn collation(self) -> Option<&'static str> {
        match self {
            Holds::Text => Some("folio"),
            Holds::Moment => Some("moment"),
            _ => None,
        }
    }

    /// What a column with this declared type holds; `None` for one of another making.
    pub fn from_declared(declared: &str) -> Option<Holds> {
        let all = [Holds::Word, Holds::Day, Holds::Moment, Holds::Json, Holds::Integer, Holds::Number, Holds::Boolean];
        all.into_iter().find(|holds| holds.declared() == declared)
    }

    /// What it holds, in a few words.
    pub fn word(self) -> &'static str {
        match self {
            Holds::Word | Holds::Text => "text",
            Holds::Day => "day",
            Holds::Moment => "day and time",
            Holds::Json => "JSON",
            Holds::Integer => "whole number",
            Holds::Number => "number",
            Holds::Boolean => "0 or 1",
        }
    }

    /// Whether values stand at the right of a table.
    pub fn is_number(self) -> bool {
        matches!(self, Holds::Integer | Holds::Number)
    }
}
