//! How the entries of one section become rows of its table.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::cells::{Cell, Texts};
use crate::query::relation::Base;
use crate::schema::{Field, Kind};

/// The columns of one table and what stands in them where nothing is written.
pub(super) struct Plan<'a> {
    base: &'a Base,
    /// How many columns there are in the tables before this one.
    pub(super) first: usize,
    /// The row of an entry in which nothing is written: every default filled in.
    pub(super) blank: Vec<Cell>,
    /// The columns of the fields, by their names.
    columns: HashMap<&'a str, Column, RandomState>,
}

/// Where a field stands, and how it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// The first of its columns.
    pub(super) position: usize,
    pub(super) reads: Reads,
    /// Whether people write it in words of their own.
    pub(super) prose: bool,
}

/// How a value is read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reads {
    Plain,
    /// Into three columns.
    Money,
    Moment,
}

impl<'a> Plan<'a> {
    /// The plan of a table with `first` columns before it; its defaults are added to `texts`.
    pub(super) fn of(base: &'a Base, first: usize, texts: &mut Texts) -> Plan<'a> {
        let mut blank = vec![Cell::Null; base.attributes.len()];
        let mut columns = HashMap::default();
        for field in &base.section.fields {
            if let Some(position) = position(base, &field.name) {
                blank[position] = unwritten(field, texts);
                let reads = match field.kind {
                    Kind::Money | Kind::SignedMoney => Reads::Money,
                    Kind::Moment => Reads::Moment,
                    _ => Reads::Plain,
                };
                columns.insert(field.name.as_str(), Column { position, reads, prose: is_prose(field.element()) });
            }
        }
        Plan { base, first, blank, columns }
    }

    /// The section's name.
    pub(super) fn section(&self) -> &'a str {
        &self.base.section.name
    }

    /// Whether the section is a list of entries.
    pub(super) fn is_list(&self) -> bool {
        self.base.section.list
    }

    /// The column of a field.
    pub(super) fn column(&self, field: &str) -> Option<Column> {
        self.columns.get(field).copied()
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
fn unwritten(field: &Field, texts: &mut Texts) -> Cell {
    match (&field.default, &field.kind) {
        (None, _) => Cell::Null,
        (Some(text), Kind::Boolean) => Cell::Integer(i64::from(text == "true")),
        (Some(text), Kind::Integer { .. }) => text.parse().map_or(Cell::Null, Cell::Integer),
        (Some(text), _) => Cell::Text(texts.add(text)),
    }
}

/// Whether people write what a field holds in words of their own, or look for it as they wrote it; ids and choices are for `--where`.
fn is_prose(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text { .. }
            | Kind::Url
            | Kind::Email
            | Kind::Number
            | Kind::Money
            | Kind::SignedMoney
            | Kind::Table(_)
            | Kind::Open(_)
            | Kind::List(_)
    )
}
