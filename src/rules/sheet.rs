//! A file as it is written, laid out by its layout: each key of each entry is found once, for all rules.

use std::ops::Range;

use super::{Layout, Route, SectionLayout};
use crate::source::{Entry, KeyPath, Node, Table};

/// The entries of a file by section, with the keys that the format knows.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The key of each section, and which of the rows belong to it.
    sections: Vec<(Option<Entry<'a>>, Range<usize>)>,
    rows: Vec<Row<'a>>,
    /// The keys of all rows that the format knows.
    fields: Vec<Entry<'a>>,
    /// For each row and each key of its section, which of the row's fields has that key; a row has no more of them than the
    /// format has keys.
    places: Vec<Option<u16>>,
}

/// An entry, and what is its own of the fields and places of all.
#[derive(Debug)]
struct Row<'a> {
    index: Option<usize>,
    table: Table<'a>,
    fields: Range<usize>,
    places: Range<usize>,
}

/// How many entries and fields a client mostly has.
const USUAL_ROWS: usize = 32;
const USUAL_FIELDS: usize = 256;

/// One table of a section as it is written: an entry of a list, or the section itself.
#[derive(Debug, Clone, Copy)]
pub struct WrittenEntry<'a> {
    /// The section it belongs to.
    pub section: &'a SectionLayout,
    /// Its position in the list; `None` where the section is a single table.
    pub index: Option<usize>,
    /// Its keys.
    pub table: Table<'a>,
    fields: &'a [Entry<'a>],
    places: &'a [Option<u16>],
}

/// A value found along a [`Route`].
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The value.
    pub node: Node<'a>,
    entry: &'a WrittenEntry<'a>,
    route: &'a Route,
    /// Its position, or that of its inline table, in a list.
    element: Option<usize>,
}

impl<'a> Sheet<'a> {
    /// Lays a file out; values that are no tables are left out.
    pub fn of(root: Table<'a>, layout: &Layout) -> Sheet<'a> {
        let mut sheet = Sheet {
            sections: Vec::with_capacity(layout.sections.len()),
            rows: Vec::with_capacity(USUAL_ROWS),
            fields: Vec::with_capacity(USUAL_FIELDS),
            places: Vec::with_capacity(2 * USUAL_FIELDS),
        };
        for section in &layout.sections {
            let start = sheet.rows.len();
            let written = root.entry(&section.name);
            let node = written.map(|entry| entry.node);
            if let Some(table) = node.and_then(Node::as_table) {
                sheet.add(section, None, table);
            }
            for (index, entry) in node.and_then(Node::as_array).into_iter().flat_map(|list| list.iter().enumerate()) {
                if let Some(table) = entry.as_table() {
                    sheet.add(section, Some(index), table);
                }
            }
            sheet.sections.push((written, start..sheet.rows.len()));
        }
        sheet
    }

    fn add(&mut self, section: &SectionLayout, index: Option<usize>, table: Table<'a>) {
        let (field, place) = (self.fields.len(), self.places.len());
        self.places.resize(place + section.keys.len(), None);
        // Most files follow the order of the format, so that a key is found right behind the one before it.
        let mut next = 0;
        for entry in table.iter() {
            let (before, behind) = section.keys.split_at(next);
            let found = behind.iter().position(|key| key == entry.key).map(|found| next + found);
            let Some(rank) = found.or_else(|| before.iter().position(|key| key == entry.key)) else { continue };
            next = rank + 1;
            self.places[place + rank] = u16::try_from(self.fields.len() - field).ok();
            self.fields.push(entry);
        }
        self.rows.push(Row { index, table, fields: field..self.fields.len(), places: place..self.places.len() });
    }

    /// The key of a section with all that it holds, where it is written.
    pub fn section(&self, section: &SectionLayout) -> Option<Entry<'a>> {
        self.sections.get(section.rank)?.0
    }

    /// The entries of a section in the order of the file.
    pub fn entries(&'a self, section: &'a SectionLayout) -> impl Iterator<Item = WrittenEntry<'a>> + use<'a> {
        let rows =
            self.sections.get(section.rank).and_then(|(_, rows)| self.rows.get(rows.clone())).unwrap_or_default();
        rows.iter().map(|row| WrittenEntry {
            section,
            index: row.index,
            table: row.table,
            fields: &self.fields[row.fields.clone()],
            places: &self.places[row.places.clone()],
        })
    }
}

impl<'a> WrittenEntry<'a> {
    /// The value of the key at a place in the order of the format.
    pub fn get(&self, rank: usize) -> Option<Node<'a>> {
        let place = (*self.places.get(rank)?)?;
        self.fields.get(usize::from(place)).map(|entry| entry.node)
    }

    /// Those of its keys that the format knows, in the order of the format, each with its place in it.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &'a Entry<'a>)> + use<'a> {
        let fields = self.fields;
        let ranks = self.places.iter().enumerate();
        ranks.filter_map(move |(rank, place)| Some((rank, fields.get(usize::from((*place)?))?)))
    }

    /// The text of its `id`.
    pub fn id(&self) -> Option<&'a str> {
        self.get(self.section.named?)?.as_str()
    }

    /// The key path of the entry.
    pub fn path(&self) -> KeyPath {
        let section = KeyPath::key(&self.section.name);
        match self.index {
            Some(index) => section.index(index),
            None => section,
        }
    }

    /// The key path of one of its fields.
    pub fn field(&self, key: &str) -> KeyPath {
        self.path().then(key)
    }

    /// Looks at each value a route leads to.
    pub fn each<'e>(&'e self, route: &'e Route, mut look: impl FnMut(Found<'e>)) {
        let Some(value) = self.get(route.rank) else { return };
        let mut found = |node: Node<'e>, element: Option<usize>| {
            let node = match &route.inner {
                None => Some(node),
                Some(inner) => node.as_table().and_then(|table| table.get(inner)),
            };
            if let Some(node) = node {
                look(Found { node, entry: self, route, element });
            }
        };
        match value.as_array() {
            Some(list) => list.iter().enumerate().for_each(|(element, node)| found(node, Some(element))),
            None => found(value, None),
        }
    }
}

impl Found<'_> {
    /// The key path of the value.
    pub fn path(&self) -> KeyPath {
        let field = self.entry.field(self.key());
        let element = match self.element {
            Some(element) => field.index(element),
            None => field,
        };
        match &self.route.inner {
            Some(inner) => element.then(inner),
            None => element,
        }
    }

    /// The field's name, as a person would say it.
    pub fn name(&self) -> &str {
        self.route.inner.as_deref().unwrap_or(self.key())
    }

    fn key(&self) -> &str {
        self.entry.section.keys.get(self.route.rank).map_or("", String::as_str)
    }
}
