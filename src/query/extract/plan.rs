//! How the entries of one section become rows of its table.

use std::collections::HashMap;

use rusqlite::types::Value;

use crate::query::relation::Base;
use crate::schema::{Field, Kind};

/// The columns of one table and what stands in them where nothing is written.
pub(super) struct Plan<'a> {
    base: &'a Base,
    /// The row of an entry in which nothing is written: every default filled in.
    pub(super) blank: Vec<Value>,
    /// The first column of each field.
    pub(super) columns: HashMap<&'a str, (usize, &'a Field)>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(base: &'a Base) -> Plan<'a> {
        let mut blank = vec![Value::Null; base.attributes.len()];
        let mut columns = HashMap::new();
        for field in &base.section.fields {
            let column = position(base, &field.name);
            if let Some(column) = column {
                blank[column] = unwritten(field);
                columns.insert(field.name.as_str(), (column, field));
            }
        }
        Plan { base, blank, columns }
    }

    /// The section's name.
    pub(super) fn section(&self) -> &'a str {
        &self.base.section.name
    }

    /// Whether the section is a list of entries.
    pub(super) fn is_list(&self) -> bool {
        self.base.section.list
    }

    /// The position of a column, derived ones too.
    pub(super) fn position(&self, column: &str) -> Option<usize> {
        position(self.base, column)
    }
}

fn position(base: &Base, column: &str) -> Option<usize> {
    base.attributes.iter().position(|attribute| attribute.name == column)
}

/// What a field means where nothing is written: its default in the schema, else unknown.
fn unwritten(field: &Field) -> Value {
    match (&field.default, &field.kind) {
        (None, _) => Value::Null,
        (Some(text), Kind::Boolean) => Value::Integer(i64::from(text == "true")),
        (Some(text), Kind::Integer { .. }) => text.parse().map_or(Value::Null, Value::Integer),
        (Some(text), _) => Value::Text(text.clone()),
    }
}
